// interpreter.cpp: the dispatch loop.
//
// Threaded code over a register file. `pc` points at the current instruction in the code's private copy; `R` is the
// frame's registers. A script function calling a script function pushes a frame and goes on in the same loop: only a
// native that calls back enters interpret() again. Fast paths stand inline for small ints, flonums, exact lists, tuples
// and dicts, cached attributes and globals; everything else is an out-of-line function (slow_paths.h, protocol.h).
//
// Rules for whoever edits this file:
//  1. SAVE() (frame->pc = pc) before anything that may raise, call, allocate or poll: tracebacks, handler lookup and
//  the
//     collector's live tops all read frame->pc.
//  2. After a script frame was pushed or popped, reload with ENTER_FRAME / RESUME_FRAME; nothing else may be cached.
//  3. A destination register is written only when the operation has succeeded.
//  4. Nothing allocated may be held only in a local of this loop across a call that can collect: the collector skips
//  the
//     loop's own frame. Operands are safe in their registers below the live top; natives' locals are scanned as usual.
//  5. Quickening rewrites the opcode in the private copy; the immutable unit keeps the original. A quickened
//     instruction whose guard fails falls back to the generic handler, which may quicken it again.
//  6. Keep slow paths out of line and mark them noinline: the loop's registers are precious.
#include "runtime/interp/interpreter.h"

#include "runtime/errors/raise.h"
#include "runtime/interp/monitoring.h"
#include "runtime/interp/slow_paths.h"
#include "runtime/interp/watched_call.h"
#include "runtime/protocol/attribute_cache.h"

