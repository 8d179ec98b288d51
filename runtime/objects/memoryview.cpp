// memoryview.cpp: the class memoryview: typed, strided, possibly multi-dimensional access to another object's bytes.
//
// A view names the exporting object itself, never another view. While it is not released, a bytearray owner counts it
// as an export and must not be resized.
#include "runtime/objects/byte_tools.h"
#include "runtime/objects/iterator_tools.h"
#include "runtime/objects/memoryview_items.h"
#include "runtime/objects/sequence_tools.h"
#include "runtime/objects/str_tools.h"

namespace adder {

void trace_memoryview(Cell* cell, Marker& marker) {
  MemoryView* view = static_cast<MemoryView*>(cell);
  marker.visit(view->owner);
  marker.visit(view->format);
  // Where the data was when the view was made; the owner may have been given another store since.
  marker.visit_conservative(reinterpret_cast<uintptr_t>(view->data));
  trace_subclass_words(cell, marker);
}

namespace {

constexpr int64_t kMaxDimensions = 8;

void count_export(Value owner, int change) {
  if (!owner || !is_kind(owner, Kind::ByteArray)) return;
  ByteArray* array = owner.as<ByteArray>();
  if (change > 0 || array->exports > 0) array->exports += uint64_t(int64_t(change));
}

MemoryView* blank_view(ThreadState& ts) {
  return static_cast<MemoryView*>(ts.rt.heap.allocate(ts, sizeof(MemoryView), ts.rt.heads.memoryview));
}

bool is_contiguous(const MemoryView* v, bool fortran = false) {
  int64_t expected = v->item_size;
  for (int64_t k = 0; k < v->ndim; ++k) {
    int64_t i = fortran ? k : v->ndim - 1 - k;
    if (v->shape[i] == 0) return true;
    if (v->shape[i] != 1 && v->strides[i] != expected) return false;
    expected *= v->shape[i];
  }
  return true;
}

// Row-major strides from the shape; sets bytes.
void set_plain_strides(MemoryView* v) {
  int64_t stride = v->item_size;
  for (int64_t i = v->ndim - 1; i >= 0; --i) {
    v->strides[i] = stride;
    stride *= v->shape[i];
  }
  v->bytes = uint64_t(stride);
  v->contiguous = true;
}

MemoryView* copy_view(ThreadState& ts, const MemoryView* from) {
  MemoryView* v = blank_view(ts);
  if (!v) return nullptr;
  Head head = v->head;
  *v = *from;
  v->head = head;
  count_export(v->owner, 1);
  return v;
}

// The view in a[0]; null with ValueError pending when released.
MemoryView* live(ThreadState& ts, Value self) {
  MemoryView* v = self.as<MemoryView>();
  if (!v->released) return v;
  raise_value_error(ts, "operation forbidden on released memoryview object");
  return nullptr;
}

// Visits items in row-major order: f(pointer) -> bool.
template <typename F>
bool each_item(const MemoryView* v, const char* at, int64_t dimension, F&& f) {
  if (dimension == v->ndim) return f(at);
  for (int64_t i = 0; i < v->shape[dimension]; ++i)
    if (!each_item(v, at + i * v->strides[dimension], dimension + 1, f)) return false;
  return true;
}

Value to_list(ThreadState& ts, const MemoryView* v, const char* at, int64_t dimension) {
  if (dimension == v->ndim) return unpack_item(ts, v, at);
  List* list = new_list(ts, size_t(v->shape[dimension]));
  for (int64_t i = 0; list && i < v->shape[dimension]; ++i) {
    Value item = to_list(ts, v, at + i * v->strides[dimension], dimension + 1);
    if (!item || !list_append(ts, list, item)) return Value();
  }
  return list;
}

Value memoryview_new(ThreadState& ts, Value* a, uint32_t) {
  Value object = a[1];
  if (is_kind(object, Kind::MemoryView)) {
    MemoryView* v = live(ts, object);
    return v ? Value(copy_view(ts, v)) : Value();
  }
  if (!is_bytes_like(object))
    return raise_type_error(ts, "memoryview: a bytes-like object is required, not '%T'", object);
  if (!is_byte_kind(object)) {
    Value flags[] = {Value::small_int(0)};
    bool found;
    Value view = call_special(ts, object, kSpecialBuffer, flags, &found);
    if (!view || is_kind(view, Kind::MemoryView)) return view;
    return raise_type_error(ts, "__buffer__ returned non-memoryview object");
  }
  BufferView view;
  if (!get_buffer(ts, object, &view)) return Value();
  return new_memoryview(ts, view);
}

Value memoryview_repr(ThreadState& ts, Value* a, uint32_t) {
  const char* state = a[0].as<MemoryView>()->released ? "released memory" : "memory";
  return str_format(ts, "<%s at 0x%llx>", state, static_cast<unsigned long long>(a[0].bits()));
}

Value memoryview_len(ThreadState& ts, Value* a, uint32_t) {
  MemoryView* v = live(ts, a[0]);
  return v ? Value::small_int(v->ndim ? v->shape[0] : 1) : Value();
}

Value memoryview_hash(ThreadState& ts, Value* a, uint32_t) {
  MemoryView* v = live(ts, a[0]);
  if (!v) return Value();
  if (!v->readonly) return raise_value_error(ts, "cannot hash writable memoryview object");
  char format = format_char(v);
  if (format != 'B' && format != 'b' && format != 'c') {
    return raise_value_error(ts, "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
  }
  std::string data = memoryview_bytes(v);
  return new_int(ts, int64_t(hash_bytes(ts.rt, data.data(), data.size())));
}

// The item address of index `i` along a dimension; null with IndexError pending.
char* item_address(ThreadState& ts, MemoryView* v, char* at, int64_t dimension, Value index) {
  int64_t i;
  if (!to_index_i64(ts, index, &i) || !live(ts, v)) return nullptr;
  if (i < 0) i += v->shape[dimension];
  if (i < 0 || i >= v->shape[dimension]) {
    raise_index_error(ts, "index out of bounds on dimension %lld", dimension + 1);
    return nullptr;
  }
  return at + i * v->strides[dimension];
}

// What a key designates: one item (*item), or a view (returned). Null and no item: an exception is pending.
MemoryView* resolve_key(ThreadState& ts, MemoryView* v, Value key, char** item) {
  *item = nullptr;
  if (is_kind(key, Kind::Tuple)) {
    Tuple* keys = key.as<Tuple>();
    bool all_ints = true, all_slices = keys->size > 0;
    for (size_t i = 0; i < keys->size; ++i) {
      all_ints = all_ints && has_index(ts, keys->items[i]);
      all_slices = all_slices && is_kind(keys->items[i], Kind::Slice);
    }
    if (all_ints) {
      if (int64_t(keys->size) < v->ndim) {
        raise(ts, ts.rt.exc.NotImplementedError, "sub-views are not implemented");
        return nullptr;
      }
      if (int64_t(keys->size) > v->ndim) {
        raise_type_error(ts, "cannot index %lld-dimension view with %zu-element tuple", v->ndim, keys->size);
        return nullptr;
      }
      char* at = v->data;
      for (int64_t d = 0; at && d < v->ndim; ++d) at = item_address(ts, v, at, d, keys->items[d]);
      *item = at;
      return nullptr;
    }
    if (all_slices) {
      raise(ts, ts.rt.exc.NotImplementedError, "multi-dimensional slicing is not implemented");
    } else {
      raise_type_error(ts, "memoryview: invalid slice key");
    }
    return nullptr;
  }
  if (v->ndim == 0) {
    if (key == kEllipsis) return v;
    raise_type_error(ts, "invalid indexing of 0-dim memory");
    return nullptr;
  }
  if (is_kind(key, Kind::Slice)) {
    int64_t start, stop, step, count;
    if (!slice_unpack(ts, key.as<Slice>(), v->shape[0], &start, &stop, &step, &count) || !live(ts, v)) return nullptr;
    MemoryView* part = copy_view(ts, v);
    if (!part) return nullptr;
    part->data = v->data + start * v->strides[0];
    part->shape[0] = count;
    part->strides[0] = v->strides[0] * step;
    part->bytes = uint64_t(v->item_size);
    for (int64_t d = 0; d < part->ndim; ++d) part->bytes *= uint64_t(part->shape[d]);
    part->contiguous = is_contiguous(part);
    return part;
  }
  if (!has_index(ts, key)) {
    raise_type_error(ts, "memoryview: invalid slice key");
    return nullptr;
  }
  if (v->ndim > 1) {
    raise(ts, ts.rt.exc.NotImplementedError, "multi-dimensional sub-views are not implemented");
    return nullptr;
  }
  *item = item_address(ts, v, v->data, 0, key);
  return nullptr;
}

Value memoryview_getitem(ThreadState& ts, Value* a, uint32_t) {
  MemoryView* v = live(ts, a[0]);
  if (!v) return Value();
  char* item;
  MemoryView* part = resolve_key(ts, v, a[1], &item);
  if (item) return unpack_item(ts, v, item);
  return part;
}

bool assign_view(ThreadState& ts, MemoryView* target, Value value) {
  Value source_value = value;
  if (!is_kind(value, Kind::MemoryView)) {
    BufferView buffer;
    if (!get_buffer(ts, value, &buffer)) return false;
    source_value = new_memoryview(ts, buffer);
    if (!source_value) return false;
  }
  MemoryView* source = live(ts, source_value);
  if (!source) return false;
  bool same = format_char(source) == format_char(target) && source->ndim == target->ndim;
  for (int64_t d = 0; same && d < target->ndim; ++d) same = source->shape[d] == target->shape[d];
  if (!same) {
    raise_value_error(ts, "memoryview assignment: lvalue and rvalue have different structures");
    return false;
  }
  std::string data = memoryview_bytes(source);
  size_t at = 0, size = size_t(target->item_size);
  each_item(target, target->data, 0, [&](const char* item) {
    std::memcpy(const_cast<char*>(item), data.data() + at, size);
    at += size;
    return true;
  });
  return true;
}

Value memoryview_setitem(ThreadState& ts, Value* a, uint32_t) {
  MemoryView* v = live(ts, a[0]);
  if (!v) return Value();
  if (v->readonly) return raise_type_error(ts, "cannot modify read-only memory");
  char* item;
  MemoryView* part = resolve_key(ts, v, a[1], &item);
  if (item) return pack_item(ts, v, item, a[2]) ? kNone : Value();
  if (!part) return Value();
  if (v->ndim == 0) return pack_item(ts, v, v->data, a[2]) ? kNone : Value();
  bool ok = assign_view(ts, part, a[2]);
  if (part != v) {
    count_export(part->owner, -1);
    part->released = true;
  }
  return ok ? kNone : Value();
}

Value memoryview_delitem(ThreadState& ts, Value* a, uint32_t) {
  MemoryView* v = live(ts, a[0]);
  if (!v) return Value();
  return raise_type_error(ts, v->readonly ? "cannot modify read-only memory" : "cannot delete memory");
}

// 1 equal, 0 not, -1 error.
int equal_views(ThreadState& ts, const MemoryView* x, const MemoryView* y) {
  if (x->ndim != y->ndim) return 0;
  for (int64_t d = 0; d < x->ndim; ++d)
    if (x->shape[d] != y->shape[d]) return 0;
  char fx = format_char(x), fy = format_char(y);
  if (!fx || !fy) return 0;
  bool whole = fx == fy && fx != 'f' && fx != 'd' && fx != '?';
  if (whole) return memoryview_bytes(x) == memoryview_bytes(y);
  Value a = to_list(ts, x, x->data, 0), b = a ? to_list(ts, y, y->data, 0) : Value();
  return b ? compare_bool(ts, Compare::kEq, a, b) : -1;
}

template <bool Equal>
Value memoryview_equal(ThreadState& ts, Value* a, uint32_t) {
  MemoryView* x = a[0].as<MemoryView>();
  if (x->released || (is_kind(a[1], Kind::MemoryView) && a[1].as<MemoryView>()->released)) {
    return Value::boolean((a[0] == a[1]) == Equal);
  }
  Value other = a[1];
  if (!is_bytes_like(other)) return kNotImplemented;
  if (!is_kind(other, Kind::MemoryView)) {
    BufferView buffer;
    if (!get_buffer(ts, other, &buffer)) return Value();
    buffer.owner = Value();  // for the comparison only: no export
    other = new_memoryview(ts, buffer);
    if (!other) return Value();
  }
  int equal = equal_views(ts, x, other.as<MemoryView>());
  return equal < 0 ? Value() : Value::boolean(equal == Equal);
}

Value memoryview_tolist(ThreadState& ts, Value* a, uint32_t) {
  MemoryView* v = live(ts, a[0]);
  return v ? to_list(ts, v, v->data, 0) : Value();
}

Value memoryview_tobytes(ThreadState& ts, Value* a, uint32_t) {
  MemoryView* v = live(ts, a[0]);
  if (!v) return Value();
  bool fortran = false;
  if (a[1] && !a[1].is_none()) {
    if (!is_str(a[1])) return raise_type_error(ts, "tobytes() argument 'order' must be str or None, not %A", a[1]);
    Str* order = a[1].as<Str>();
    bool any = str_equals(order, "A");
    fortran = str_equals(order, "F") || (any && is_contiguous(v, true) && !is_contiguous(v));
    if (!fortran && !any && !str_equals(order, "C")) return raise_value_error(ts, "order must be 'C', 'F' or 'A'");
  }
  if (!fortran) return new_bytes(ts, memoryview_bytes(v));
  // Column-major is row-major over the dimensions reversed.
  MemoryView* turned = blank_view(ts);
  if (!turned) return Value();
  turned->data = v->data;
  turned->item_size = v->item_size;
  turned->ndim = v->ndim;
  turned->format = v->format;
  std::reverse_copy(v->shape, v->shape + v->ndim, turned->shape);
  std::reverse_copy(v->strides, v->strides + v->ndim, turned->strides);
  return new_bytes(ts, memoryview_bytes(turned));
}

Value memoryview_hex(ThreadState& ts, Value* a, uint32_t) {
  MemoryView* v = live(ts, a[0]);
  return v ? hex_text(ts, memoryview_bytes(v), a[1], a[2]) : Value();
}

Value memoryview_toreadonly(ThreadState& ts, Value* a, uint32_t) {
  MemoryView* v = live(ts, a[0]);
  MemoryView* copy = v ? copy_view(ts, v) : nullptr;
  if (copy) copy->readonly = true;
  return copy;
}

Value memoryview_release(ThreadState&, Value* a, uint32_t) {
  MemoryView* v = a[0].as<MemoryView>();
  if (v->released) return kNone;
  count_export(v->owner, -1);
  v->released = true;
  v->owner = Value();
  v->data = nullptr;
  return kNone;
}

Value memoryview_enter(ThreadState& ts, Value* a, uint32_t) {
  return live(ts, a[0]) ? a[0] : Value();
}

// a[2]: the new shape, or empty.
bool read_shape(ThreadState& ts, Value shape, MemoryView* v) {
  if (!is_kind(shape, Kind::List) && !is_kind(shape, Kind::Tuple)) {
    return raise_type_error(ts, "shape must be a list or a tuple"), false;
  }
  Tuple* dimensions = sequence_to_tuple(ts, shape);
  if (!dimensions) return false;
  if (dimensions->size > size_t(kMaxDimensions)) {
    return raise_value_error(ts, "memoryview: number of dimensions must not exceed %lld", kMaxDimensions), false;
  }
  v->ndim = int64_t(dimensions->size);
  int64_t total = v->item_size;
  for (int64_t d = 0; d < v->ndim; ++d) {
    Value size = dimensions->items[d];
    if (!is_int_value(size)) {
      return raise_type_error(ts, "memoryview.cast(): elements of shape must be integers"), false;
    }
    if (!int_to_i64(size, &v->shape[d]) || v->shape[d] <= 0) {
      return raise_value_error(ts, "memoryview.cast(): elements of shape must be integers > 0"), false;
    }
    if (__builtin_mul_overflow(total, v->shape[d], &total)) {
      return raise_value_error(ts, "memoryview.cast(): product(shape) > SSIZE_MAX"), false;
    }
  }
  if (uint64_t(total) != v->bytes) {
    return raise_type_error(ts, "memoryview: product(shape) * itemsize != buffer size"), false;
  }
  return true;
}

Value memoryview_cast(ThreadState& ts, Value* a, uint32_t) {
  MemoryView* v = live(ts, a[0]);
  if (!v) return Value();
  if (!is_str(a[1])) return raise_type_error(ts, "cast() argument 'format' must be str, not %A", a[1]);
  if (!v->contiguous) return raise_type_error(ts, "memoryview: casts are restricted to C-contiguous views");
  bool shaped = a[2] && !a[2].is_none();
  if (shaped && v->ndim > 1) {
    return raise_type_error(ts, "memoryview: cast must be 1D -> ND or ND -> 1D");
  }
  for (int64_t d = 0; v->ndim > 1 && d < v->ndim; ++d) {
    if (v->shape[d] == 0) {
      return raise_type_error(ts, "memoryview: cannot cast view with zeros in shape or strides");
    }
  }
  MemoryView* cast = copy_view(ts, v);
  if (!cast) return Value();
  auto fail = [&](Value) {
    count_export(cast->owner, -1);
    cast->released = true;
    return Value();
  };
  cast->format = a[1];
  char to = format_char(cast), from = format_char(v);
  if (!to) {
    return fail(raise_value_error(ts,
                                  "memoryview: destination format must be a native single character format prefixed "
                                  "with an optional '@'"));
  }
  auto is_byte = [](char c) { return c == 'B' || c == 'b' || c == 'c'; };
  if (!is_byte(from) && !is_byte(to)) {
    return fail(raise_type_error(ts, "memoryview: cannot cast between two non-byte formats"));
  }
  cast->item_size = item_size_of(to);
  if (cast->bytes % uint64_t(cast->item_size)) {
    return fail(raise_type_error(ts, "memoryview: length is not a multiple of itemsize"));
  }
  cast->ndim = 1;
  cast->shape[0] = int64_t(cast->bytes) / cast->item_size;
  if (shaped && !read_shape(ts, a[2], cast)) return fail(Value());
  set_plain_strides(cast);
  return cast;
}

Value memoryview_iter(ThreadState& ts, Value* a, uint32_t) {
  MemoryView* v = live(ts, a[0]);
  if (!v) return Value();
  if (v->ndim == 0) return raise_type_error(ts, "invalid indexing of 0-dim memory");
  if (v->ndim != 1) {
    return raise(ts, ts.rt.exc.NotImplementedError, "multi-dimensional sub-views are not implemented");
  }
  return new_iterator(ts, ts.rt.types.memory_iterator, a[0]);
}

Value memory_iterator_next(ThreadState& ts, Value self) {
  Iterator* it = self.as<Iterator>();
  if (!it->source) return Value();
  MemoryView* v = live(ts, it->source);
  if (!v) return Value();
  if (it->position < v->shape[0]) return unpack_item(ts, v, v->data + it->position++ * v->strides[0]);
  it->source = Value();
  return Value();
}

Value sizes_tuple(ThreadState& ts, const int64_t* sizes, int64_t count) {
  Tuple* tuple = new_tuple(ts, size_t(count));
  for (int64_t i = 0; tuple && i < count; ++i) tuple->items[i] = Value::small_int(sizes[i]);
  return tuple;
}

#define VIEW_GETTER(name, expression)             \
  Value get_##name(ThreadState& ts, Value self) { \
    MemoryView* v = live(ts, self);               \
    return v ? Value(expression) : Value();       \
  }
VIEW_GETTER(obj, v->owner ? v->owner : kNone)
VIEW_GETTER(nbytes, Value::small_int(int64_t(v->bytes)))
VIEW_GETTER(readonly, Value::boolean(v->readonly))
VIEW_GETTER(itemsize, Value::small_int(v->item_size))
VIEW_GETTER(format, v->format)
VIEW_GETTER(ndim, Value::small_int(v->ndim))
VIEW_GETTER(shape, sizes_tuple(ts, v->shape, v->ndim))
VIEW_GETTER(strides, sizes_tuple(ts, v->strides, v->ndim))
VIEW_GETTER(suboffsets, sizes_tuple(ts, nullptr, 0))
VIEW_GETTER(c_contiguous, Value::boolean(is_contiguous(v)))
VIEW_GETTER(f_contiguous, Value::boolean(is_contiguous(v, true)))
VIEW_GETTER(contiguous, Value::boolean(is_contiguous(v) || is_contiguous(v, true)))
#undef VIEW_GETTER

const NativeGetSet kMemoryViewGetSets[] = {
    {"obj", "The object whose memory is viewed.", get_obj, nullptr},
    {"nbytes", "Bytes that tobytes() would give.", get_nbytes, nullptr},
    {"readonly", "Whether items cannot be assigned.", get_readonly, nullptr},
    {"itemsize", "Bytes of one item.", get_itemsize, nullptr},
    {"format", "The item's format as in the struct module.", get_format, nullptr},
    {"ndim", "Number of dimensions.", get_ndim, nullptr},
    {"shape", "Items along each dimension.", get_shape, nullptr},
    {"strides", "Bytes from item to item along each dimension.", get_strides, nullptr},
    {"suboffsets", "Always empty.", get_suboffsets, nullptr},
    {"c_contiguous", "Whether the items lie in row-major order without gaps.", get_c_contiguous, nullptr},
    {"f_contiguous", "Whether the items lie in column-major order without gaps.", get_f_contiguous, nullptr},
    {"contiguous", "Whether the items lie without gaps.", get_contiguous, nullptr},
    {nullptr, nullptr, nullptr, nullptr},
};

NativeDef kMemoryViewMethods[] = {
    {"__new__(cls, object)", "View the memory of an object.", memoryview_new},
    {"__repr__(self, /)", "Return repr(self).", memoryview_repr},
    {"__hash__(self, /)", "Return hash(self).", memoryview_hash},
    {"__eq__(self, value, /)", "Return self==value.", memoryview_equal<true>},
    {"__ne__(self, value, /)", "Return self!=value.", memoryview_equal<false>},
    {"__len__(self, /)", "Return len(self).", memoryview_len},
    {"__getitem__(self, key, /)", "Return self[key].", memoryview_getitem},
    {"__setitem__(self, key, value, /)", "Set self[key] to value.", memoryview_setitem},
    {"__delitem__(self, key, /)", "Delete self[key].", memoryview_delitem},
    {"__iter__(self, /)", "Implement iter(self).", memoryview_iter},
    {"__enter__(self, /)", nullptr, memoryview_enter, kNativeNoText},
    {"__exit__(self, /, *exc_info)", nullptr, memoryview_release, kNativeNoText},
    {"release(self, /)", "Give up the view: the object may be resized again.", memoryview_release},
    {"cast(self, /, format, shape=<unrepresentable>)", "The same bytes with another format or shape.", memoryview_cast},
    {"hex(self, /, sep=<unrepresentable>, bytes_per_sep=1)", "The bytes as hexadecimal text.", memoryview_hex},
    {"tobytes(self, /, order='C')", "The items as bytes: order 'C' (rows first), 'F' (columns first) or 'A'.",
     memoryview_tobytes},
    {"tolist(self, /)", "The items as (nested) lists.", memoryview_tolist},
    {"toreadonly(self, /)", "The same view without the right to write.", memoryview_toreadonly},
    {nullptr, nullptr, nullptr},
};

}  // namespace

MemoryView* new_memoryview(ThreadState& ts, const BufferView& view) {
  MemoryView* v = blank_view(ts);
  if (!v) return nullptr;
  v->owner = view.owner;
  v->data = view.data;
  v->ndim = 1;
  v->item_size = view.item_size;
  v->format = intern(ts, view.format);
  v->readonly = view.readonly;
  v->shape[0] = int64_t(view.bytes) / view.item_size;
  set_plain_strides(v);
  count_export(v->owner, 1);
  return v;
}

std::string memoryview_bytes(const MemoryView* v) {
  if (v->contiguous) return std::string(v->data, v->bytes);
  std::string out;
  each_item(v, v->data, 0, [&](const char* at) {
    out.append(at, size_t(v->item_size));
    return true;
  });
  return out;
}

extern const NativeType kNativeType_memoryview;
const NativeType kNativeType_memoryview = {
    .name = "memoryview",
    .doc = "A view of another object's memory as a sequence of items.",
    .methods = kMemoryViewMethods,
    .getsets = kMemoryViewGetSets,
    .kind = Kind::MemoryView,
    .instance_bytes = sizeof(MemoryView),
    .flags = kTypeNoSubclass | kTypeWeakrefable,
};

ADDER_ITERATOR_TYPE(memory_iterator, "memory_iterator", nullptr, memory_iterator_next, kTypeNoSubclass);

}  // namespace adder
