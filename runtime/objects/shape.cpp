// shape.cpp: hidden classes of instances, and where attributes lie in every layout.
//
// A Shape's keys array is shared with its parent as long as the chain extends it at the end: shape S owns the first
// S.slot_count entries, whatever longer chains wrote behind them. The hash index beside it is shared in the same way:
// an entry found there counts only when its slot is below S.slot_count. The second child of a shape copies both. An
// object that takes too many attributes, or a shape with too many children (objects used as dictionaries), goes to dict
// mode, as does one that deletes an attribute in the middle or whose __dict__ is asked for. Must stay true: an
// instance's inline slots are those of the shape it was allocated with; every shape it moves to later has the same
// inline_capacity, or (dict mode) just the fixed members.
#include "runtime/objects/instance.h"

namespace adder {

namespace {

constexpr uint32_t kIndexThreshold = 12;  // below: a linear scan of the keys is faster
constexpr uint32_t kMaxShapeSlots = 400;
constexpr uint32_t kMaxShapeChildren = 128;

uint32_t key_hash(const Str* key) {
  return static_cast<uint32_t>((reinterpret_cast<uint64_t>(key) >> 4) * 0x9E3779B97F4A7C15u >> 32);
}

struct ShapeIndex {
  uint32_t* slots;  // slot + 1, 0: free
  uint32_t mask;
  explicit ShapeIndex(Raw* raw)
      : slots(reinterpret_cast<uint32_t*>(raw->bytes)),
        mask(static_cast<uint32_t>(std::bit_floor(raw->capacity / 4)) - 1) {}
  void insert(const Str* key, uint32_t slot) {
    uint32_t i = key_hash(key) & mask;
    while (slots[i]) i = (i + 1) & mask;
    slots[i] = slot + 1;
  }
};

// Keys array (and index) with room for one more key than `shape` has, holding the same keys.
bool copy_keys(ThreadState& ts, Shape* shape, Array** keys_out, Raw** index_out) {
  uint32_t count = shape->slot_count;
  uint32_t capacity = std::max<uint32_t>(4, count * 2);
  Array* keys = new_array(ts, capacity);
  if (!keys) return false;
  for (uint32_t i = 0; i < count; ++i) keys->items[i] = shape->keys->items[i];
  Raw* index = nullptr;
  if (capacity > kIndexThreshold) {
    index = new_raw(ts, size_t{std::bit_ceil(capacity * 2)} * 4);
    if (!index) return false;
    std::memset(index->bytes, 0, index->capacity);
    ShapeIndex table(index);
    for (uint32_t i = shape->fixed_count; i < count; ++i) table.insert(keys->items[i].as<Str>(), i);
  }
  *keys_out = keys;
  *index_out = index;
  return true;
}

Shape* allocate_shape(ThreadState& ts) {
  return static_cast<Shape*>(ts.rt.heap.allocate(ts, sizeof(Shape), make_head_bits(Kind::Shape, 0)));
}

Shape* find_child(ThreadState& ts, Shape* shape, Str* key) {
  Value children = shape->children;
  if (!children) return nullptr;
  if (children.as_cell()->is_kind(Kind::Shape)) {
    Shape* only = children.as<Shape>();
    return only->key == key ? only : nullptr;
  }
  return dict_get_str(ts, children.as<Dict>(), key).as<Shape>();
}

bool add_child(ThreadState& ts, Shape* shape, Shape* child) {
  if (!shape->children) {
    shape->children = Value(child);
    return true;
  }
  if (shape->children.as_cell()->is_kind(Kind::Shape)) {
    Dict* dict = new_dict(ts);
    if (!dict) return false;
    Shape* first = shape->children.as<Shape>();
    if (!dict_set_str(ts, dict, first->key, Value(first))) return false;
    shape->children = Value(dict);
  }
  return dict_set_str(ts, shape->children.as<Dict>(), child->key, Value(child));
}

bool too_many(const Shape* shape) {
  if (shape->slot_count >= kMaxShapeSlots) return true;
  return shape->children && shape->children.as_cell()->is_kind(Kind::Dict) &&
         shape->children.as<Dict>()->used >= kMaxShapeChildren;
}

}  // namespace

int32_t shape_find(const Shape* shape, const Str* key) {
  uint32_t count = shape->slot_count;
  if (count <= kIndexThreshold || !shape->index) {
    for (uint32_t i = shape->fixed_count; i < count; ++i)
      if (shape->keys->items[i].as<Str>() == key) return static_cast<int32_t>(i);
    return -1;
  }
  ShapeIndex table(shape->index);
  for (uint32_t i = key_hash(key) & table.mask; table.slots[i]; i = (i + 1) & table.mask) {
    uint32_t slot = table.slots[i] - 1;
    if (slot < count && shape->keys->items[slot].as<Str>() == key) return static_cast<int32_t>(slot);
  }
  return -1;
}

Shape* new_root_shape(ThreadState& ts, Type* type, Kind kind, uint8_t flags, uint32_t inline_capacity) {
  Shape* shape = allocate_shape(ts);
  if (!shape) return nullptr;
  shape->type = type;
  shape->inline_capacity = inline_capacity;
  if (kind == Kind::Instance) shape->fixed_count = shape->slot_count = type->slot_count;
  if (shape->slot_count) {
    shape->keys = new_array(ts, shape->slot_count + 4);
    if (!shape->keys) return nullptr;
  }
  shape->instance_head = make_head(shape, kind, flags);
  return shape;
}

Shape* shape_add(ThreadState& ts, Shape* shape, Str* key) {
  if (Shape* child = find_child(ts, shape, key)) return child;
  Shape* child = allocate_shape(ts);
  if (!child) return nullptr;
  uint32_t slot = shape->slot_count;
  Array* keys = shape->keys;
  Raw* index = shape->index;
  // The first to extend the shared array in place takes the next entry; others, and a full array, copy.
  if (!keys || keys->capacity <= slot || keys->items[slot])
    if (!copy_keys(ts, shape, &keys, &index)) return nullptr;
  keys->items[slot] = Value(key);
  if (index) ShapeIndex(index).insert(key, slot);
  child->type = shape->type;
  child->parent = shape;
  child->key = key;
  child->keys = keys;
  child->index = index;
  child->slot_count = slot + 1;
  child->inline_capacity = shape->inline_capacity;
  child->fixed_count = shape->fixed_count;
  child->instance_head =
      make_head(child, static_cast<Kind>(shape->instance_head >> 56), static_cast<uint8_t>(shape->instance_head >> 48));
  return add_child(ts, shape, child) ? child : nullptr;
}

Shape* dict_mode_shape(ThreadState& ts, Type* type) {
  Shape* root = type->root_shape;
  if (!root->dict_shape) {
    uint8_t flags = static_cast<uint8_t>(root->instance_head >> 48) | kDictMode;
    root->dict_shape = new_root_shape(ts, type, Kind::Instance, flags, type->slot_count);
    type->dict_mode_made = 1;
  }
  return root->dict_shape;
}

// --- instances

Value instance_get(ThreadState& ts, Instance* self, Str* name) {
  if (self->head_flags() & kDictMode) return dict_get_str(ts, self->overflow.as<Dict>(), name);
  Shape* shape = self->shape();
  int32_t slot = shape_find(shape, name);
  return slot < 0 ? Value() : *slot_address(self, shape, static_cast<uint32_t>(slot));
}

bool instance_add(ThreadState& ts, Instance* self, Shape* child, Value value) {
  uint32_t slot = child->slot_count - 1;
  if (slot >= child->inline_capacity) {
    uint32_t position = slot - child->inline_capacity;
    Array* array = self->overflow.as<Array>();
    if (!array || array->capacity <= position) {
      Array* grown = new_array(ts, std::max<size_t>(4, size_t{position} * 2));
      if (!grown) return false;
      for (uint32_t i = 0; i < position; ++i) grown->items[i] = array->items[i];
      self->overflow = Value(grown);
      array = grown;
    }
    array->items[position] = value;
  } else {
    self->slots[slot] = value;
  }
  self->head = child->instance_head;
  return true;
}

bool instance_set(ThreadState& ts, Instance* self, Str* name, Value value) {
  if (self->head_flags() & kDictMode) return dict_set_str(ts, self->overflow.as<Dict>(), name, value);
  Shape* shape = self->shape();
  int32_t slot = shape_find(shape, name);
  if (slot >= 0) {
    *slot_address(self, shape, static_cast<uint32_t>(slot)) = value;
    return true;
  }
  if (too_many(shape) && !find_child(ts, shape, name)) {
    Dict* dict = instance_to_dict_mode(ts, self);
    return dict && dict_set_str(ts, dict, name, value);
  }
  Shape* child = shape_add(ts, shape, name);
  return child && instance_add(ts, self, child, value);
}

int instance_delete(ThreadState& ts, Instance* self, Str* name) {
  if (!(self->head_flags() & kDictMode)) {
    Shape* shape = self->shape();
    int32_t slot = shape_find(shape, name);
    if (slot < 0) return 0;
    if (shape->key == name && shape->parent) {  // the newest attribute: step back
      *slot_address(self, shape, static_cast<uint32_t>(slot)) = Value();
      self->head = shape->parent->instance_head;
      return 1;
    }
    if (!instance_to_dict_mode(ts, self)) return -1;
  }
  return dict_delete(ts, self->overflow.as<Dict>(), Value(name));
}

Dict* instance_to_dict_mode(ThreadState& ts, Instance* self) {
  if (self->head_flags() & kDictMode) return self->overflow.as<Dict>();
  Shape* shape = self->shape();
  Shape* target = dict_mode_shape(ts, shape->type);
  if (!target) return nullptr;
  Dict* dict = new_dict(ts, shape->slot_count - shape->fixed_count);
  if (!dict) return nullptr;
  for (uint32_t i = shape->fixed_count; i < shape->slot_count; ++i)
    if (!dict_set_str(ts, dict, shape->keys->items[i].as<Str>(), *slot_address(self, shape, i))) return nullptr;
  for (uint32_t i = shape->fixed_count; i < shape->slot_count && i < shape->inline_capacity; ++i)
    self->slots[i] = Value();
  self->overflow = Value(dict);
  self->head = target->instance_head;
  return dict;
}

// --- dict words and members of any layout

bool kind_has_own_dict(Kind kind) {
  return kind == Kind::Exception || kind == Kind::Module || kind == Kind::Function || kind == Kind::ClassMethod ||
         kind == Kind::StaticMethod;
}

size_t base_bytes(const Cell* cell) {
  auto words = [](size_t bytes) { return (bytes + 7) & ~size_t{7}; };
  switch (cell->kind()) {
    case Kind::Tuple:
      return sizeof(Tuple) + static_cast<const Tuple*>(cell)->size * sizeof(Value);
    case Kind::Int:
      return sizeof(Int) + static_cast<size_t>(std::abs(static_cast<const Int*>(cell)->size)) * sizeof(mp_limb_t);
    case Kind::Str: {
      const Str* s = static_cast<const Str*>(cell);
      bool inside = s->data == reinterpret_cast<const char*>(s + 1);
      return sizeof(Str) + (inside ? words(size_t{s->length} * s->width) : 0);
    }
    case Kind::Bytes: {
      const Bytes* b = static_cast<const Bytes*>(cell);
      bool inside = b->data == reinterpret_cast<const char*>(b + 1);
      return sizeof(Bytes) + (inside ? words(b->size) : 0);
    }
    default:
      return words(cell->type()->instance_bytes);
  }
}

uint32_t kind_bytes(Kind kind) {
  switch (kind) {
    case Kind::Type:
      return sizeof(Type);
    case Kind::Instance:
      return sizeof(Instance);
    case Kind::Int:
      return sizeof(Int);
    case Kind::Float:
      return sizeof(Float);
    case Kind::Complex:
      return sizeof(Complex);
    case Kind::Str:
      return sizeof(Str);
    case Kind::Bytes:
      return sizeof(Bytes);
    case Kind::ByteArray:
      return sizeof(ByteArray);
    case Kind::MemoryView:
      return sizeof(MemoryView);
    case Kind::List:
      return sizeof(List);
    case Kind::Tuple:
      return sizeof(Tuple);
    case Kind::Dict:
      return sizeof(Dict);
    case Kind::Set:
    case Kind::FrozenSet:
      return sizeof(Set);
    case Kind::Range:
      return sizeof(Range);
    case Kind::Slice:
      return sizeof(Slice);
    case Kind::Function:
      return sizeof(Function);
    case Kind::Code:
      return sizeof(Code);
    case Kind::CellVar:
      return sizeof(CellVar);
    case Kind::NativeFunction:
      return sizeof(NativeFunction);
    case Kind::BoundMethod:
      return sizeof(BoundMethod);
    case Kind::ClassMethod:
    case Kind::StaticMethod:
      return sizeof(MethodWrapperObject);
    case Kind::Property:
      return sizeof(Property);
    case Kind::Member:
      return sizeof(Member);
    case Kind::GetSet:
      return sizeof(GetSet);
    case Kind::Super:
      return sizeof(Super);
    case Kind::Module:
      return sizeof(Module);
    case Kind::Frame:
      return sizeof(FrameObject);
    case Kind::Traceback:
      return sizeof(Traceback);
    case Kind::Exception:
      return sizeof(ExceptionObject);
    case Kind::Generator:
      return sizeof(Generator);
    case Kind::Iterator:
      return sizeof(Iterator);
    case Kind::DictView:
    case Kind::MappingProxy:
      return sizeof(OneMember);
    default:
      return 0;
  }
}

Value* dict_slot(Cell* cell) {
  switch (cell->kind()) {
    case Kind::Exception:
      return &static_cast<ExceptionObject*>(cell)->dict;
    case Kind::Module:
      return reinterpret_cast<Value*>(&static_cast<Module*>(cell)->dict);
    case Kind::Function:
      return &static_cast<Function*>(cell)->dict;
    case Kind::ClassMethod:
    case Kind::StaticMethod:
      return &static_cast<MethodWrapperObject*>(cell)->dict;
    default:
      return reinterpret_cast<Value*>(reinterpret_cast<char*>(cell) + base_bytes(cell));
  }
}

Value* member_slot(Cell* cell, uint32_t index) {
  if (cell->is_kind(Kind::Instance)) return &static_cast<Instance*>(cell)->slots[index];
  Value* words = reinterpret_cast<Value*>(reinterpret_cast<char*>(cell) + base_bytes(cell));
  bool dict_first = (cell->head_flags() & kHasDict) && !kind_has_own_dict(cell->kind());
  return words + dict_first + index;
}

bool has_attribute_storage(Value object) {
  if (!object.is_cell()) return false;
  Cell* cell = object.as_cell();
  return cell->is_kind(Kind::Instance) ? cell->type()->has(kTypeInstancesHaveDict)
                                       : (cell->head_flags() & kHasDict) != 0;
}

Value own_attribute(ThreadState& ts, Value object, Str* name) {
  if (!object.is_cell()) return Value();
  Cell* cell = object.as_cell();
  if (cell->is_kind(Kind::Instance)) return instance_get(ts, static_cast<Instance*>(cell), name);
  if (!(cell->head_flags() & kHasDict)) return Value();
  Value dict = *dict_slot(cell);
  return dict ? dict_get_str(ts, dict.as<Dict>(), name) : Value();
}

Dict* instance_dict(ThreadState& ts, Value object) {
  if (!has_attribute_storage(object)) return nullptr;
  Cell* cell = object.as_cell();
  if (cell->is_kind(Kind::Instance)) return instance_to_dict_mode(ts, static_cast<Instance*>(cell));
  Value* slot = dict_slot(cell);
  if (!*slot) {
    Dict* dict = new_dict(ts);
    if (!dict) return nullptr;
    *slot = Value(dict);
  }
  return slot->as<Dict>();
}

Cell* new_instance(ThreadState& ts, Type* type, size_t extra_bytes) {
  Shape* shape = type->root_shape;
  Head head = shape->instance_head;
  size_t size;
  if (type->instance_kind == Kind::Instance) {
    size = sizeof(Instance) + shape->inline_capacity * sizeof(Value);
  } else {
    bool dict_word = ((head >> 48) & kHasDict) && !kind_has_own_dict(type->instance_kind);
    size = ((type->instance_bytes + extra_bytes + 7) & ~size_t{7}) + (dict_word + type->slot_count) * sizeof(Value);
  }
  Cell* cell = ts.rt.heap.allocate(ts, size, head);
  if (!cell) return nullptr;
  if (((head >> 48) & kHasFinalizer) || (type->native && type->native->finalize)) ts.rt.heap.register_finalizable(cell);
  return cell;
}

// --- tracing

void trace_subclass_words(Cell* cell, Marker& marker) {
  Shape* shape = cell->shape();
  if (!cell->head_flags() || !shape) return;
  if (cell->is_kind(Kind::Instance) || cell->is_kind(Kind::Type)) return;
  size_t count = shape->type->slot_count + ((cell->head_flags() & kHasDict) && !kind_has_own_dict(cell->kind()));
  if (count) marker.visit_range(reinterpret_cast<Value*>(reinterpret_cast<char*>(cell) + base_bytes(cell)), count);
}

void trace_subclass_only(Cell* cell, Marker& marker) {
  trace_subclass_words(cell, marker);
}

void trace_shape(Cell* cell, Marker& marker) {
  Shape* shape = static_cast<Shape*>(cell);
  marker.visit(shape->type);
  marker.visit(shape->parent);
  marker.visit(shape->key);
  marker.visit(shape->keys);
  marker.visit(shape->index);
  marker.visit(shape->children);
  marker.visit(shape->dict_shape);
}

void trace_instance(Cell* cell, Marker& marker) {
  Instance* self = static_cast<Instance*>(cell);
  Shape* shape = self->shape();
  marker.visit(self->overflow);
  marker.visit_range(self->slots, shape->inline_capacity);
}

void trace_native(Cell* cell, Marker& marker) {
  Shape* shape = cell->shape();
  const NativeType* native = shape->type->native;
  if (native && native->trace) native->trace(cell, marker);
  trace_subclass_words(cell, marker);
}

}  // namespace adder
