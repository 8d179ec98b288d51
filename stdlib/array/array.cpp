// array.cpp: the module array and the making, growing and iterating of its class.
#include "runtime/objects/byte_tools.h"
#include "stdlib/array/array_object.h"

namespace adder {

extern const NativeModule kModule_array;

ArrayState& array_state(ThreadState& ts) {
  return module_state<ArrayState>(ts, kModule_array);
}

bool is_array(ThreadState& ts, Value v) {
  return is_kind(v, Kind::Native) && is_subtype(v.as_cell()->type(), array_state(ts).array);
}

ArrayObject* new_array_object(ThreadState& ts, Type* type, const ArrayCode* code, uint64_t size) {
  ArrayObject* self = static_cast<ArrayObject*>(new_instance(ts, type));
  if (!self) return nullptr;
  self->code = code;
  return array_resize(ts, self, size) ? self : nullptr;
}

namespace {

void trace_array_object(Cell* cell, Marker& marker) {
  marker.visit(static_cast<ArrayObject*>(cell)->store);
  trace_subclass_words(cell, marker);
}

bool has_live_view(ThreadState& ts, ArrayObject* array) {
  struct Search {
    Value owner;
    bool found;
  } search{array, false};
  ts.rt.heap.for_each_cell(
      [](Cell* cell, void* context) {
        if (!cell->is_kind(Kind::MemoryView)) return;
        Search* s = static_cast<Search*>(context);
        MemoryView* view = static_cast<MemoryView*>(cell);
        if (!view->released && view->owner == s->owner) s->found = true;
      },
      &search);
  return search.found;
}

// False with BufferError pending when a memoryview looks at the items.
bool may_resize(ThreadState& ts, ArrayObject* array) {
  if (!array->exported) return true;
  if (has_live_view(ts, array)) {
    ts.rt.heap.collect(ts);
    if (has_live_view(ts, array)) {
      raise(ts, ts.rt.exc.BufferError, "cannot resize an array that is exporting buffers");
      return false;
    }
  }
  array->exported = false;
  return true;
}

// --- making

Value array_new(ThreadState& ts, Value* a, uint32_t n) {
  Type* type = a[0].as<Type>();
  Value keywords = a[1];
  // a[2...]: the positional arguments
  uint32_t count = n - 2;
  if (keywords && type == array_state(ts).array) {
    size_t position = 0;
    Value key, value;
    if (dict_next(keywords.as<Dict>(), &position, &key, &value))
      return raise_type_error(ts, "array.array() takes no keyword arguments");
  }
  if (count < 1) return raise_type_error(ts, "array() takes at least 1 argument (0 given)");
  if (count > 2) return raise_type_error(ts, "array() takes at most 2 arguments (%u given)", count);
  Value code_text = a[2], initial = count > 1 ? a[3] : Value();
  if (!is_str(code_text) || code_text.as<Str>()->length != 1)
    return raise_type_error(ts, "array() argument 1 must be a unicode character, not %T", code_text);
  const ArrayCode* code = find_array_code(code_text.as<Str>()->at(0));
  if (initial && code_text.as<Str>()->at(0) != 'u') {
    if (is_str(initial))
      return raise_type_error(ts, "cannot use a str to initialize an array with typecode '%c'",
                              char(code_text.as<Str>()->at(0)));
    if (is_array(ts, initial) && initial.as<ArrayObject>()->code->code == 'u')
      return raise_type_error(ts, "cannot use a unicode array to initialize an array with typecode '%c'",
                              char(code_text.as<Str>()->at(0)));
  }
  if (!code) return raise_value_error(ts, "bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)");
  ArrayObject* self = new_array_object(ts, type, code, 0);
  if (!self || !initial) return self ? Value(self) : Value();
  if (is_byte_kind(initial)) return array_from_bytes(ts, self, byte_view(initial)) ? Value(self) : Value();
  if (is_str(initial)) return array_from_text(ts, self, initial.as<Str>()) ? Value(self) : Value();
  if (is_array(ts, initial) && initial.as<ArrayObject>()->code == code)
    return array_from_bytes(ts, self, initial.as<ArrayObject>()->view()) ? Value(self) : Value();
  if (is_array(ts, initial)) {
    Value items = sequence_to_list(ts, initial);
    if (!items) return {};
    initial = items;
  }
  return array_extend(ts, self, initial) ? Value(self) : Value();
}

Value array_init(ThreadState&, Value*, uint32_t) {
  return kNone;
}

// --- iterating

Value iterate(ThreadState& ts, Value* a, uint32_t) {
  return new_iterator(ts, array_state(ts).iterator, a[0]);
}

Value iterator_next(ThreadState& ts, Value v) {
  Iterator* self = v.as<Iterator>();
  if (!self->source) return {};
  ArrayObject* array = self->source.as<ArrayObject>();
  if (uint64_t(self->position) >= array->size) {
    self->source = Value();
    return {};
  }
  return array->code->load(ts, array->at(uint64_t(self->position++)));
}

Value iterator_reduce(ThreadState& ts, Value* a, uint32_t) {
  Iterator* self = a[0].as<Iterator>();
  Value function = dict_get_str(ts, ts.rt.builtins, intern(ts, "iter"));
  if (!function) return {};
  if (!self->source) return tuple_of(ts, function, tuple_of(ts, new_tuple(ts, 0)));
  return tuple_of(ts, function, tuple_of(ts, self->source), new_int(ts, self->position));
}

Value iterator_setstate(ThreadState& ts, Value* a, uint32_t) {
  Iterator* self = a[0].as<Iterator>();
  int64_t position;
  if (!to_index_i64(ts, a[1], &position, true)) return {};
  if (self->source) self->position = std::clamp<int64_t>(position, 0, int64_t(self->source.as<ArrayObject>()->size));
  return kNone;
}

NativeDef kIteratorMethods[] = {
    {"__reduce__(self, /)", "Return state information for pickling.", iterator_reduce},
    {"__setstate__(self, state, /)", "Set state information for unpickling.", iterator_setstate},
    {nullptr, nullptr, nullptr}};
const NativeType kIterator = {.name = "array.arrayiterator",
                              .doc = nullptr,
                              .methods = kIteratorMethods,
                              .kind = Kind::Iterator,
                              .instance_bytes = sizeof(Iterator),
                              .flags = kTypeNoSubclass,
                              .iter_next = iterator_next};

// --- the type: one table of methods out of several files

NativeDef kCoreMethods[] = {{"__new__(cls, /, *args, **kwargs)",
                             "Create and return a new object.  See help(type) for accurate signature.", array_new},
                            {"__init__(self, /, *args, **kwargs)",
                             "Initialize self.  See help(type(self)) for accurate signature.", array_init},
                            {"__iter__(self, /)", "Implement iter(self).", iterate},
                            {nullptr, nullptr, nullptr}};

NativeDef* all_methods() {
  // Made once per process and read-only then, as the tables it joins.
  static NativeDef* joined = [] {
    NativeDef* tables[] = {kCoreMethods, kArrayMethods, kArraySequenceMethods, kArrayTransferMethods};
    size_t count = 1;
    for (NativeDef* table : tables)
      for (NativeDef* def = table; def->signature; ++def) ++count;
    NativeDef* out = new NativeDef[count]();
    size_t i = 0;
    for (NativeDef* table : tables)
      for (NativeDef* def = table; def->signature; ++def, ++i) {
        out[i].signature = def->signature;
        out[i].doc = def->doc;
        out[i].fn = def->fn;
        out[i].flags = def->flags;
      }
    return out;
  }();
  return joined;
}

const NativeGetSet kGetSets[] = {
    {"typecode", "the typecode character used to create the array",
     [](ThreadState& ts, Value v) { return Value(str_from_char(ts, uint8_t(v.as<ArrayObject>()->code->code))); },
     nullptr},
    {"itemsize", "the size, in bytes, of one array item",
     [](ThreadState&, Value v) { return Value::small_int(v.as<ArrayObject>()->code->size); }, nullptr},
    {nullptr, nullptr, nullptr, nullptr}};

const NativeType& array_type() {
  static const NativeType type = {
      .name = "array.array",
      .doc =
          "array(typecode [, initializer]) -> array\n\nA sequence of numbers or characters of one C type, which the "
          "typecode names: b B (char), h H (short), i I\n(int), l L (long), q Q (long long), f (float), d (double), "
          "u (a character, wchar_t). Capital letters are\nunsigned. The initializer is a list, a bytes-like object "
          "that holds the items, or an iterable.",
      .methods = all_methods(),
      .getsets = kGetSets,
      .instance_bytes = sizeof(ArrayObject),
      .flags = kTypeWeakrefable | kTypeMatchSequence,
      .trace = trace_array_object};
  return type;
}

NativeDef kFunctions[] = {{"_array_reconstructor(arraytype, typecode, mformat_code, items, /)",
                           "Internal. Used for pickling support.", array_reconstructor},
                          {nullptr, nullptr, nullptr}};

bool init(ThreadState& ts, Module* module) {
  ArrayState& state = array_state(ts);
  state.array = module_add_type(ts, module, array_type());
  state.iterator = state.array ? new_native_type(ts, kIterator, ts.rt.types.object, intern(ts, "array")) : nullptr;
  state.reconstructor = state.iterator ? get_attribute(ts, module, "_array_reconstructor") : Value();
  Str* codes = state.reconstructor ? new_str(ts, "bBuhHiIlLqQfd") : nullptr;
  if (!codes || !module_add(ts, module, "typecodes", codes) || !module_add(ts, module, "ArrayType", state.array))
    return false;
  // Registering with the abstract class costs its import only where collections.abc is loaded already.
  Value abc = dict_get_str(ts, ts.rt.modules, intern(ts, "_collections_abc"));
  if (ts.has_error()) return false;
  Value sequence = abc ? get_attribute(ts, abc, "MutableSequence") : Value();
  if (!abc) return true;
  Value method = sequence ? get_attribute(ts, sequence, "register") : Value();
  return method && call_with(ts, method, state.array);
}

}  // namespace

bool array_resize(ThreadState& ts, ArrayObject* array, uint64_t size) {
  if (size == array->size) return true;
  if (!may_resize(ts, array)) return false;
  unsigned item = array->code->size;
  if (size > (uint64_t{1} << 40) / item) return raise_memory_error(ts), false;
  uint64_t needed = size * item, had = array->bytes();
  uint64_t capacity = array->store ? array->store->capacity : 0;
  if (needed > capacity || (needed < capacity / 4 && capacity > 256)) {
    uint64_t room = needed > capacity && array->size ? needed + (needed >> 3) + 16 : needed;
    Raw* store = new_raw(ts, room);
    if (!store) return false;
    if (had) std::memcpy(store->bytes, array->store->bytes, std::min(had, needed));
    array->store = store;
  }
  if (needed > had) std::memset(array->store->bytes + had, 0, needed - had);
  array->size = size;
  return true;
}

bool array_append(ThreadState& ts, ArrayObject* array, Value v) {
  char item[8];
  if (!array->code->store(ts, v, item) || !array_resize(ts, array, array->size + 1)) return false;
  std::memcpy(array->at(array->size - 1), item, array->code->size);
  return true;
}

bool array_extend(ThreadState& ts, ArrayObject* array, Value iterable) {
  if (is_array(ts, iterable)) {
    ArrayObject* other = iterable.as<ArrayObject>();
    if (other->code != array->code) return raise_type_error(ts, "can only extend with array of same kind"), false;
    uint64_t had = array->size, more = other->size;
    if (!array_resize(ts, array, had + more)) return false;
    if (more) std::memcpy(array->at(had), other->data(), more * array->code->size);
    return true;
  }
  return for_each(ts, iterable, [&](Value item) { return array_append(ts, array, item); });
}

extern const NativeModule kModule_array;
const NativeModule kModule_array = {"array", "Sequences of numbers or characters of one C type, packed in memory.",
                                    kFunctions, init};

}  // namespace adder
