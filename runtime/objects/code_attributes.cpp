// code_attributes.cpp: code, frame and traceback objects as scripts see them.
#include "runtime/errors/raise.h"
#include "runtime/interp/frame.h"
#include "runtime/objects/code_replace.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/function.h"
#include "runtime/objects/iterators.h"
#include "runtime/objects/str.h"
#include "runtime/protocol/protocol.h"

namespace adder {

namespace {

Code* code_of(Value v) {
  return v.as<Code>();
}

// --- code
Value code_filename(ThreadState&, Value self) {
  return code_of(self)->filename;
}
Value code_name(ThreadState&, Value self) {
  return code_of(self)->name;
}
Value code_qualname(ThreadState&, Value self) {
  return code_of(self)->qualname;
}
Value code_first_line(ThreadState&, Value self) {
  return Value::small_int(code_of(self)->unit->first_line);
}
Value code_argcount(ThreadState&, Value self) {
  return Value::small_int(code_of(self)->unit->positional_count);
}
Value code_posonly(ThreadState&, Value self) {
  return Value::small_int(code_of(self)->unit->positional_only_count);
}
Value code_kwonly(ThreadState&, Value self) {
  return Value::small_int(code_of(self)->unit->keyword_only_count);
}
Value code_stacksize(ThreadState&, Value self) {
  return Value::small_int(code_of(self)->register_count);
}
Value code_flags(ThreadState&, Value self) {
  return Value::small_int(code_of(self)->unit->code_flags & 0xfffffff);
}
Value names_of_kind(ThreadState& ts, Value self, LocalKind kind, bool all_but_free) {
  const CodeUnit* unit = code_of(self)->unit;
  List* list = new_list(ts);
  for (const LocalEntry& local : unit->section<LocalEntry>(unit->locals)) {
    bool take = all_but_free ? local.kind != LocalKind::kFree && local.kind != LocalKind::kHidden : local.kind == kind;
    if (take && (!list || !list_append(ts, list, Value(intern(ts, unit->name_at(local.name)))))) return {};
  }
  return list ? Value(new_tuple_from(ts, list->items, list->size)) : Value();
}
Value code_varnames(ThreadState& ts, Value self) {
  // Cells that are not parameters are not among CPython's varnames.
  const CodeUnit* unit = code_of(self)->unit;
  size_t parameters = size_t{unit->positional_count} + unit->keyword_only_count +
                      ((unit->code_flags & kCodeVarArgs) != 0) + ((unit->code_flags & kCodeVarKeywords) != 0);
  List* list = new_list(ts);
  size_t i = 0;
  for (const LocalEntry& local : unit->section<LocalEntry>(unit->locals)) {
    bool take = i++ < parameters || local.kind == LocalKind::kLocal;
    if (take && (!list || !list_append(ts, list, Value(intern(ts, unit->name_at(local.name)))))) return {};
  }
  return list ? Value(new_tuple_from(ts, list->items, list->size)) : Value();
}
Value code_nlocals(ThreadState& ts, Value self) {
  Value names = code_varnames(ts, self);
  return names ? Value::small_int(static_cast<int64_t>(names.as<Tuple>()->size)) : Value();
}
Value code_cellvars(ThreadState& ts, Value self) {
  return names_of_kind(ts, self, LocalKind::kCell, false);
}
Value code_freevars(ThreadState& ts, Value self) {
  return names_of_kind(ts, self, LocalKind::kFree, false);
}
Value code_names(ThreadState& ts, Value self) {
  // The names that instructions refer to, without those of locals.
  const CodeUnit* unit = code_of(self)->unit;
  std::vector<bool> used(unit->names.count);
  auto words = unit->code();
  for (size_t i = 0; i < words.size();) {
    const Instr& instr = words[i];
    const OpInfo& info = kOpInfo[instr.op];
    for (int k = 0; k < 3; ++k)
      if (info.operands[k][0] == 'N') used[k == 0 ? instr.a : k == 1 ? instr.b : instr.c] = true;
    i += 1 + info.extra_words;
  }
  List* list = new_list(ts);
  for (uint32_t i = 0; i < unit->names.count; ++i)
    if (used[i] && (!list || !list_append(ts, list, Value(intern(ts, unit->name_at(i)))))) return {};
  return list ? Value(new_tuple_from(ts, list->items, list->size)) : Value();
}
Value code_consts(ThreadState& ts, Value self) {
  Code* code = code_of(self);
  if (!code->instructions && !materialize(ts, code)) return {};
  const CodeUnit* unit = code->unit;
  // A function's doc string, or None, comes first: inspect and others look for it there.
  bool function = (unit->code_flags & kCodeNewLocals) && !str_equals(code->name, "<genexpr>");
  if (!function) return new_tuple_from(ts, code->constants, code->constant_count);
  Value doc = kNone;
  if (unit->docstring != CodeUnit::kNone32)
    doc = constant_to_value(ts, unit, unit->constant_at(unit->docstring), code->unit_owner);
  List* list = doc ? new_list(ts) : nullptr;
  if (!list || !list_append(ts, list, doc)) return {};
  for (uint32_t i = 0; i < code->constant_count; ++i) {
    Value v = code->constants[i];
    bool same = v == doc ||
                (is_exact(doc, Kind::Str) && is_exact(v, Kind::Str) && str_compare(doc.as<Str>(), v.as<Str>()) == 0);
    if (!same && !list_append(ts, list, v)) return {};
  }
  return new_tuple_from(ts, list->items, list->size);
}
Value code_bytes(ThreadState& ts, Value self) {
  auto words = code_of(self)->unit->code();
  return new_bytes(ts, {reinterpret_cast<const char*>(words.data()), words.size() * 8});
}
Value code_repr(ThreadState& ts, Value* a, uint32_t) {
  Code* code = code_of(a[0]);
  return format_message(ts, "<code object %U at 0x%x, file \"%U\", line %u>", code->name, a[0].bits(), code->filename,
                        code->unit->first_line);
}
Value code_eq(ThreadState&, Value* a, uint32_t) {
  if (!is_kind(a[1], Kind::Code)) return kNotImplemented;
  return Value::boolean(a[0] == a[1] || (code_of(a[0])->unit->hash == code_of(a[1])->unit->hash &&
                                         code_of(a[0])->unit->first_line == code_of(a[1])->unit->first_line));
}
Value code_hash(ThreadState& ts, Value* a, uint32_t) {
  return new_int(ts, static_cast<int64_t>(code_of(a[0])->unit->hash >> 3));
}

// co_positions(): (line, end_line, column, end_column) for each instruction word; co_lines(): (start, end, line).
Value code_positions(ThreadState& ts, Value* a, uint32_t) {
  const CodeUnit* unit = code_of(a[0])->unit;
  List* list = new_list(ts);
  for (const Position& p : unit->section<Position>(unit->positions)) {
    Value four[] = {Value::small_int(p.line), Value::small_int(p.end_line),
                    p.column == Position::kNoColumn ? kNone : Value::small_int(p.column),
                    p.end_column == Position::kNoColumn ? kNone : Value::small_int(p.end_column)};
    if (!list || !list_append(ts, list, Value(new_tuple_from(ts, four, 4)))) return {};
  }
  return list ? get_iterator(ts, list) : Value();
}
Value code_lines(ThreadState& ts, Value* a, uint32_t) {
  const CodeUnit* unit = code_of(a[0])->unit;
  auto positions = unit->section<Position>(unit->positions);
  List* list = new_list(ts);
  for (size_t i = 0; i < positions.size();) {
    size_t end = i;
    while (end < positions.size() && positions[end].line == positions[i].line) ++end;
    Tuple* three =
        tuple_of(ts, Value::small_int(static_cast<int64_t>(i) * kBytesPerWord),
                 Value::small_int(static_cast<int64_t>(end) * kBytesPerWord), Value::small_int(positions[i].line));
    if (!list || !three || !list_append(ts, list, three)) return {};
    i = end;
  }
  return list ? get_iterator(ts, list) : Value();
}

// --- frames
FrameObject* frame_of(Value v) {
  return v.as<FrameObject>();
}
uint32_t instruction_of(FrameObject* f) {
  return f->frame ? frame_instruction(f->frame) : f->instruction;
}
Value frame_back(ThreadState& ts, Value self) {
  FrameObject* f = frame_of(self);
  if (!f->frame) return f->back ? f->back : kNone;
  return f->frame->previous ? Value(frame_object(ts, f->frame->previous)) : kNone;
}
Value frame_code(ThreadState&, Value self) {
  return frame_of(self)->code;
}
Value frame_globals(ThreadState&, Value self) {
  return frame_of(self)->globals;
}
Value frame_builtins(ThreadState&, Value self) {
  return frame_of(self)->builtins;
}
Value frame_get_locals(ThreadState& ts, Value self) {
  return frame_locals(ts, frame_of(self));
}
Value frame_lineno(ThreadState&, Value self) {
  FrameObject* f = frame_of(self);
  if (f->line_override) return Value::small_int(f->line_override);
  uint32_t at = instruction_of(f), line = code_line(f->code, at);
  // The end of a body has no line of its own: the line traced last, or else the one before it.
  if (!line && f->frame && f->trace && f->instruction < f->code->unit->positions.count)
    line = code_line(f->code, f->instruction);
  while (!line && at > 0) line = code_line(f->code, --at);
  return line ? Value::small_int(line) : kNone;
}
bool frame_set_lineno(ThreadState& ts, Value self, Value v) {
  if (!v) return raise(ts, ts.rt.exc.AttributeError, "cannot delete attribute"), false;
  int64_t line;
  if (!is_int_value(v)) return raise_value_error(ts, "lineno must be an integer"), false;
  if (!to_i64(ts, v, &line)) return false;
  FrameObject* f = frame_of(self);
  if (!ts.tracing || !f->trace) return raise_value_error(ts, "f_lineno can only be set by a trace function"), false;
  return raise(ts, ts.rt.exc.NotImplementedError, "jumping by f_lineno is not supported"), false;
}
Value frame_lasti(ThreadState&, Value self) {
  return Value::small_int(int64_t{instruction_of(frame_of(self))} * kBytesPerWord);
}
Value frame_trace(ThreadState&, Value self) {
  Value v = frame_of(self)->trace;
  return v ? v : kNone;
}
bool frame_set_trace(ThreadState&, Value self, Value v) {
  frame_of(self)->trace = v && !v.is_none() ? v : Value();
  return true;
}
Value frame_trace_lines(ThreadState&, Value self) {
  return Value::boolean(frame_of(self)->trace_lines);
}
bool bool_member(ThreadState& ts, Value v) {
  if (!v) return raise_type_error(ts, "can't delete numeric/char attribute"), false;
  return v.is_bool() || (raise_type_error(ts, "attribute value type must be bool"), false);
}
bool frame_set_trace_lines(ThreadState& ts, Value self, Value v) {
  if (!bool_member(ts, v)) return false;
  frame_of(self)->trace_lines = v.is_true();
  return true;
}
Value frame_trace_opcodes(ThreadState&, Value self) {
  return Value::boolean(frame_of(self)->trace_opcodes);
}
bool frame_set_trace_opcodes(ThreadState& ts, Value self, Value v) {
  if (!bool_member(ts, v)) return false;
  frame_of(self)->trace_opcodes = v.is_true();
  return true;
}
Value frame_repr(ThreadState& ts, Value* a, uint32_t) {
  FrameObject* f = frame_of(a[0]);
  return format_message(ts, "<frame at 0x%x, file %R, line %u, code %U>", a[0].bits(), Value(f->code->filename),
                        code_line(f->code, instruction_of(f)), f->code->name);
}
Value frame_clear(ThreadState& ts, Value* a, uint32_t) {
  FrameObject* f = frame_of(a[0]);
  if (f->frame) {
    if (f->frame->flags & kFrameGenerator) return kNone;
    return raise_runtime_error(ts, "cannot clear an executing frame");
  }
  Dict* empty = new_dict(ts);
  if (!empty) return {};
  f->locals = empty;
  return kNone;
}

// --- tracebacks
Traceback* traceback_of(Value v) {
  return v.as<Traceback>();
}
Value tb_frame(ThreadState&, Value self) {
  return traceback_of(self)->frame;
}
Value tb_next(ThreadState&, Value self) {
  return traceback_of(self)->next;
}
bool tb_set_next(ThreadState& ts, Value self, Value v) {
  if (!v) return raise_type_error(ts, "can't delete tb_next attribute"), false;
  if (!v.is_none() && !is_kind(v, Kind::Traceback))
    return raise_type_error(ts, "expected traceback object, got '%T'", v), false;
  for (Value at = v; is_kind(at, Kind::Traceback); at = traceback_of(at)->next)
    if (at == self) return raise_value_error(ts, "traceback loop detected"), false;
  traceback_of(self)->next = v;
  return true;
}
Value tb_lineno(ThreadState&, Value self) {
  return Value::small_int(traceback_of(self)->line);
}
Value tb_lasti(ThreadState&, Value self) {
  return Value::small_int(int64_t{traceback_of(self)->instruction} * kBytesPerWord);
}
Value tb_new(ThreadState& ts, Value* a, uint32_t) {
  int64_t lasti, line;
  if (!a[1].is_none() && !is_kind(a[1], Kind::Traceback))
    return raise_type_error(ts, "expected traceback object or None, got '%T'", a[1]);
  if (!is_kind(a[2], Kind::Frame))
    return raise_type_error(ts, "traceback() argument 'tb_frame' must be frame, not %A", a[2]);
  if (!to_i64(ts, a[3], &lasti) || !to_i64(ts, a[4], &line)) return {};
  Traceback* tb = reinterpret_cast<Traceback*>(ts.rt.heap.allocate(ts, sizeof(Traceback), ts.rt.heads.traceback));
  if (!tb) return {};
  tb->next = a[1];
  tb->frame = a[2];
  tb->code = frame_of(a[2])->code;
  tb->instruction = static_cast<uint32_t>(lasti / kBytesPerWord);
  tb->line = static_cast<uint32_t>(line);
  return tb;
}

// Only the compiler makes code: registers and tables that do not fit each other would end the process.
Value code_new(ThreadState& ts, Value* a, uint32_t n) {
  if (a[1] && a[1].as<Dict>()->used) return raise_type_error(ts, "code() takes no keyword arguments");
  if (n < 18) return raise_type_error(ts, "code expected at least 16 arguments, got %u", n - 2);
  if (n > 20) return raise_type_error(ts, "code expected at most 18 arguments, got %u", n - 2);
  return raise(ts, ts.rt.exc.NotImplementedError, "code objects are made by compile() only");
}

NativeDef kCodeMethods[] = {{"__new__(cls, *args, **kwargs)", "Create a code object.  Not for mere mortals.", code_new},
                            {"replace(self, **changes)", "A copy with the given attributes changed.", code_replace},
                            {"__repr__(self, /)", "Return repr(self).", code_repr},
                            {"__eq__(self, value, /)", "Return self==value.", code_eq},
                            {"__hash__(self, /)", "Return hash(self).", code_hash},
                            {"co_positions(self, /)", "Source positions of each instruction.", code_positions},
                            {"co_lines(self, /)", "Line numbers of stretches of code.", code_lines},
                            {nullptr, nullptr, nullptr}};
const NativeGetSet kCodeGetSets[] = {{"co_filename", nullptr, code_filename, readonly_member},
                                     {"co_name", nullptr, code_name, readonly_member},
                                     {"co_qualname", nullptr, code_qualname, readonly_member},
                                     {"co_firstlineno", nullptr, code_first_line, readonly_member},
                                     {"co_argcount", nullptr, code_argcount, readonly_member},
                                     {"co_posonlyargcount", nullptr, code_posonly, readonly_member},
                                     {"co_kwonlyargcount", nullptr, code_kwonly, readonly_member},
                                     {"co_stacksize", nullptr, code_stacksize, readonly_member},
                                     {"co_flags", nullptr, code_flags, readonly_member},
                                     {"co_varnames", nullptr, code_varnames, nullptr},
                                     {"co_nlocals", nullptr, code_nlocals, readonly_member},
                                     {"co_cellvars", nullptr, code_cellvars, nullptr},
                                     {"co_freevars", nullptr, code_freevars, nullptr},
                                     {"co_names", nullptr, code_names, readonly_member},
                                     {"co_consts", nullptr, code_consts, readonly_member},
                                     {"co_code", nullptr, code_bytes, nullptr},
                                     {nullptr, nullptr, nullptr, nullptr}};
NativeDef kFrameMethods[] = {{"__repr__(self, /)", "Return repr(self).", frame_repr},
                             {"clear(self, /)", "Clear all references held by the frame.", frame_clear},
                             {nullptr, nullptr, nullptr}};
const NativeGetSet kFrameGetSets[] = {{"f_back", nullptr, frame_back, nullptr},
                                      {"f_code", nullptr, frame_code, nullptr},
                                      {"f_globals", nullptr, frame_globals, nullptr},
                                      {"f_builtins", nullptr, frame_builtins, nullptr},
                                      {"f_locals", nullptr, frame_get_locals, nullptr},
                                      {"f_lineno", nullptr, frame_lineno, frame_set_lineno},
                                      {"f_lasti", nullptr, frame_lasti, readonly_member},
                                      {"f_trace", nullptr, frame_trace, frame_set_trace},
                                      {"f_trace_lines", nullptr, frame_trace_lines, frame_set_trace_lines},
                                      {"f_trace_opcodes", nullptr, frame_trace_opcodes, frame_set_trace_opcodes},
                                      {nullptr, nullptr, nullptr, nullptr}};
NativeDef kTracebackMethods[] = {
    {"__new__(cls, tb_next, tb_frame, tb_lasti, tb_lineno)", "Create a new traceback object.", tb_new, kNativeStatic},
    {nullptr, nullptr, nullptr}};
const NativeGetSet kTracebackGetSets[] = {{"tb_frame", nullptr, tb_frame, readonly_member},
                                          {"tb_next", nullptr, tb_next, tb_set_next},
                                          {"tb_lineno", nullptr, tb_lineno, readonly_member},
                                          {"tb_lasti", nullptr, tb_lasti, readonly_member},
                                          {nullptr, nullptr, nullptr, nullptr}};

}  // namespace

NativeType kNativeType_code = {"code",
                               "Create a code object.  Not for mere mortals.",
                               kCodeMethods,
                               kCodeGetSets,
                               Kind::Code,
                               sizeof(Code),
                               kTypeNoSubclass | kTypeWeakrefable};
NativeType kNativeType_frame = {"frame",        nullptr, kFrameMethods, kFrameGetSets, Kind::Frame, sizeof(FrameObject),
                                kTypeNoSubclass};
NativeType kNativeType_traceback = {"traceback",       "Create a new traceback object.",
                                    kTracebackMethods, kTracebackGetSets,
                                    Kind::Traceback,   sizeof(Traceback),
                                    kTypeNoSubclass};

}  // namespace adder