namespace adder {

namespace {

// Opcodes that exist only in private copies.
enum QuickOp : int {
  kLoadGlobalModule = kOpCount,  // cache[0]: version, index
  kLoadGlobalBuiltin,            // cache[0]: version of globals, index; cache[1]: version of builtins
  kLoadAttrSlot,                 // cache[0]: head; cache[1]: version, slot
  kLoadAttrValue,                // cache[0]: head; cache[1]: type version; cache[2]: value
  kLoadAttrProperty,             // same, value is the getter function
  kLoadAttrModule,               // cache[0]: head; cache[1]: keys version, index
  kLoadAttrType,                 // cache[0]: the type; cache[1]: its version; cache[2]: value
  kStoreAttrSlot,                // cache[0]: head; cache[1]: slot
  kStoreAttrAdd,                 // cache[0]: head; cache[1]: slot; cache[2]: new head
  kLoadMethodCached,             // cache[0]: head; cache[1]: type version; cache[2]: function
  kLoadMethodType,               // cache[0]: the type; cache[1]: version; cache[2]: value; slot 1: pass the class
  kLoadSuperMethodCached,  // cache[0]: head of self; cache[1]: versions of its type and the class; cache[2]: function
  kStoreGlobalModule,      // cache[0]: version, index
  kForIterRange,
  kForIterList,
  kForIterGenerator,
  kForIterPairs,  // with the UnpackSequence of two behind it
  kQuickCount
};

// Where this function's frame begins: every value the loop needs later stands in script registers (see
// InterpreterSpan).
inline const char* stack_pointer() {
#if defined(__x86_64__)
  const char* sp;
  asm volatile("mov %%rsp, %0" : "=r"(sp));
  return sp;
#else
  return nullptr;  // nothing is skipped
#endif
}

Value run_loop(ThreadState& ts);

}  // namespace

__attribute__((noinline)) Value interpret(ThreadState& ts) noexcept {
  // The callers' values in callee-saved registers must not be saved in the span, which is not scanned: save them here,
  // above the locals. The span ends at its own record.
  __builtin_unwind_init();
  InterpreterSpan span{nullptr, nullptr, ts.interpreter_spans};
  span.high = reinterpret_cast<const char*>(&span);
  ts.interpreter_spans = &span;
  Value result = run_loop(ts);
  ts.interpreter_spans = span.outer;
  return result;
}

#define LIKELY(x) __builtin_expect(!!(x), 1)
#define UNLIKELY(x) __builtin_expect(!!(x), 0)

namespace {

__attribute__((noinline)) Value run_loop(ThreadState& ts) {
  ts.interpreter_spans->low = stack_pointer();
  static const void* const kMain[256] = {
#define OP(name, a, b, c, extra, flags, effect) &&op_##name,
#include "frontend/bytecode/opcodes.def"
#undef OP
      &&op_LoadGlobalModule,  &&op_LoadGlobalBuiltin, &&op_LoadAttrSlot,   &&op_LoadAttrValue,
      &&op_LoadAttrProperty,  &&op_LoadAttrModule,    &&op_LoadAttrType,   &&op_StoreAttrSlot,
      &&op_StoreAttrAdd,      &&op_LoadMethodCached,  &&op_LoadMethodType, &&op_LoadSuperMethodCached,
      &&op_StoreGlobalModule, &&op_ForIterRange,      &&op_ForIterList,    &&op_ForIterGenerator,
      &&op_ForIterPairs};
  // While every instruction must be looked at (tracing, switching the GIL at every opcode) dispatch goes through here.
  static const struct Watched {
    const void* table[256];
    explicit Watched(const void* target) {
      for (const void*& entry : table) entry = target;
    }
  } kWatched(&&op_Watch);

  Frame* frame = ts.frame;
  Instr* pc = nullptr;
  Value* R = nullptr;
  const void* const* dispatch = nullptr;
  uint64_t w = 0;
  Value result;  // of a return, on its way to the caller
  // A call on its way through call_any: `count` arguments at `args`, args[-1] free to take a self.
  Value callable;
  Value* args = nullptr;
  size_t count = 0;
  const Instr* watched_from = nullptr;  // the frame's pc before op_Watch, for an instrumented instruction
  Instr* branch = nullptr;              // a monitored conditional jump whose way the next dispatch shows

#define A ((w >> 16) & 0xffff)
#define B ((w >> 32) & 0xffff)
#define C (w >> 48)
#define SIMM_A static_cast<int16_t>(w >> 16)
#define SIMM_C static_cast<int16_t>(w >> 48)
#define BC static_cast<int32_t>(w >> 32)
#define SAVE() (frame->pc = pc)
#define CACHE (reinterpret_cast<uint64_t*>(pc) + 1)
#define DISPATCH()                              \
  do {                                          \
    w = *reinterpret_cast<const uint64_t*>(pc); \
    goto* dispatch[static_cast<uint8_t>(w)];    \
  } while (0)
#define NEXT_AFTER(extra) \
  do {                    \
    pc += 1 + (extra);    \
    DISPATCH();           \
  } while (0)
#define NEXT() NEXT_AFTER(0)
#define SELECT_DISPATCH() (dispatch = UNLIKELY(ts.watch_every_op) ? kWatched.table : kMain)
#define LOAD_FRAME()                    \
  do {                                  \
    frame = ts.frame;                   \
    R = frame->registers;               \
    pc = const_cast<Instr*>(frame->pc); \
  } while (0)
#define SET(expression)                \
  do {                                 \
    Value value_ = (expression);       \
    if (UNLIKELY(!value_)) goto error; \
    R[A] = value_;                     \
  } while (0)
#define CHECK(expression)                    \
  do {                                       \
    if (UNLIKELY(!(expression))) goto error; \
  } while (0)
#define IS_INSTRUMENTED() (pc->op == static_cast<uint8_t>(Op::Instrumented))
#define QUICKEN(op_) ((void)(IS_INSTRUMENTED() || (pc->op = static_cast<uint8_t>(op_))))
#define UNQUICKEN(op_) QUICKEN(Op::op_)
#define BOTH_INT(x, y) ((x).bits() & (y).bits() & 1)
#define BOTH_FLONUM(x, y) (((((x).bits() ^ 2) | ((y).bits() ^ 2)) & 3) == 0)
// Stores a float: the encoding is inline, rare values go out of line.
#define SET_FLOAT(d_)                   \
  do {                                  \
    double d__ = (d_);                  \
    Value v__ = Value::try_flonum(d__); \
    if (UNLIKELY(!v__)) {               \
      SAVE();                           \
      v__ = new_float_slow(ts, d__);    \
      if (!v__) goto error;             \
    }                                   \
    R[A] = v__;                         \
  } while (0)

  LOAD_FRAME();
  SELECT_DISPATCH();
  if (UNLIKELY(!frame->code->instructions)) goto first_execution;
  if (!pc)
    pc = reinterpret_cast<Instr*>(frame->code->instructions);
  else if (frame->flags & kFrameGenerator) {
    if (UNLIKELY(frame->code->monitor != nullptr) && !(frame->flags & kFrameThrow)) goto monitored_resume;
    pc = resume_point(frame);
  }
  if (frame->flags & kFrameThrow) goto generator_throw;
  if (UNLIKELY(ts.poll.load(std::memory_order_relaxed))) goto entry_poll;
  DISPATCH();

first_execution:
  if (!materialize(ts, frame->code)) goto error_no_traceback;
  pc = reinterpret_cast<Instr*>(frame->code->instructions);
  SAVE();
entry_poll:
  SAVE();
  if (UNLIKELY(ts.poll.load(std::memory_order_relaxed))) {
    if (!handle_poll(ts)) goto error;
    SELECT_DISPATCH();
  }
  if (UNLIKELY(ts.watch_every_op) && ts.trace_enabled() && !trace_call(ts, frame)) goto error;
  DISPATCH();

op_Watch: {
  const Instr* before = frame->pc;
  SAVE();
  if (UNLIKELY(branch != nullptr)) {
    Instr* from = branch;
    branch = nullptr;
    CHECK(monitor_branch(ts, frame, from, pc));
  }
  CHECK(watch_instruction(ts, frame));
  SELECT_DISPATCH();
  // A trace function may have moved f_lineno.
  pc = const_cast<Instr*>(frame->pc);
  w = *reinterpret_cast<const uint64_t*>(pc);
  if (UNLIKELY(bool(ts.profile_function)) && is_call(static_cast<Op>(w & 0xff))) {
    WatchedCall call;
    CHECK(watched_call(ts, frame, &call));
    if (is_kind(call.callable, Kind::NativeFunction)) {
      Value v = profiled_call(ts, frame, call);
      if (!v) goto error;
      R[call.result] = v;
      pc += call.words;
      SELECT_DISPATCH();
      DISPATCH();
    }
  }
  if (IS_INSTRUMENTED()) watched_from = before;
  // As when nobody watches, the head of a loop leaves no trace of itself.
  if (static_cast<Op>(w & 0xff) == Op::LoopHeader) frame->pc = before;
  goto* kMain[static_cast<uint8_t>(w)];
}

  // --- monitored instructions: events first, then the instruction as the unit has it
op_Instrumented: {
  const Instr* before = watched_from ? watched_from : frame->pc;
  watched_from = nullptr;
  SAVE();
  branch = nullptr;
  CHECK(monitor_before(ts, frame, before));
  Op op = static_cast<Op>(frame->code->unit->code()[pc - reinterpret_cast<Instr*>(frame->code->instructions)].op);
  w = *reinterpret_cast<const uint64_t*>(pc);
  if (is_call(op)) {
    int done = monitor_call(ts, frame);
    if (done < 0) goto error;
    if (done) {
      NEXT_AFTER(kOpInfo[static_cast<int>(op)].extra_words);
    }
  } else if (op == Op::ForIter) {
    int done = monitor_for_iter(ts, frame);
    if (done < 0) goto error;
    branch = pc;
    dispatch = kWatched.table;
    if (done) {
      pc += done == 1 ? 1 : 1 + SIMM_C;
      DISPATCH();
    }
  } else if (kOpInfo[static_cast<int>(op)].flags & kJump && !(kOpInfo[static_cast<int>(op)].flags & kTerm)) {
    branch = pc;
    dispatch = kWatched.table;
  }
  goto* kMain[static_cast<int>(op)];
}
monitored_resume: {
  Generator* g = generator_of(frame);
  bool delegating = g->delegating;
  if (!monitor_resume(ts, frame)) goto error;
  pc = resume_point(frame);
  if (UNLIKELY(ts.poll.load(std::memory_order_relaxed))) goto entry_poll;
  if (delegating) {
    // The instruction goes on; it does not begin again.
    w = *reinterpret_cast<const uint64_t*>(pc);
    goto op_YieldFrom;
  }
  DISPATCH();
}

  // --- moves and constants
op_Nop:
  NEXT();
op_LoadConst:
  R[A] = frame->code->constants[static_cast<uint32_t>(BC)];
  NEXT();
op_LoadInt:
  R[A] = Value::small_int(BC);
  NEXT();
op_LoadNone:
  R[A] = kNone;
  NEXT();
op_Move:
  R[A] = R[B];
  NEXT();
op_Clear:
  R[A] = Value();
  NEXT();
op_CheckBound:
  if (LIKELY(bool(R[A]))) NEXT();
  SAVE();
  raise_unbound_local(ts, frame, A);
  goto error;
op_DeleteFast:
  if (UNLIKELY(!R[A])) {
    SAVE();
    raise_unbound_local(ts, frame, A);
    goto error;
  }
  R[A] = Value();
  NEXT();

  // --- names
op_LoadGlobal: {
  SAVE();
  uint64_t* cache = CACHE;
  Str* name = frame->code->names[B];
  int quick = 0;
  Value v = load_global(ts, frame, name, cache, &quick);
  if (UNLIKELY(!v)) goto error;
  if (quick) QUICKEN(quick == 1 ? kLoadGlobalModule : kLoadGlobalBuiltin);
  R[A] = v;
  NEXT_AFTER(2);
}
op_LoadGlobalModule: {
  uint64_t cache = CACHE[0];
  Dict* globals = frame->globals;
  if (LIKELY(globals->version == static_cast<uint32_t>(cache))) {
    R[A] = globals->keys->entries[cache >> 32].value;
    NEXT_AFTER(2);
  }
  UNQUICKEN(LoadGlobal);
  goto op_LoadGlobal;
}
op_LoadGlobalBuiltin: {
  uint64_t first = CACHE[0], second = CACHE[1];
  Dict* builtins = frame->builtins;
  if (LIKELY(frame->globals->version == static_cast<uint32_t>(first) &&
             builtins->version == static_cast<uint32_t>(second))) {
    R[A] = builtins->keys->entries[second >> 32].value;
    NEXT_AFTER(2);
  }
  UNQUICKEN(LoadGlobal);
  goto op_LoadGlobal;
}
op_StoreGlobal: {
  SAVE();
  Str* name = frame->code->names[B];
  int quick = 0;
  CHECK(store_global(ts, frame, name, R[A], CACHE, &quick));
  if (quick) QUICKEN(kStoreGlobalModule);
  NEXT_AFTER(1);
}
op_StoreGlobalModule: {
  uint64_t cache = CACHE[0];
  Dict* globals = frame->globals;
  if (LIKELY(globals->version == static_cast<uint32_t>(cache))) {
    globals->keys->entries[cache >> 32].value = R[A];
    NEXT_AFTER(1);
  }
  UNQUICKEN(StoreGlobal);
  goto op_StoreGlobal;
}
op_DeleteGlobal:
  SAVE();
  CHECK(delete_global(ts, frame, frame->code->names[B]));
  NEXT();
op_LoadName:
  SAVE();
  SET(load_name(ts, frame, frame->code->names[B]));
  NEXT_AFTER(2);
op_StoreName:
  SAVE();
  CHECK(store_name(ts, frame, frame->code->names[B], R[A]));
  NEXT();
op_DeleteName:
  SAVE();
  CHECK(delete_name(ts, frame, frame->code->names[B]));
  NEXT();
op_MakeCell:
  SAVE();
  SET(Value(new_cell(ts, R[A])));
  NEXT();
op_LoadDeref: {
  Value v = R[B].as<CellVar>()->contents;
  if (UNLIKELY(!v)) {
    SAVE();
    raise_unbound_deref(ts, frame, B);
    goto error;
  }
  R[A] = v;
  NEXT();
}
op_StoreDeref:
  R[A].as<CellVar>()->contents = R[B];
  NEXT();
op_DeleteDeref: {
  CellVar* cell = R[A].as<CellVar>();
  if (UNLIKELY(!cell->contents)) {
    SAVE();
    raise_unbound_deref(ts, frame, A);
    goto error;
  }
  cell->contents = Value();
  NEXT();
}
op_LoadClassDeref:
  SAVE();
  SET(load_class_deref(ts, frame, B, frame->code->names[C]));
  NEXT();
op_LoadClassGlobal:
  SAVE();
  SET(load_name(ts, frame, frame->code->names[B]));
  NEXT();
op_LoadFromDict:
  SAVE();
  CHECK(load_from_mapping(ts, R[B], frame->code->names[C], &R[A]));
  NEXT();
op_LoadLocals:
  SAVE();
  SET(load_locals(ts, frame));
  NEXT();

  // --- attributes
op_LoadAttr: {
  SAVE();
  int quick = 0;
  Value v = load_attribute(ts, R[B], frame->code->names[C], CACHE, &quick);
  if (UNLIKELY(!v)) goto error;
  if (quick) QUICKEN(kLoadAttrSlot + quick - 1);
  R[A] = v;
  NEXT_AFTER(3);
}
op_LoadAttrSlot: {
  Value object = R[B];
  uint64_t* cache = CACHE;
  if (LIKELY(object.is_cell() && object.as_cell()->head == cache[0])) {
    Value v = object.as<Instance>()->slots[cache[1]];
    if (LIKELY(bool(v))) {
      R[A] = v;
      NEXT_AFTER(3);
    }
  }
  UNQUICKEN(LoadAttr);
  goto op_LoadAttr;
}
op_LoadAttrValue: {
  Value object = R[B];
  uint64_t* cache = CACHE;
  if (LIKELY(object.is_cell() && object.as_cell()->head == cache[0] && object.as_cell()->type()->version == cache[1])) {
    R[A] = Value(cache[2]);
    NEXT_AFTER(3);
  }
  UNQUICKEN(LoadAttr);
  goto op_LoadAttr;
}
op_LoadAttrModule: {
  Value object = R[B];
  uint64_t* cache = CACHE;
  if (LIKELY(object.is_cell() && object.as_cell()->head == cache[0])) {
    Dict* dict = object.as<Module>()->dict;
    if (LIKELY(dict->version == static_cast<uint32_t>(cache[1]) && cache[1])) {
      R[A] = dict->keys->entries[cache[1] >> 32].value;
      NEXT_AFTER(3);
    }
  }
  UNQUICKEN(LoadAttr);
  goto op_LoadAttr;
}
op_LoadAttrType: {
  Value object = R[B];
  uint64_t* cache = CACHE;
  if (LIKELY(object.bits() == cache[0] && object.as<Type>()->version == cache[1])) {
    R[A] = Value(cache[2]);
    NEXT_AFTER(3);
  }
  UNQUICKEN(LoadAttr);
  goto op_LoadAttr;
}
op_LoadAttrProperty: {
  Value object = R[B];
  uint64_t* cache = CACHE;
  if (LIKELY(object.is_cell() && object.as_cell()->head == cache[0] && object.as_cell()->type()->version == cache[1])) {
    Function* getter = Value(cache[2]).as<Function>();
    SAVE();
    Value* window = ts.stack_top;
    window[0] = object;
    Frame* callee = push_frame_inline(ts, getter, window, 1);
    if (UNLIKELY(!callee)) goto error;
    callee->result_register = static_cast<uint16_t>(A);
    callee->skip = 4;
    goto enter_frame;
  }
  UNQUICKEN(LoadAttr);
  goto op_LoadAttr;
}
op_StoreAttr: {
  SAVE();
  int quick = 0;
  CHECK(store_attribute(ts, R[A], frame->code->names[C], R[B], CACHE, &quick));
  if (quick) QUICKEN(kStoreAttrSlot + quick - 1);
  NEXT_AFTER(3);
}
op_StoreAttrSlot: {
  Value object = R[A];
  uint64_t* cache = CACHE;
  if (LIKELY(object.is_cell() && object.as_cell()->head == cache[0])) {
    object.as<Instance>()->slots[cache[1]] = R[B];
    NEXT_AFTER(3);
  }
  UNQUICKEN(StoreAttr);
  goto op_StoreAttr;
}
op_StoreAttrAdd: {
  Value object = R[A];
  uint64_t* cache = CACHE;
  if (LIKELY(object.is_cell() && object.as_cell()->head == cache[0])) {
    Instance* instance = object.as<Instance>();
    instance->slots[cache[1]] = R[B];
    instance->head = cache[2];
    NEXT_AFTER(3);
  }
  UNQUICKEN(StoreAttr);
  goto op_StoreAttr;
}
op_DeleteAttr:
  SAVE();
  CHECK(set_attribute(ts, R[A], frame->code->names[C], Value()));
  NEXT();
op_LoadMethod: {
  SAVE();
  int quick = 0;
  CHECK(load_method(ts, R[B], frame->code->names[C], &R[A], CACHE, &quick));
  if (quick) QUICKEN(quick == 1 ? kLoadMethodCached : kLoadMethodType);
  NEXT_AFTER(3);
}
op_LoadMethodCached: {
  Value object = R[B];
  uint64_t* cache = CACHE;
  if (LIKELY(object.is_cell() && object.as_cell()->head == cache[0] && object.as_cell()->type()->version == cache[1])) {
    size_t a = A;
    R[a] = Value(cache[2]);
    R[a + 1] = object;
    NEXT_AFTER(3);
  }
  UNQUICKEN(LoadMethod);
  goto op_LoadMethod;
}
op_LoadMethodType: {
  Value object = R[B];
  uint64_t* cache = CACHE;
  if (LIKELY(object.bits() == cache[0] && object.as<Type>()->version == static_cast<uint32_t>(cache[1]))) {
    size_t a = A;
    R[a] = Value(cache[2]);
    R[a + 1] = cache[1] >> 32 ? object : Value();
    NEXT_AFTER(3);
  }
  UNQUICKEN(LoadMethod);
  goto op_LoadMethod;
}
op_LoadSuperAttr:
  SAVE();
  SET(load_super_attribute(ts, &R[B], frame->code->names[C]));
  NEXT_AFTER(3);
op_LoadSuperMethod: {
  SAVE();
  int quick = 0;
  CHECK(load_super_method(ts, &R[B], frame->code->names[C], &R[A], CACHE, &quick));
  if (quick) QUICKEN(kLoadSuperMethodCached);
  NEXT_AFTER(3);
}
op_LoadSuperMethodCached: {
  Value* window = &R[B];
  Value self = window[2], behind = window[1];
  uint64_t* cache = CACHE;
  // Functions of a class statement that ran twice share their code: the class to search behind is not always the same.
  if (LIKELY(self.is_cell() && self.as_cell()->head == cache[0] &&
             self.as_cell()->type()->version == static_cast<uint32_t>(cache[1]) && is_type(behind) &&
             behind.as<Type>()->version == cache[1] >> 32 && window[0] == Value(ts.rt.types.super))) {
    size_t a = A;
    R[a] = Value(cache[2]);
    R[a + 1] = self;
    NEXT_AFTER(3);
  }
  UNQUICKEN(LoadSuperMethod);
  goto op_LoadSuperMethod;
}

  // --- items
op_GetItem: {
  Value object = R[B], key = R[C];
  if (object.is_cell()) {
    Cell* cell = object.as_cell();
    if (cell->is_exact(Kind::List)) {
      List* list = reinterpret_cast<List*>(cell);
      if (key.is_int()) {
        int64_t i = key.as_int();
        if (i < 0) i += static_cast<int64_t>(list->size);
        if (LIKELY(static_cast<uint64_t>(i) < list->size)) {
          R[A] = list->items[i];
          NEXT();
        }
      }
    } else if (cell->is_exact(Kind::Dict)) {
      SAVE();
      Dict* dict = reinterpret_cast<Dict*>(cell);
      Value v = is_exact(key, Kind::Str) ? dict_get_str(ts, dict, key.as<Str>()) : dict_get(ts, dict, key);
      if (LIKELY(bool(v))) {
        R[A] = v;
        NEXT();
      }
      if (ts.has_error()) goto error;
      raise_key_error(ts, key);
      goto error;
    } else if (cell->is_exact(Kind::Tuple)) {
      Tuple* tuple = reinterpret_cast<Tuple*>(cell);
      if (key.is_int()) {
        int64_t i = key.as_int();
        if (i < 0) i += static_cast<int64_t>(tuple->size);
        if (LIKELY(static_cast<uint64_t>(i) < tuple->size)) {
          R[A] = tuple->items[i];
          NEXT();
        }
      }
    } else if (cell->is_exact(Kind::Str) && key.is_int()) {
      Str* s = reinterpret_cast<Str*>(cell);
      int64_t i = key.as_int();
      if (i < 0) i += static_cast<int64_t>(s->length);
      if (LIKELY(static_cast<uint64_t>(i) < s->length)) {
        uint32_t point = s->at(static_cast<size_t>(i));
        Str* cached = point < 256 ? ts.rt.latin1[point] : nullptr;
        if (UNLIKELY(!cached)) {
          SAVE();
          cached = str_from_char(ts, point);
          if (!cached) goto error;
        }
        R[A] = cached;
        NEXT();
      }
    }
  }
  SAVE();
  SET(get_item(ts, object, key));
  NEXT();
}
op_GetItemI: {
  Value object = R[B];
  int64_t i = SIMM_C;
  if (object.is_cell()) {
    if (object.as_cell()->is_exact(Kind::List)) {
      List* list = object.as<List>();
      if (i < 0) i += static_cast<int64_t>(list->size);
      if (LIKELY(static_cast<uint64_t>(i) < list->size)) {
        R[A] = list->items[i];
        NEXT();
      }
    } else if (object.as_cell()->is_exact(Kind::Tuple)) {
      Tuple* tuple = object.as<Tuple>();
      if (i < 0) i += static_cast<int64_t>(tuple->size);
      if (LIKELY(static_cast<uint64_t>(i) < tuple->size)) {
        R[A] = tuple->items[i];
        NEXT();
      }
    }
  }
  SAVE();
  SET(get_item(ts, object, Value::small_int(SIMM_C)));
  NEXT();
}
op_SetItem: {
  Value object = R[A], key = R[B];
  if (object.is_cell()) {
    if (object.as_cell()->is_exact(Kind::List) && key.is_int()) {
      List* list = object.as<List>();
      int64_t i = key.as_int();
      if (i < 0) i += static_cast<int64_t>(list->size);
      if (LIKELY(static_cast<uint64_t>(i) < list->size)) {
        list->items[i] = R[C];
        NEXT();
      }
    } else if (object.as_cell()->is_exact(Kind::Dict)) {
      SAVE();
      CHECK(dict_set(ts, object.as<Dict>(), key, R[C]));
      NEXT();
    }
  }
  SAVE();
  CHECK(set_item(ts, object, key, R[C]));
  NEXT();
}
op_DelItem:
  SAVE();
  CHECK(del_item(ts, R[A], R[B]));
  NEXT();

  // --- arithmetic
#define BINARY(op_, INT_CASE, FLOAT_CASE)   \
  {                                         \
    Value x = R[B], y = R[C];               \
    if (LIKELY(BOTH_INT(x, y))) {           \
      INT_CASE                              \
    } else if (BOTH_FLONUM(x, y)) {         \
      FLOAT_CASE                            \
    }                                       \
    SAVE();                                 \
    SET(binary_slow(ts, Op::op_, x, y, w)); \
    NEXT();                                 \
  }
op_Add:
  BINARY(
      Add,
      {
        int64_t r;
        if (LIKELY(!__builtin_add_overflow(static_cast<int64_t>(x.bits()), static_cast<int64_t>(y.bits() - 1), &r))) {
          R[A] = Value(static_cast<uint64_t>(r));
          NEXT();
        }
      },
      {
        SET_FLOAT(x.as_flonum() + y.as_flonum());
        NEXT();
      })
op_Sub:
  BINARY(
      Sub,
      {
        int64_t r;
        if (LIKELY(!__builtin_sub_overflow(static_cast<int64_t>(x.bits()), static_cast<int64_t>(y.bits() - 1), &r))) {
          R[A] = Value(static_cast<uint64_t>(r));
          NEXT();
        }
      },
      {
        SET_FLOAT(x.as_flonum() - y.as_flonum());
        NEXT();
      })
op_Mul:
  BINARY(
      Mul,
      {
        int64_t r;
        if (LIKELY(!__builtin_mul_overflow(static_cast<int64_t>(x.bits() - 1), y.as_int(), &r))) {
          R[A] = Value(static_cast<uint64_t>(r) | 1);
          NEXT();
        }
      },
      {
        SET_FLOAT(x.as_flonum() * y.as_flonum());
        NEXT();
      })
op_TrueDiv:
  BINARY(
      TrueDiv,
      {
        int64_t n = x.as_int();
        int64_t d = y.as_int();
        // Both exact as doubles: one correctly rounded division.
        if (LIKELY(d != 0 && n < (int64_t{1} << 53) && n > -(int64_t{1} << 53) && d < (int64_t{1} << 53) &&
                   d > -(int64_t{1} << 53))) {
          SET_FLOAT(static_cast<double>(n) / static_cast<double>(d));
          NEXT();
        }
      },
      {
        SET_FLOAT(x.as_flonum() / y.as_flonum());
        NEXT();
      })
// The quotient rounded down and the remainder with the divisor's sign; 32-bit division when it fits is much faster.
#define INT_DIVMOD(n, d, q, r)                                                    \
  int64_t q, r;                                                                   \
  if (LIKELY((static_cast<uint64_t>(n) | static_cast<uint64_t>(d)) >> 32 == 0)) { \
    q = static_cast<uint32_t>(n) / static_cast<uint32_t>(d);                      \
    r = static_cast<uint32_t>(n) % static_cast<uint32_t>(d);                      \
  } else {                                                                        \
    q = (n) / (d);                                                                \
    r = (n) % (d);                                                                \
    if (r != 0 && ((r ^ (d)) < 0)) {                                              \
      --q;                                                                        \
      r += (d);                                                                   \
    }                                                                             \
  }
op_FloorDiv:
  BINARY(FloorDiv,
         {
           int64_t n = x.as_int();
           int64_t d = y.as_int();
           if (LIKELY(d != 0)) {
             INT_DIVMOD(n, d, q, r)
             (void)r;
             if (LIKELY(Value::fits_small(q))) {
               R[A] = Value::small_int(q);
               NEXT();
             }
           }
         },
         {})
op_Mod:
  BINARY(Mod,
         {
           int64_t n = x.as_int();
           int64_t d = y.as_int();
           if (LIKELY(d != 0)) {
             INT_DIVMOD(n, d, q, r)
             (void)q;
             R[A] = Value::small_int(r);
             NEXT();
           }
         },
         {})
op_Pow:
  BINARY(Pow, {}, {})
op_MatMul:
  BINARY(MatMul, {}, {})
op_And:
  BINARY(And,
         {
           R[A] = Value(x.bits() & y.bits());
           NEXT();
         },
         {})
op_Or:
  BINARY(Or,
         {
           R[A] = Value(x.bits() | y.bits());
           NEXT();
         },
         {})
op_Xor:
  BINARY(Xor,
         {
           R[A] = Value((x.bits() ^ y.bits()) | 1);
           NEXT();
         },
         {})
op_LShift:
  BINARY(LShift,
         {
           int64_t n = x.as_int();
           int64_t s = y.as_int();
           if (LIKELY(static_cast<uint64_t>(s) < 62)) {
             int64_t r = static_cast<int64_t>(static_cast<uint64_t>(n) << s);
             if (LIKELY(r >> s == n && Value::fits_small(r))) {
               R[A] = Value::small_int(r);
               NEXT();
             }
           }
         },
         {})
op_RShift:
  BINARY(RShift,
         {
           int64_t s = y.as_int();
           if (LIKELY(s >= 0)) {
             R[A] = Value::small_int(x.as_int() >> (s > 63 ? 63 : s));
             NEXT();
           }
         },
         {})
#define BINARY_I(op_, INT_CASE, FLOAT_CASE)                     \
  {                                                             \
    Value x = R[B];                                             \
    int64_t imm = SIMM_C;                                       \
    if (LIKELY(x.is_int())) {                                   \
      INT_CASE                                                  \
    } else if (x.is_flonum()) {                                 \
      FLOAT_CASE                                                \
    }                                                           \
    SAVE();                                                     \
    SET(binary_slow(ts, Op::op_, x, Value::small_int(imm), w)); \
    NEXT();                                                     \
  }
op_AddI:
  BINARY_I(
      Add,
      {
        int64_t r;
        if (LIKELY(!__builtin_add_overflow(static_cast<int64_t>(x.bits()), imm * 2, &r))) {
          R[A] = Value(static_cast<uint64_t>(r));
          NEXT();
        }
      },
      {
        SET_FLOAT(x.as_flonum() + static_cast<double>(imm));
        NEXT();
      })
op_SubI:
  BINARY_I(
      Sub,
      {
        int64_t r;
        if (LIKELY(!__builtin_sub_overflow(static_cast<int64_t>(x.bits()), imm * 2, &r))) {
          R[A] = Value(static_cast<uint64_t>(r));
          NEXT();
        }
      },
      {
        SET_FLOAT(x.as_flonum() - static_cast<double>(imm));
        NEXT();
      })
op_MulI:
  BINARY_I(
      Mul,
      {
        int64_t r;
        if (LIKELY(!__builtin_mul_overflow(static_cast<int64_t>(x.bits() - 1), imm, &r))) {
          R[A] = Value(static_cast<uint64_t>(r) | 1);
          NEXT();
        }
      },
      {
        SET_FLOAT(x.as_flonum() * static_cast<double>(imm));
        NEXT();
      })
op_FloorDivI:
  BINARY_I(FloorDiv,
           {
             int64_t n = x.as_int();
             if (LIKELY(imm > 0)) {
               INT_DIVMOD(n, imm, q, r)
               (void)r;
               R[A] = Value::small_int(q);
               NEXT();
             }
           },
           {})
op_ModI:
  BINARY_I(Mod,
           {
             int64_t n = x.as_int();
             if (LIKELY(imm > 0)) {
               INT_DIVMOD(n, imm, q, r)
               (void)q;
               R[A] = Value::small_int(r);
               NEXT();
             }
           },
           {})
op_AndI:
  BINARY_I(And,
           {
             R[A] = Value::small_int(x.as_int() & imm);
             NEXT();
           },
           {})
op_LShiftI:
  BINARY_I(LShift,
           {
             int64_t n = x.as_int();
             if (LIKELY(static_cast<uint64_t>(imm) < 62)) {
               int64_t r = static_cast<int64_t>(static_cast<uint64_t>(n) << imm);
               if (LIKELY(r >> imm == n && Value::fits_small(r))) {
                 R[A] = Value::small_int(r);
                 NEXT();
               }
             }
           },
           {})
op_RShiftI:
  BINARY_I(RShift,
           {
             if (LIKELY(imm >= 0)) {
               R[A] = Value::small_int(x.as_int() >> (imm > 63 ? 63 : imm));
               NEXT();
             }
           },
           {})
op_Neg: {
  Value x = R[B];
  if (LIKELY(x.is_int() && x.as_int() != Value::kMinSmall)) {
    R[A] = Value::small_int(-x.as_int());
    NEXT();
  }
  if (x.is_flonum()) {
    R[A] = Value(x.bits() ^ 4);  // the sign bit is the lowest of the payload
    NEXT();
  }
  SAVE();
  SET(unary_op(ts, Op::Neg, x));
  NEXT();
}
op_Pos:
  SAVE();
  SET(unary_op(ts, Op::Pos, R[B]));
  NEXT();
op_Invert: {
  Value x = R[B];
  if (LIKELY(x.is_int())) {
    R[A] = Value::small_int(~x.as_int());
    NEXT();
  }
  SAVE();
  SET(unary_op(ts, Op::Invert, x));
  NEXT();
}
// Truth of a register into `t`, inline for the usual constants.
#define TRUTH(v, t)                         \
  int t;                                    \
  if (LIKELY((v).is_true()))                \
    t = 1;                                  \
  else if ((v).is_false() || (v).is_none()) \
    t = 0;                                  \
  else if ((v).is_int())                    \
    t = (v).bits() != 1;                    \
  else {                                    \
    SAVE();                                 \
    t = truth(ts, v);                       \
    if (UNLIKELY(t < 0)) goto error;        \
  }
op_Not: {
  Value v = R[B];
  TRUTH(v, t)
  R[A] = Value::boolean(!t);
  NEXT();
}

// --- comparison
#define COMPARE(op_, operator_)                                                                       \
  {                                                                                                   \
    Value x = R[B], y = R[C];                                                                         \
    if (LIKELY(BOTH_INT(x, y))) {                                                                     \
      R[A] = Value::boolean(static_cast<int64_t>(x.bits()) operator_ static_cast<int64_t>(y.bits())); \
      NEXT();                                                                                         \
    }                                                                                                 \
    if (BOTH_FLONUM(x, y)) {                                                                          \
      R[A] = Value::boolean(x.as_flonum() operator_ y.as_flonum());                                   \
      NEXT();                                                                                         \
    }                                                                                                 \
    SAVE();                                                                                           \
    SET(rich_compare(ts, Compare::op_, x, y));                                                        \
    NEXT();                                                                                           \
  }
op_Lt:
  COMPARE(kLt, <)
op_Le:
  COMPARE(kLe, <=)
op_Gt:
  COMPARE(kGt, >)
op_Ge:
  COMPARE(kGe, >=)
op_Eq:
  COMPARE(kEq, ==)
op_Ne:
  COMPARE(kNe, !=)
op_Is:
  R[A] = Value::boolean(equal_identity(R[B], R[C]));
  NEXT();
op_IsNot:
  R[A] = Value::boolean(!equal_identity(R[B], R[C]));
  NEXT();
op_In: {
  SAVE();
  int t = contains(ts, R[C], R[B]);
  if (UNLIKELY(t < 0)) goto error;
  R[A] = Value::boolean(t);
  NEXT();
}
op_NotIn: {
  SAVE();
  int t = contains(ts, R[C], R[B]);
  if (UNLIKELY(t < 0)) goto error;
  R[A] = Value::boolean(!t);
  NEXT();
}

  // --- jumps
op_Jump:
  pc += 1 + BC;
  DISPATCH();
op_LoopHeader:
  if (UNLIKELY(ts.poll.load(std::memory_order_relaxed))) {
    const Instr* before = frame->pc;
    SAVE();
    if (!handle_poll(ts)) goto error;
    frame->pc = before;  // who watches lines asks where the loop was reached from
    SELECT_DISPATCH();
  }
  NEXT_AFTER(1);
op_JumpIfTrue: {
  Value v = R[A];
  TRUTH(v, t)
  pc += 1 + (t ? BC : 0);
  DISPATCH();
}
op_JumpIfFalse: {
  Value v = R[A];
  TRUTH(v, t)
  pc += 1 + (t ? 0 : BC);
  DISPATCH();
}
op_JumpIfNone:
  pc += 1 + (R[A].is_none() ? BC : 0);
  DISPATCH();
op_JumpIfNotNone:
  pc += 1 + (R[A].is_none() ? 0 : BC);
  DISPATCH();
op_JumpIfUnbound:
  pc += 1 + (R[A] ? 0 : BC);
  DISPATCH();
#define COMPARE_JUMP(op_, operator_, negate)                                       \
  {                                                                                \
    Value x = R[B], y = R[C];                                                      \
    bool t;                                                                        \
    if (LIKELY(BOTH_INT(x, y)))                                                    \
      t = static_cast<int64_t>(x.bits()) operator_ static_cast<int64_t>(y.bits()); \
    else if (BOTH_FLONUM(x, y))                                                    \
      t = x.as_flonum() operator_ y.as_flonum();                                   \
    else {                                                                         \
      SAVE();                                                                      \
      int r = compare_truth(ts, Compare::op_, x, y);                               \
      if (UNLIKELY(r < 0)) goto error;                                             \
      t = r;                                                                       \
    }                                                                              \
    pc += 1 + (t != negate ? SIMM_A : 0);                                          \
    DISPATCH();                                                                    \
  }
op_JumpLt:
  COMPARE_JUMP(kLt, <, false)
op_JumpLe:
  COMPARE_JUMP(kLe, <=, false)
op_JumpGt:
  COMPARE_JUMP(kGt, >, false)
op_JumpGe:
  COMPARE_JUMP(kGe, >=, false)
op_JumpEq:
  COMPARE_JUMP(kEq, ==, false)
op_JumpNe:
  COMPARE_JUMP(kNe, !=, false)
op_JumpNotLt:
  COMPARE_JUMP(kLt, <, true)
op_JumpNotLe:
  COMPARE_JUMP(kLe, <=, true)
op_JumpNotGt:
  COMPARE_JUMP(kGt, >, true)
op_JumpNotGe:
  COMPARE_JUMP(kGe, >=, true)
#define COMPARE_JUMP_I(op_, operator_, negate)                           \
  {                                                                      \
    Value x = R[B];                                                      \
    int64_t imm = SIMM_C;                                                \
    bool t;                                                              \
    if (LIKELY(x.is_int()))                                              \
      t = x.as_int() operator_ imm;                                      \
    else if (x.is_flonum())                                              \
      t = x.as_flonum() operator_ static_cast<double>(imm);              \
    else {                                                               \
      SAVE();                                                            \
      int r = compare_truth(ts, Compare::op_, x, Value::small_int(imm)); \
      if (UNLIKELY(r < 0)) goto error;                                   \
      t = r;                                                             \
    }                                                                    \
    pc += 1 + (t != negate ? SIMM_A : 0);                                \
    DISPATCH();                                                          \
  }
op_JumpLtI:
  COMPARE_JUMP_I(kLt, <, false)
op_JumpLeI:
  COMPARE_JUMP_I(kLe, <=, false)
op_JumpGtI:
  COMPARE_JUMP_I(kGt, >, false)
op_JumpGeI:
  COMPARE_JUMP_I(kGe, >=, false)
op_JumpEqI:
  COMPARE_JUMP_I(kEq, ==, false)
op_JumpNeI:
  COMPARE_JUMP_I(kNe, !=, false)
op_JumpNotLtI:
  COMPARE_JUMP_I(kLt, <, true)
op_JumpNotLeI:
  COMPARE_JUMP_I(kLe, <=, true)
op_JumpNotGtI:
  COMPARE_JUMP_I(kGt, >, true)
op_JumpNotGeI:
  COMPARE_JUMP_I(kGe, >=, true)
op_JumpNotEq:
  COMPARE_JUMP(kEq, ==, true)
op_JumpNotNe:
  COMPARE_JUMP(kNe, !=, true)
op_JumpNotEqI:
  COMPARE_JUMP_I(kEq, ==, true)
op_JumpNotNeI:
  COMPARE_JUMP_I(kNe, !=, true)
op_JumpIs:
  pc += 1 + (equal_identity(R[B], R[C]) ? SIMM_A : 0);
  DISPATCH();
op_JumpIsNot:
  pc += 1 + (equal_identity(R[B], R[C]) ? 0 : SIMM_A);
  DISPATCH();

  // --- iteration
op_GetIter:
  SAVE();
  SET(get_iterator(ts, R[B]));
  NEXT();
op_ForIter: {
  Value iterator = R[B];
  Head head = iterator.as_cell()->head;
  if (head == ts.rt.heads.range_iterator) {
    QUICKEN(kForIterRange);
    goto op_ForIterRange;
  }
  if (head == ts.rt.heads.list_iterator) {
    QUICKEN(kForIterList);
    goto op_ForIterList;
  }
  if (head == ts.rt.heads.generator && LIKELY(!IS_INSTRUMENTED())) {
    QUICKEN(kForIterGenerator);
    goto op_ForIterGenerator;
  }
  Type* type = iterator.as_cell()->type();
  const Instr* next = pc + 1;
  // Only a temporary that nobody but the unpacking reads: `for p in d.items(): a, b = p` keeps p.
  if (type->native && type->native->pair_next && !type->has(kTypeHeap) && next->op == uint8_t(Op::UnpackSequence) &&
      next->b == A && next->c == 2 && A >= frame->code->local_count) {
    QUICKEN(kForIterPairs);
    goto op_ForIterPairs;
  }
  SAVE();
  Value v = iterate_next(ts, iterator);
  if (LIKELY(bool(v))) {
    R[A] = v;
    NEXT();
  }
  if (UNLIKELY(ts.has_error())) goto error;
  pc += 1 + SIMM_C;
  DISPATCH();
}
op_ForIterPairs: {
  Value iterator = R[B];
  Type* type = iterator.as_cell()->type();
  if (LIKELY(!type->has(kTypeHeap) && type->native && type->native->pair_next && ts.native_stack_ok())) {
    SAVE();
    PairResult found = type->native->pair_next(ts, iterator, &R[pc[1].a]);
    if (LIKELY(found == PairResult::kPair)) NEXT_AFTER(1);
    if (found == PairResult::kEnd) {
      if (UNLIKELY(ts.has_error())) goto error;
      pc += 1 + SIMM_C;
      DISPATCH();
    }
  }
  UNQUICKEN(ForIter);
  SAVE();
  Value v = iterate_next(ts, iterator);
  if (LIKELY(bool(v))) {
    R[A] = v;
    NEXT();
  }
  if (UNLIKELY(ts.has_error())) goto error;
  pc += 1 + SIMM_C;
  DISPATCH();
}
op_ForIterRange: {
  Iterator* it = R[B].as<Iterator>();
  if (LIKELY(it->head == ts.rt.heads.range_iterator)) {
    if (LIKELY(it->stop > 0)) {
      R[A] = Value::small_int(it->position);
      it->position += it->step;
      --it->stop;
      NEXT();
    }
    pc += 1 + SIMM_C;
    DISPATCH();
  }
  UNQUICKEN(ForIter);
  goto op_ForIter;
}
op_ForIterList: {
  Iterator* it = R[B].as<Iterator>();
  if (LIKELY(it->head == ts.rt.heads.list_iterator)) {
    if (LIKELY(bool(it->source))) {
      List* list = it->source.as<List>();
      if (LIKELY(static_cast<uint64_t>(it->position) < list->size)) {
        R[A] = list->items[it->position++];
        NEXT();
      }
      it->source = Value();
    }
    pc += 1 + SIMM_C;
    DISPATCH();
  }
  UNQUICKEN(ForIter);
  goto op_ForIter;
}
op_ForIterGenerator: {
  Generator* g = R[B].as<Generator>();
  if (LIKELY(g->head == ts.rt.heads.generator)) {
    if (LIKELY(g->state <= GeneratorState::kSuspended)) {
      SAVE();
      if (UNLIKELY(ts.depth >= ts.depth_limit)) {
        raise_recursion_error(ts, "");
        goto error;
      }
      ++ts.depth;
      if (g->started) g->registers()[g->yield_register] = kNone;
      g->started = true;
      g->state = GeneratorState::kRunning;
      Frame* callee = &g->frame;
      callee->previous = frame;
      callee->saved_top = ts.stack_top;
      callee->result_register = static_cast<uint16_t>(A);
      callee->skip = 1;
      callee->flags = kFrameGenerator | kFrameForIter;
      ts.frame = frame = callee;
      R = frame->registers;
      if (UNLIKELY(frame->code->monitor != nullptr)) goto monitored_resume;
      pc = resume_point(frame);
      if (UNLIKELY(ts.watch_every_op) && ts.trace_enabled()) {
        if (!trace_call(ts, frame)) goto error;
      }
      DISPATCH();
    }
  }
  UNQUICKEN(ForIter);
  SAVE();
  Value v = iterate_next(ts, R[B]);
  if (LIKELY(bool(v))) {
    R[A] = v;
    NEXT();
  }
  if (UNLIKELY(ts.has_error())) goto error;
  pc += 1 + SIMM_C;
  DISPATCH();
}
op_UnpackSequence: {
  Value source = R[B];
  size_t count = C;
  Value* out = &R[A];
  if (is_exact(source, Kind::Tuple) && source.as<Tuple>()->size == count) {
    Tuple* tuple = source.as<Tuple>();
    for (size_t i = 0; i < count; ++i) out[i] = tuple->items[i];
    NEXT();
  }
  SAVE();
  CHECK(unpack_sequence(ts, source, out, count));
  NEXT();
}
op_UnpackEx:
  SAVE();
  CHECK(unpack_extended(ts, R[B], &R[A], C, static_cast<uint32_t>(CACHE[0])));
  NEXT_AFTER(1);

  // --- building
op_BuildList:
  SAVE();
  SET(Value(new_list_from(ts, &R[B], C)));
  NEXT();
op_BuildTuple:
  SAVE();
  SET(Value(new_tuple_from(ts, &R[B], C)));
  NEXT();
op_BuildSet:
  SAVE();
  SET(build_set(ts, &R[B], C));
  NEXT();
op_BuildDict:
  SAVE();
  SET(build_dict(ts, &R[B], C));
  NEXT();
op_BuildSlice:
  SAVE();
  SET(Value(new_slice(ts, R[B], R[B + 1], C == 3 ? R[B + 2] : kNone)));
  NEXT();
op_BuildString:
  SAVE();
  SET(build_string(ts, &R[B], C));
  NEXT();
op_FormatValue: {
  SAVE();
  uint32_t spec = static_cast<uint32_t>(CACHE[0]);
  SET(format_converted(ts, R[B], C, spec ? R[spec - 1] : Value()));
  NEXT_AFTER(1);
}
op_ListAppend:
  SAVE();
  CHECK(list_append(ts, R[A].as<List>(), R[B]));
  NEXT();
op_SetAdd:
  SAVE();
  CHECK(set_add(ts, R[A].as<Set>(), R[B]) >= 0);
  NEXT();
op_MapAdd:
  SAVE();
  CHECK(dict_set(ts, R[A].as<Dict>(), R[B], R[C]));
  NEXT();
op_ListExtend:
  SAVE();
  CHECK(extend_list(ts, R[A].as<List>(), R[B], C));
  NEXT();
op_SetUpdate:
  SAVE();
  CHECK(set_update(ts, R[A].as<Set>(), R[B]));
  NEXT();
op_DictUpdate:
  SAVE();
  CHECK(update_dict_display(ts, R[A].as<Dict>(), R[B]));
  NEXT();
op_DictMerge:
  SAVE();
  CHECK(merge_keywords(ts, R[A].as<Dict>(), R[B], R[C]));
  NEXT();
op_ListToTuple:
  SAVE();
  SET(Value(new_tuple_from(ts, R[B].as<List>()->items, R[B].as<List>()->size)));
  NEXT();

  // --- functions and calls
op_MakeFunction:
  SAVE();
  SET(make_function(ts, frame, B, &R[C], static_cast<uint8_t>(w >> 8)));
  NEXT();
op_LoadBuildClass:
  SAVE();
  SET(load_build_class(ts, frame));
  NEXT();
op_CallMethod: {
  Value* base = &R[B];
  callable = base[0];
  count = C;
  if (base[1]) {
    args = base + 1;
    ++count;
  } else {
    args = base + 2;
  }
  goto call_any;
}
op_Call: {
  Value* base = &R[B];
  callable = base[0];
  args = base + 1;
  count = C;
}
call_any:
  // What the last call returned must not look alive to the collector from here on.
  result = Value();
  SAVE();
  if (LIKELY(callable.is_cell())) {
    switch (callable.as_cell()->kind()) {
      case Kind::Function: {
        Function* function = callable.as<Function>();
        Code* code = function->code;
        if (UNLIKELY(frame->flags & kFrameGenerator)) {
          // A generator's registers are in its cell: the window moves to the stack.
          Value* top = ts.stack_top;
          std::copy(args, args + count, top);
          args = top;
        }
        if (UNLIKELY(!code->simple_call || count != code->positional_count)) {
          if (UNLIKELY(args + code->register_count >= ts.stack_limit)) {
            raise_recursion_error(ts, "");
            goto error;
          }
          if (!bind_arguments(ts, function, args, args, count, Value())) goto error;
          count = parameter_count(code);
        }
        Frame* callee = push_frame_inline(ts, function, args, static_cast<uint32_t>(count));
        if (UNLIKELY(!callee)) goto error;
        callee->result_register = static_cast<uint16_t>(A);
        callee->skip = 3;
        goto enter_frame;
      }
      case Kind::NativeFunction: {
        NativeFunction* native = callable.as<NativeFunction>();
        if (native->self && native->owner) {
          *--args = native->self;
          ++count;
        }
        Value v = call_native_fast(ts, native, args, count);
        if (UNLIKELY(!v)) goto error;
        R[A] = v;
        if (UNLIKELY(ts.poll.load(std::memory_order_relaxed))) goto poll_after_call;
        NEXT_AFTER(2);
      }
      case Kind::BoundMethod: {
        BoundMethod* method = callable.as<BoundMethod>();
        // Only these do without the slot below the window, which the receiver takes.
        if (!is_kind(method->function, Kind::Function) && !is_kind(method->function, Kind::NativeFunction)) break;
        *--args = method->self;
        ++count;
        callable = method->function;
        goto call_any;
      }
      case Kind::Type: {
        Type* type = callable.as<Type>();
        Value init;
        Value instance = construct_plain(ts, type, count, &init);
        if (instance) {
          if (!init) {
            R[A] = instance;
            NEXT_AFTER(2);
          }
          *--args = instance;
          ++count;
          Function* function = init.as<Function>();
          Code* code = function->code;
          if (UNLIKELY(frame->flags & kFrameGenerator)) {
            Value* top = ts.stack_top;
            std::copy(args, args + count, top);
            args = top;
          }
          if (UNLIKELY(!code->simple_call || count != code->positional_count)) {
            if (UNLIKELY(args + code->register_count >= ts.stack_limit)) {
              raise_recursion_error(ts, "");
              goto error;
            }
            if (!bind_arguments(ts, function, args, args, count, Value())) goto error;
            count = parameter_count(code);
          }
          Frame* callee = push_frame_inline(ts, function, args, static_cast<uint32_t>(count));
          if (UNLIKELY(!callee)) goto error;
          callee->result_register = static_cast<uint16_t>(A);
          callee->skip = 3;
          callee->flags |= kFrameDiscardResult;
          callee->result_override = instance;
          goto enter_frame;
        }
        if (UNLIKELY(ts.has_error())) goto error;
        Value v = construct_builtin(ts, type, args - 1, count);
        if (v) {
          R[A] = v;
          if (UNLIKELY(ts.poll.load(std::memory_order_relaxed))) goto poll_after_call;
          NEXT_AFTER(2);
        }
        if (UNLIKELY(ts.has_error())) goto error;
        break;
      }
      default: {
        Value method = lookup_special(ts, callable.as_cell()->type(), kSpecialCall);
        if (method && is_kind(method, Kind::Function) && !is_kind(callable, Kind::Super)) {
          *--args = callable;
          ++count;
          callable = method;
          goto call_any;
        }
        break;
      }
    }
  }
  SET(call(ts, callable, args, count));
  if (UNLIKELY(ts.poll.load(std::memory_order_relaxed))) goto poll_after_call;
  NEXT_AFTER(2);
poll_after_call:
  if (!handle_poll_after_call(ts, R[A])) goto error;
  SELECT_DISPATCH();
  NEXT_AFTER(2);
op_CallKw: {
  SAVE();
  Value* base = &R[B];
  Value names = frame->code->constants[static_cast<uint32_t>(CACHE[0])];
  callable = base[0];
  if (is_kind(callable, Kind::Function)) {
    Function* function = callable.as<Function>();
    Value* window = frame->flags & kFrameGenerator ? ts.stack_top : base + 1;
    if (UNLIKELY(window + function->code->register_count >= ts.stack_limit)) {
      raise_recursion_error(ts, "");
      goto error;
    }
    CHECK(bind_arguments(ts, function, window, base + 1, C, names));
    Frame* callee = push_frame_inline(ts, function, window, parameter_count(function->code));
    if (UNLIKELY(!callee)) goto error;
    callee->result_register = static_cast<uint16_t>(A);
    callee->skip = 2;
    goto enter_frame;
  }
  SET(call_keywords(ts, callable, base + 1, C, names));
  NEXT_AFTER(1);
}
op_CallMethodKw: {
  SAVE();
  Value* base = &R[B];
  Value names = frame->code->constants[static_cast<uint32_t>(CACHE[0])];
  callable = base[0];
  args = base[1] ? base + 1 : base + 2;
  count = C + (base[1] ? 1 : 0);
  if (is_kind(callable, Kind::Function)) {
    Function* function = callable.as<Function>();
    Value* window = frame->flags & kFrameGenerator ? ts.stack_top : args;
    if (UNLIKELY(window + function->code->register_count >= ts.stack_limit)) {
      raise_recursion_error(ts, "");
      goto error;
    }
    CHECK(bind_arguments(ts, function, window, args, count, names));
    Frame* callee = push_frame_inline(ts, function, window, parameter_count(function->code));
    if (UNLIKELY(!callee)) goto error;
    callee->result_register = static_cast<uint16_t>(A);
    callee->skip = 2;
    goto enter_frame;
  }
  SET(call_keywords(ts, callable, args, count, names));
  NEXT_AFTER(1);
}
op_CallEx: {
  SAVE();
  Value* base = &R[B];
  callable = base[0];
  Value arguments = base[1];
  if (!is_exact(arguments, Kind::Tuple)) {
    arguments = star_arguments(ts, callable, arguments);
    if (!arguments) goto error;
    base[1] = arguments;
  }
  Dict* keywords = C ? base[2].as<Dict>() : nullptr;
  if (is_kind(callable, Kind::Function)) {
    Function* function = callable.as<Function>();
    Value* window = frame->flags & kFrameGenerator ? ts.stack_top : base + 1;
    if (UNLIKELY(window + function->code->register_count >= ts.stack_limit)) {
      raise_recursion_error(ts, "");
      goto error;
    }
    CHECK(
        bind_arguments_dict(ts, function, window, arguments.as<Tuple>()->items, arguments.as<Tuple>()->size, keywords));
    Frame* callee = push_frame_inline(ts, function, window, parameter_count(function->code));
    if (UNLIKELY(!callee)) goto error;
    callee->result_register = static_cast<uint16_t>(A);
    callee->skip = 1;
    goto enter_frame;
  }
  SET(call_dict(ts, callable, arguments.as<Tuple>(), keywords));
  NEXT();
}
enter_frame:
  frame = ts.frame;
  R = frame->registers;
  pc = reinterpret_cast<Instr*>(frame->code->instructions);
  if (UNLIKELY(!pc)) goto first_execution;
  if (UNLIKELY(ts.poll.load(std::memory_order_relaxed) || ts.watch_every_op)) goto entry_poll;
  DISPATCH();

op_Return:
  result = R[A];
  goto do_return;
op_ReturnNone:
  result = kNone;
do_return: {
  uint8_t flags = frame->flags;
  if (UNLIKELY(ts.watch_every_op) && ts.trace_enabled()) {
    SAVE();
    if (!trace_return(ts, frame, result)) goto error;
  }
  if (UNLIKELY(flags != 0 || frame->object)) {
    SAVE();
    if (frame->object) detach_frame_object(ts, frame);
    if (flags & kFrameDiscardResult) {
      if (UNLIKELY(!result.is_none())) {
        raise_type_error(ts, "__init__() should return None, not '%T'", result);
        goto error;
      }
      result = frame->result_override;
    }
    if (flags & kFrameGenerator) {
      Generator* g = generator_of(frame);
      g->state = GeneratorState::kDone;
      g->return_value = result;
      --ts.depth;
      ts.stack_top = frame->saved_top;
      ts.frame = frame->previous;
      if (flags & kFrameForIter) {
        LOAD_FRAME();
        w = *reinterpret_cast<const uint64_t*>(pc);
        pc += 1 + SIMM_C;
        DISPATCH();
      }
      return Value();  // resume_generator reads return_value
    }
    if (flags & kFrameEntry) {
      pop_frame(ts, frame);
      return result;
    }
  }
  uint32_t destination = frame->result_register, skip = frame->skip;
  --ts.depth;
  ts.stack_top = frame->saved_top;
  ts.frame_top = frame;
  ts.frame = frame = frame->previous;
  R = frame->registers;
  pc = const_cast<Instr*>(frame->pc) + skip;
  R[destination] = result;
  DISPATCH();
}

  // --- generators and coroutines
op_ReturnGenerator: {
  SAVE();
  Value g = make_generator(ts, frame);
  if (UNLIKELY(!g)) goto error;
  // The plain frame is gone; its contents moved into the generator. Return the object to the caller.
  result = g;
  if (frame->flags & kFrameEntry) {
    pop_frame(ts, frame);
    return result;
  }
  uint32_t destination = frame->result_register, skip = frame->skip;
  if (frame->flags & kFrameDiscardResult) {
    raise_type_error(ts, "__init__() should return None, not '%T'", result);
    pop_frame(ts, frame);
    LOAD_FRAME();
    goto error;
  }
  pop_frame(ts, frame);
  frame = ts.frame;
  R = frame->registers;
  pc = const_cast<Instr*>(frame->pc) + skip;
  R[destination] = result;
  DISPATCH();
}
op_Yield: {
  SAVE();
  result = R[B];
  if (C == 1) {
    result = wrap_async_value(ts, result);
    if (!result) goto error;
  }
  if (UNLIKELY(ts.watch_every_op) && ts.trace_enabled() && !trace_return(ts, frame, result)) goto error;
  generator_of(frame)->yield_register = static_cast<uint16_t>(A);
}
suspend: {
  Generator* g = generator_of(frame);
  g->state = GeneratorState::kSuspended;
  --ts.depth;
  ts.stack_top = frame->saved_top;
  ts.frame = frame->previous;
  frame->previous = nullptr;
  if (LIKELY(frame->flags & kFrameForIter)) {
    uint32_t destination = frame->result_register;
    LOAD_FRAME();
    R[destination] = result;
    NEXT();
  }
  return result;
}
op_YieldFrom: {
  SAVE();
  Value returned;
  Value v = delegate_send(ts, R[B], R[A], &returned);
  if (v) {
    result = v;
    Generator* g = generator_of(frame);
    g->yield_register = static_cast<uint16_t>(A);
    g->delegating = true;
    if (UNLIKELY(ts.watch_every_op) && ts.trace_enabled() && !trace_return(ts, frame, result)) goto error;
    if (UNLIKELY(IS_INSTRUMENTED()) && !monitor_yield(ts, frame, result)) goto error;
    goto suspend;
  }
  if (UNLIKELY(!returned)) goto error;
  if (UNLIKELY(IS_INSTRUMENTED()) && !monitor_delegation_end(ts, frame, R[B], returned)) goto error;
  R[A] = returned;
  NEXT();
}
op_GetYieldFromIter:
  SAVE();
  SET(get_yield_from_iterator(ts, frame, R[B]));
  NEXT();
op_GetAwaitable:
  SAVE();
  SET(get_awaitable(ts, R[B], static_cast<int>(C)));
  NEXT();
op_GetAIter:
  SAVE();
  SET(get_async_iterator(ts, R[B]));
  NEXT();
op_GetANext:
  SAVE();
  SET(get_async_next(ts, R[B]));
  NEXT();
op_EndAsyncFor: {
  SAVE();
  Value exception = R[A];
  if (is_instance_exact(ts, exception, ts.rt.exc.StopAsyncIteration)) {
    pc += 1 + BC;
    DISPATCH();
  }
  restore_error(ts, exception.as<ExceptionObject>());
  goto error_no_traceback;
}

  // --- exceptions
op_LandingPad:
  R[A] = Value(ts.pending);
  ts.pending = nullptr;
  NEXT();
op_PushHandled: {
  size_t a = A;
  R[a + 1] = frame->handled;
  frame->handled = R[a];
  NEXT();
}
op_PopHandled: {
  size_t a = A;
  frame->handled = R[a + 1];
  R[a] = R[a + 1] = Value();
  NEXT();
}
op_MatchExc: {
  SAVE();
  Value exception = R[B], type = R[C];
  // An exact class match needs no checks of what `type` is.
  if (exception.as_cell()->type() == type.as<Type>() && type.is_cell()) {
    R[A] = kTrue;
    NEXT();
  }
  int t = exception_matches(ts, exception, type);
  if (UNLIKELY(t < 0)) goto error;
  R[A] = Value::boolean(t);
  NEXT();
}
op_MatchExcGroup:
  SAVE();
  CHECK(match_exception_group(ts, R[B], R[C], &R[A]));
  NEXT();
op_PrepReraiseStar:
  SAVE();
  SET(prepare_reraise_star(ts, R[B], R[C]));
  NEXT();
op_Raise:
  SAVE();
  raise_statement(ts, R[A], C == 2 ? R[B] : Value());
  goto error;
op_RaiseBare:
  SAVE();
  if (reraise_handled(ts)) goto error_no_traceback;
  goto error;
op_Reraise:
  SAVE();
  restore_error(ts, R[A].as<ExceptionObject>());
  if (UNLIKELY(ts.rt.monitoring != nullptr)) monitor_exception(ts, frame, Event::kReraise);
  goto error_no_traceback;
op_RaiseAssert:
  SAVE();
  raise_assertion(ts, C ? R[A] : Value());
  goto error;
op_WithEnter:
  SAVE();
  CHECK(with_enter(ts, R[B], &R[A], false));
  NEXT();
op_AsyncWithEnter:
  SAVE();
  CHECK(with_enter(ts, R[B], &R[A], true));
  NEXT();
op_WithExit:
  SAVE();
  SET(with_exit(ts, R[B], R[C]));
  NEXT();

  // --- imports
op_ImportName:
  SAVE();
  SET(import_name(ts, frame, frame->code->names[C], R[B + 1], R[B]));
  NEXT();
op_ImportFrom:
  SAVE();
  SET(import_from(ts, R[B], frame->code->names[C]));
  NEXT();
op_ImportStar:
  SAVE();
  CHECK(import_star(ts, frame, R[A]));
  NEXT();

  // --- match
op_MatchSequence:
  SAVE();
  R[A] = Value::boolean(type_of(ts, R[B])->has(kTypeMatchSequence));
  NEXT();
op_MatchMapping:
  SAVE();
  R[A] = Value::boolean(type_of(ts, R[B])->has(kTypeMatchMapping));
  NEXT();
op_MatchKeys:
  SAVE();
  SET(match_keys(ts, R[B], R[C]));
  NEXT();
op_MatchClass:
  SAVE();
  SET(match_class(ts, R[B], R[C], R[C + 1], static_cast<uint32_t>(CACHE[0])));
  NEXT_AFTER(1);
op_GetLen: {
  SAVE();
  int64_t n = length(ts, R[B]);
  if (UNLIKELY(n < 0)) goto error;
  R[A] = Value::small_int(n);
  NEXT();
}

  // --- rest
op_SetupAnnotations:
  SAVE();
  CHECK(setup_annotations(ts, frame));
  NEXT();
op_PrintExpr:
  SAVE();
  CHECK(print_expression(ts, R[A]));
  NEXT();
op_Intrinsic1:
  SAVE();
  SET(intrinsic1(ts, static_cast<Intrinsic>(C), R[B]));
  NEXT();
op_Intrinsic2:
  SAVE();
  SET(intrinsic2(ts, static_cast<Intrinsic>(C), R[B], R[B + 1]));
  NEXT();
  // --- leaving by exception
generator_throw:
  frame->flags &= static_cast<uint8_t>(~kFrameThrow);
  // Thrown at the yield the generator stands on; a generator not yet started raises at its first line.
  pc = const_cast<Instr*>(frame->pc);
  if (UNLIKELY(ts.rt.monitoring != nullptr)) monitor_exception(ts, frame, Event::kPyThrow);
error:
  add_traceback(ts, frame);
  if (UNLIKELY(ts.rt.monitoring != nullptr)) monitor_exception(ts, frame, Event::kRaise);
  if (UNLIKELY(ts.watch_every_op) && ts.trace_enabled()) trace_exception(ts, frame);
error_no_traceback: {
  branch = nullptr;
  const Instr* at = frame->pc;
  uint32_t index = at && frame->code->instructions
                       ? static_cast<uint32_t>(at - reinterpret_cast<Instr*>(frame->code->instructions))
                       : 0;
  int64_t handler = find_handler(frame->code->unit, index);
  if (handler >= 0) {
    R = frame->registers;
    pc = reinterpret_cast<Instr*>(frame->code->instructions) + handler;
    if (UNLIKELY(ts.rt.monitoring != nullptr)) {
      frame->pc = pc;
      ExceptionObject* handled = ts.pending;
      monitor_exception(ts, frame, Event::kExceptionHandled);
      if (ts.pending != handled) goto error;
    }
    SELECT_DISPATCH();
    DISPATCH();
  }
  uint8_t flags = frame->flags;
  if (UNLIKELY(ts.rt.monitoring != nullptr)) monitor_exception(ts, frame, Event::kPyUnwind);
  if (UNLIKELY(ts.watch_every_op) && ts.trace_enabled()) trace_unwind(ts, frame);
  if (frame->object) detach_frame_object(ts, frame);
  if (flags & kFrameGenerator) {
    finish_failed_generator(ts, frame);
    if (!(flags & kFrameForIter)) return Value();
    LOAD_FRAME();
    goto error;
  }
  pop_frame(ts, frame);
  if (flags & kFrameEntry) return Value();
  LOAD_FRAME();
  goto error;
}
}

}  // namespace

}  // namespace adder
