// function_attributes.cpp: script functions and cells as scripts see them: types.FunctionType, __code__,
// __defaults__...
#include "runtime/objects/instance.h"
#include "runtime/objects/type_support.h"

namespace adder {

namespace {

Function* self_function(Value v) {
  return v.as<Function>();
}
Value or_none(const Cell* cell) {
  return cell ? Value(cell) : kNone;
}
Value or_none(Value v) {
  return v ? v : kNone;
}

Value function_new(ThreadState& ts, Value* a, uint32_t) {
  // a: class, code, globals, name, argdefs, closure
  auto bad = [&](const char* name, const char* expected, Value v) {
    return raise_type_error(ts, "function() argument '%s' must be %s, not %A", name, expected, v);
  };
  if (!is_kind(a[1], Kind::Code)) return bad("code", "code", a[1]);
  if (!is_kind(a[2], Kind::Dict)) return bad("globals", "dict", a[2]);
  auto given = [](Value v) { return v && !v.is_none(); };
  if (given(a[3]) && !is_str(a[3])) return raise_type_error(ts, "arg 3 (name) must be None or string");
  if (given(a[4]) && !is_kind(a[4], Kind::Tuple)) return raise_type_error(ts, "arg 4 (defaults) must be None or tuple");
  Code* code = a[1].as<Code>();
  bool closure = given(a[5]);
  if (closure && !is_kind(a[5], Kind::Tuple))
    return raise_type_error(
        ts, code->free_count ? "arg 5 (closure) must be tuple" : "arg 5 (closure) must be None or tuple");
  if (!closure && code->free_count) return raise_type_error(ts, "arg 5 (closure) must be tuple");
  size_t cells = closure ? a[5].as<Tuple>()->size : 0;
  if (cells != code->free_count)
    return raise_value_error(ts, "%U requires closure of length %d, not %zu", code->name,
                             static_cast<int>(code->free_count), cells);
  for (size_t i = 0; i < cells; ++i)
    if (!is_kind(a[5].as<Tuple>()->items[i], Kind::CellVar))
      return raise_type_error(ts, "arg 5 (closure) expected cell, found %T", a[5].as<Tuple>()->items[i]);
  Function* f = new_function(ts, code, a[2].as<Dict>());
  if (!f) return Value();
  if (given(a[3])) f->name = a[3];
  if (given(a[4])) f->defaults = a[4].as<Tuple>();
  if (cells) f->closure = a[5].as<Tuple>();
  return Value(f);
}

Value function_repr(ThreadState& ts, Value* a, uint32_t) {
  char address[32];
  std::snprintf(address, sizeof address, "0x%012llx", static_cast<unsigned long long>(a[0].bits()));
  return Value(format_message(ts, "<function %S at %s>", self_function(a[0])->qualname, address));
}

Value function_get(ThreadState& ts, Value* a, uint32_t) {
  if (!has_binding(ts, a)) return Value();
  if (a[1].is_none()) return a[0];
  return Value(new_bound_method(ts, a[0], a[1]));
}

Value function_call(ThreadState& ts, Value* a, uint32_t n) {
  Tuple* args = new_tuple_from(ts, a + 2, n - 2);
  return args ? call_dict(ts, a[0], args, a[1] ? a[1].as<Dict>() : nullptr) : Value();
}

Value get_code(ThreadState&, Value self) {
  return Value(self_function(self)->code);
}
bool set_code(ThreadState& ts, Value self, Value value) {
  if (!is_kind(value, Kind::Code) || !value)
    return raise_type_error(ts, "__code__ must be set to a code object"), false;
  Function* f = self_function(self);
  size_t cells = f->closure ? f->closure->size : 0;
  if (value.as<Code>()->free_count != cells)
    return raise_value_error(ts, "%S() requires a code object with %zu free vars, not %d", f->name, cells,
                             static_cast<int>(value.as<Code>()->free_count)),
           false;
  f->code = value.as<Code>();
  ts.rt.flush_inline_caches();
  return true;
}

Value get_defaults(ThreadState&, Value self) {
  return or_none(self_function(self)->defaults);
}
bool set_defaults(ThreadState& ts, Value self, Value value) {
  bool clear = !value || value.is_none();
  if (!clear && !is_kind(value, Kind::Tuple))
    return raise_type_error(ts, "__defaults__ must be set to a tuple object"), false;
  self_function(self)->defaults = clear ? nullptr : value.as<Tuple>();
  ts.rt.flush_inline_caches();
  return true;
}

Value get_kw_defaults(ThreadState&, Value self) {
  return or_none(self_function(self)->kw_defaults);
}
bool set_kw_defaults(ThreadState& ts, Value self, Value value) {
  bool clear = !value || value.is_none();
  if (!clear && !is_kind(value, Kind::Dict))
    return raise_type_error(ts, "__kwdefaults__ must be set to a dict object"), false;
  self_function(self)->kw_defaults = clear ? nullptr : value.as<Dict>();
  return true;
}

Value get_annotations(ThreadState& ts, Value self) {
  Function* f = self_function(self);
  if (!f->annotations) {
    Dict* made = new_dict(ts);
    if (!made) return Value();
    f->annotations = Value(made);
  }
  return f->annotations;
}
bool set_annotations(ThreadState& ts, Value self, Value value) {
  bool clear = !value || value.is_none();
  if (!clear && !is_kind(value, Kind::Dict))
    return raise_type_error(ts, "__annotations__ must be set to a dict object"), false;
  self_function(self)->annotations = clear ? Value() : value;
  return true;
}

Value get_closure(ThreadState&, Value self) {
  return or_none(self_function(self)->closure);
}
Value get_globals(ThreadState&, Value self) {
  return Value(self_function(self)->globals);
}
Value get_builtins(ThreadState&, Value self) {
  return or_none(self_function(self)->builtins);
}
Value get_name(ThreadState&, Value self) {
  return self_function(self)->name;
}
bool set_name(ThreadState& ts, Value self, Value value) {
  if (!value || !is_str(value)) return raise_type_error(ts, "__name__ must be set to a string object"), false;
  self_function(self)->name = value;
  return true;
}
Value get_qualname(ThreadState&, Value self) {
  return self_function(self)->qualname;
}
bool set_qualname(ThreadState& ts, Value self, Value value) {
  if (!value || !is_str(value)) return raise_type_error(ts, "__qualname__ must be set to a string object"), false;
  self_function(self)->qualname = value;
  return true;
}
Value get_doc(ThreadState&, Value self) {
  return or_none(self_function(self)->doc);
}
bool set_doc(ThreadState&, Value self, Value value) {
  return self_function(self)->doc = or_none(value), true;
}
Value get_module(ThreadState&, Value self) {
  return or_none(self_function(self)->module);
}
bool set_module(ThreadState&, Value self, Value value) {
  return self_function(self)->module = or_none(value), true;
}

Value get_dict(ThreadState& ts, Value self) {
  Dict* dict = instance_dict(ts, self);
  return dict ? Value(dict) : Value();
}
bool set_dict(ThreadState& ts, Value self, Value value) {
  if (!value) return raise_type_error(ts, "cannot delete __dict__"), false;
  if (!is_kind(value, Kind::Dict))
    return raise_type_error(ts, "__dict__ must be set to a dictionary, not a '%T'", value), false;
  self_function(self)->dict = value;
  return true;
}

Value get_type_params(ThreadState& ts, Value self) {
  Value v = self_function(self)->type_params;
  return v ? v : Value(new_tuple(ts, 0));
}
bool set_type_params(ThreadState& ts, Value self, Value value) {
  if (!value || !is_kind(value, Kind::Tuple))
    return raise_type_error(ts, "__type_params__ must be set to a tuple"), false;
  self_function(self)->type_params = value;
  return true;
}

const NativeGetSet kGetSets[] = {
    {"__code__", nullptr, get_code, set_code},
    {"__defaults__", nullptr, get_defaults, set_defaults},
    {"__kwdefaults__", nullptr, get_kw_defaults, set_kw_defaults},
    {"__annotations__", nullptr, get_annotations, set_annotations},
    {"__closure__", nullptr, get_closure, readonly_member},
    {"__globals__", nullptr, get_globals, readonly_member},
    {"__builtins__", nullptr, get_builtins, readonly_member},
    {"__name__", nullptr, get_name, set_name},
    {"__qualname__", nullptr, get_qualname, set_qualname},
    {"__doc__", nullptr, get_doc, set_doc},
    {"__module__", nullptr, get_module, set_module},
    {"__dict__", nullptr, get_dict, set_dict},
    {"__type_params__", nullptr, get_type_params, set_type_params},
    {},
};

NativeDef kMethods[] = {
    {"__new__(cls, code, globals, name=None, argdefs=None, closure=None)", "Create a function object.", function_new},
    {"__call__(self, *args, **kwargs)", "Call self as a function.", function_call},
    {"__get__(self, instance, owner=None, /)", "Return an attribute of instance, which is of type owner.",
     function_get},
    {"__repr__(self, /)", "Return repr(self).", function_repr},
    {},
};

// --- cells

Value cell_new(ThreadState& ts, Value* a, uint32_t) {
  return Value(new_cell(ts, a[1]));
}

Value cell_repr(ThreadState& ts, Value* a, uint32_t) {
  Value contents = a[0].as<CellVar>()->contents;
  char address[32], inner[32];
  std::snprintf(address, sizeof address, "0x%012llx", static_cast<unsigned long long>(a[0].bits()));
  std::snprintf(inner, sizeof inner, "0x%012llx", static_cast<unsigned long long>(contents.bits()));
  if (!contents) return Value(format_message(ts, "<cell at %s: empty>", address));
  return Value(format_message(ts, "<cell at %s: %T object at %s>", address, contents, inner));
}

Value cell_compare(ThreadState& ts, Value* a, Compare op) {
  if (!is_kind(a[1], Kind::CellVar)) return kNotImplemented;
  Value x = a[0].as<CellVar>()->contents, y = a[1].as<CellVar>()->contents;
  if (x && y) return rich_compare(ts, op, x, y);
  return rich_compare(ts, op, Value::small_int(bool(x)), Value::small_int(bool(y)));  // an empty cell goes first
}
template <Compare op>
Value cell_compare_with(ThreadState& ts, Value* a, uint32_t) {
  return cell_compare(ts, a, op);
}

const NativeGetSet kCellGetSets[] = {
    {"cell_contents", nullptr,
     [](ThreadState& ts, Value self) {
       Value v = self.as<CellVar>()->contents;
       return v ? v : raise_value_error(ts, "Cell is empty");
     },
     [](ThreadState&, Value self, Value value) { return self.as<CellVar>()->contents = value, true; }},
    {},
};

NativeDef kCellMethods[] = {
    {"__new__(cls, contents=None, /)", "Create a cell, empty without an argument.", cell_new},
    {"__repr__(self, /)", "Return repr(self).", cell_repr},
    {"__eq__(self, value, /)", "Return self==value.", cell_compare_with<Compare::kEq>},
    {"__ne__(self, value, /)", "Return self!=value.", cell_compare_with<Compare::kNe>},
    {"__lt__(self, value, /)", "Return self<value.", cell_compare_with<Compare::kLt>},
    {"__le__(self, value, /)", "Return self<=value.", cell_compare_with<Compare::kLe>},
    {"__gt__(self, value, /)", "Return self>value.", cell_compare_with<Compare::kGt>},
    {"__ge__(self, value, /)", "Return self>=value.", cell_compare_with<Compare::kGe>},
    {},
};

}  // namespace

extern const NativeType kNativeType_function, kNativeType_cell;
const NativeType kNativeType_function = {"function",
                                         "A function defined by a script.",
                                         kMethods,
                                         kGetSets,
                                         Kind::Function,
                                         sizeof(Function),
                                         kTypeNoSubclass | kTypeInstancesHaveDict | kTypeWeakrefable};
const NativeType kNativeType_cell = {"cell",         "Holds a variable that inner functions share.",
                                     kCellMethods,   kCellGetSets,
                                     Kind::CellVar,  sizeof(CellVar),
                                     kTypeNoSubclass};

}  // namespace adder
