// code.cpp: Code objects: a CodeUnit made runnable in one Runtime.
//
// Making a Code is cheap (a few names); constants, the name table and the private instruction copy are made by
// materialize at the first execution, so that importing a module does not pay for functions nobody calls.
#include "runtime/heap/chunk.h"
#include "runtime/interp/monitoring.h"
#include "runtime/state/stop_world.h"

namespace adder {

namespace {
uint32_t read_u32(const uint8_t* p) {
  uint32_t v;
  std::memcpy(&v, p, 4);
  return v;
}

// Decodes the record at *p and moves *p behind it.
Value decode_constant(ThreadState& ts, const CodeUnit* unit, const uint8_t** p, Value owner) {
  ConstTag tag = static_cast<ConstTag>(*(*p)++);
  switch (tag) {
    case ConstTag::kNone:
      return kNone;
    case ConstTag::kTrue:
      return kTrue;
    case ConstTag::kFalse:
      return kFalse;
    case ConstTag::kEllipsis:
      return kEllipsis;
    case ConstTag::kInt64: {
      int64_t i;
      std::memcpy(&i, *p, 8);
      *p += 8;
      return new_int(ts, i);
    }
    case ConstTag::kBigInt: {
      bool negative = *(*p)++;
      uint32_t length = read_u32(*p);
      *p += 4;
      std::vector<mp_limb_t> limbs((length + 7) / 8 + 1);
      std::memcpy(limbs.data(), *p, length);
      *p += length;
      return int_from_limbs(ts, limbs.data(), static_cast<int64_t>(limbs.size()), negative);
    }
    case ConstTag::kFloat: {
      double d;
      std::memcpy(&d, *p, 8);
      *p += 8;
      return new_float(ts, d);
    }
    case ConstTag::kComplex: {
      double d[2];
      std::memcpy(d, *p, 16);
      *p += 16;
      return new_complex(ts, d[0], d[1]);
    }
    case ConstTag::kStr:
    case ConstTag::kBytes: {
      uint32_t length = read_u32(*p);
      std::string_view text(reinterpret_cast<const char*>(*p + 4), length);
      *p += 4 + length;
      if (tag == ConstTag::kBytes) return new_bytes(ts, text);
      bool name_like = length <= 64;
      for (char c : text) name_like = name_like && (isalnum(static_cast<unsigned char>(c)) || c == '_');
      return name_like ? Value(intern(ts, text)) : Value(new_str(ts, text));
    }
    case ConstTag::kTuple: {
      uint32_t count = read_u32(*p);
      *p += 4;
      Tuple* tuple = new_tuple(ts, count);
      if (!tuple) return {};
      for (uint32_t i = 0; i < count; ++i) {
        tuple->items[i] = decode_constant(ts, unit, p, owner);
        if (!tuple->items[i]) return {};
      }
      return tuple;
    }
    case ConstTag::kFrozenSet: {
      uint32_t count = read_u32(*p);
      *p += 4;
      Set* set = new_set(ts, true);
      for (uint32_t i = 0; set && i < count; ++i) {
        Value item = decode_constant(ts, unit, p, owner);
        if (!item || set_add(ts, set, item) < 0) return {};
      }
      return set;
    }
    case ConstTag::kCode: {
      // Padding is counted from the outer unit's start.
      size_t offset = static_cast<size_t>(*p - reinterpret_cast<const uint8_t*>(unit));
      offset = (offset + 7) & ~size_t{7};
      const CodeUnit* inner = reinterpret_cast<const CodeUnit*>(reinterpret_cast<const char*>(unit) + offset);
      *p = reinterpret_cast<const uint8_t*>(inner) + inner->size;
      return new_code(ts, inner, owner);
    }
  }
  return {};
}
}  // namespace

Value constant_to_value(ThreadState& ts, const CodeUnit* unit, const uint8_t* record, Value owner) {
  return decode_constant(ts, unit, &record, owner);
}

Code* new_code(ThreadState& ts, const CodeUnit* unit, Value owner) {
  Code* code = reinterpret_cast<Code*>(ts.rt.heap.allocate(ts, sizeof(Code), ts.rt.heads.code));
  if (!code) return nullptr;
  code->unit = unit;
  code->unit_owner = owner;
  code->name = intern(ts, unit->name_at(unit->name));
  code->qualname = intern(ts, unit->name_at(unit->qualname));
  code->filename = intern(ts, unit->file());
  if (!code->name || !code->qualname || !code->filename) return nullptr;
  auto locals = unit->section<LocalEntry>(unit->locals);
  code->local_count = static_cast<uint16_t>(locals.size());
  code->register_count = unit->register_count;
  code->first_free = code->local_count;
  for (size_t i = 0; i < locals.size(); ++i) {
    if (locals[i].kind != LocalKind::kFree) continue;
    if (!code->free_count++) code->first_free = static_cast<uint16_t>(i);
  }
  code->is_generator = (unit->code_flags & (kCodeGenerator | kCodeCoroutine | kCodeAsyncGenerator)) != 0;
  code->positional_count = unit->positional_count;
  code->simple_call = !(unit->code_flags & (kCodeVarArgs | kCodeVarKeywords)) && unit->keyword_only_count == 0;
  return code;
}

bool materialize(ThreadState& ts, Code* code) {
  const CodeUnit* unit = code->unit;
  uint32_t names = unit->names.count, constants = unit->constants.count;
  Array* name_array = new_array(ts, names);
  if (!name_array) return false;
  code->names_array = name_array;
  for (uint32_t i = 0; i < names; ++i) {
    Str* name = intern(ts, unit->name_at(i));
    if (!name) return false;
    name_array->items[i] = name;
  }
  Array* constant_array = new_array(ts, constants);
  if (!constant_array) return false;
  code->constants_array = constant_array;
  for (uint32_t i = 0; i < constants; ++i) {
    constant_array->items[i] = constant_to_value(ts, unit, unit->constant_at(i), code->unit_owner);
    if (!constant_array->items[i]) return false;
  }
  size_t bytes = unit->instructions.count * sizeof(uint64_t);
  uint64_t* copy = static_cast<uint64_t*>(std::malloc(bytes));
  if (!copy) return raise_memory_error(ts), false;
  std::memcpy(copy, unit->code().data(), bytes);
  code->names = reinterpret_cast<Str**>(name_array->items);
  code->constants = constant_array->items;
  code->name_count = names;
  code->constant_count = constants;
  code->instructions = copy;
  ts.rt.live_codes.push_back(code);
  ts.rt.heap.add_external(bytes);
  return !ts.rt.monitoring || monitor_code(ts, code);
}

static void free_private_parts(Code* code) {
  std::free(code->instructions);
  if (code->monitor) free_monitor(code);
}

// Calls visit(instruction, first cache word) for every instruction with caches.
template <typename F>
static void for_each_cache(Code* code, F&& visit) {
  auto words = code->unit->section<uint64_t>(code->unit->instructions);
  for (size_t i = 0; i < words.size();) {
    Instr original;
    std::memcpy(&original, &words[i], 8);
    const OpInfo& info = kOpInfo[original.op];
    if (info.extra_words) visit(static_cast<Op>(original.op), code->instructions + i + 1);
    i += 1 + info.extra_words;
  }
}

void trace_code(Cell* cell, Marker& marker) {
  Code* code = reinterpret_cast<Code*>(cell);
  marker.visit(code->unit_owner);
  marker.visit(code->name);
  marker.visit(code->qualname);
  marker.visit(code->filename);
  marker.visit(reinterpret_cast<Cell*>(code->constants_array));
  marker.visit(reinterpret_cast<Cell*>(code->names_array));
  marker.visit(code->local_names);
}

// Inline caches keep nothing alive. What one of them names and nothing else reached is about to be freed, and its
// address may come back as another's: such a cache is emptied, and its guard fails from then on.
static void drop_dead_caches(Code* code, Marker& marker) {
  auto dead_cell = [&](uint64_t word) {
    Cell* cell = reinterpret_cast<Cell*>(word & 0xffffffffffff);
    return cell && !marker.is_marked(cell);
  };
  auto dead_value = [&](uint64_t word) {
    Value v(word);
    return is_present_cell(v) && !marker.is_marked(v.as_cell());
  };
  for_each_cache(code, [&](Op op, uint64_t* cache) {
    bool dead;
    switch (op) {
      case Op::LoadAttr:
      case Op::LoadMethod:
      case Op::LoadSuperAttr:
      case Op::LoadSuperMethod:
        dead = dead_cell(cache[0]) || dead_value(cache[2]);
        break;
      case Op::StoreAttr:
        dead = dead_cell(cache[0]) || dead_cell(cache[2]);
        break;
      case Op::Call:
      case Op::CallMethod:
        dead = dead_cell(cache[0]) || dead_value(cache[1]);
        break;
      default:
        return;
    }
    if (dead) std::fill_n(cache, kOpInfo[static_cast<int>(op)].extra_words, uint64_t{0});
  });
}

void sweep_codes(Runtime& rt, Marker& marker) {
  size_t kept = 0;
  for (Cell* cell : rt.live_codes) {
    Code* code = reinterpret_cast<Code*>(cell);
    if (marker.is_marked(cell)) {
      drop_dead_caches(code, marker);
      rt.live_codes[kept++] = cell;
    } else {
      free_private_parts(code);
    }
  }
  rt.live_codes.resize(kept);
}

void Runtime::flush_inline_caches() {
  for (Cell* cell : live_codes) {
    for_each_cache(reinterpret_cast<Code*>(cell), [](Op op, uint64_t* cache) {
      if (kOpInfo[static_cast<int>(op)].flags & kExt) return;
      // Globals check a version that a cleared cache, being 0, would equal; nothing that flushes concerns them.
      if (op == Op::LoadGlobal || op == Op::StoreGlobal) return;
      for (int i = 0; i < kOpInfo[static_cast<int>(op)].extra_words; ++i) cache[i] = 0;
    });
  }
}

Function* new_function(ThreadState& ts, Code* code, Dict* globals) {
  Function* f = reinterpret_cast<Function*>(ts.rt.heap.allocate(ts, sizeof(Function), ts.rt.heads.function));
  if (!f) return nullptr;
  f->code = code;
  f->globals = globals;
  f->builtins = ts.rt.builtins;
  Value own = dict_get_str(ts, globals, ts.rt.names.dunder_builtins);
  if (own && is_kind(own, Kind::Dict))
    f->builtins = own.as<Dict>();
  else if (own && is_kind(own, Kind::Module))
    f->builtins = own.as<Module>()->dict;
  f->name = code->name;
  f->qualname = code->qualname;
  uint32_t doc = code->unit->docstring;
  f->doc = kNone;
  if (doc != CodeUnit::kNone32) {
    const uint8_t* record = code->unit->constant_at(doc);
    f->doc = constant_to_value(ts, code->unit, record, code->unit_owner);
  }
  f->module = dict_get_str(ts, globals, ts.rt.names.dunder_name);
  if (!f->module) f->module = kNone;
  return f;
}

void trace_function(Cell* cell, Marker& marker) {
  Function* f = reinterpret_cast<Function*>(cell);
  for (const Cell* c : {static_cast<const Cell*>(f->code), static_cast<const Cell*>(f->globals),
                        static_cast<const Cell*>(f->builtins), static_cast<const Cell*>(f->closure),
                        static_cast<const Cell*>(f->defaults), static_cast<const Cell*>(f->kw_defaults)})
    marker.visit(c);
  for (Value v : {f->name, f->qualname, f->doc, f->module, f->annotations, f->dict, f->type_params}) marker.visit(v);
}

CellVar* new_cell(ThreadState& ts, Value contents) {
  CellVar* cell = reinterpret_cast<CellVar*>(ts.rt.heap.allocate(ts, sizeof(CellVar), ts.rt.heads.cell));
  if (cell) cell->contents = contents;
  return cell;
}
void trace_cell_var(Cell* cell, Marker& marker) {
  marker.visit(reinterpret_cast<CellVar*>(cell)->contents);
}

}  // namespace adder
