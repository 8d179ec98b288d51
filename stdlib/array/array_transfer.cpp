// array_transfer.cpp: array to and from bytes, lists, text, files and pickles.
#include "runtime/objects/byte_tools.h"
#include "stdlib/array/array_object.h"
#include "stdlib/struct/struct_format.h"

namespace adder {

namespace {

ArrayObject* self_of(Value* a) {
  return a[0].as<ArrayObject>();
}

Value tobytes(ThreadState& ts, Value* a, uint32_t) {
  return new_bytes(ts, self_of(a)->view());
}

Value frombytes(ThreadState& ts, Value* a, uint32_t) {
  std::string_view data;
  if (!byte_argument(ts, a[1], &data)) return {};
  return array_from_bytes(ts, self_of(a), data) ? kNone : Value();
}

Value tolist(ThreadState& ts, Value* a, uint32_t) {
  ArrayObject* self = self_of(a);
  List* list = new_list(ts, self->size);
  for (uint64_t i = 0; list && i < self->size; ++i) {
    Value item = self->code->load(ts, self->at(i));
    if (!item || !list_append(ts, list, item)) return {};
  }
  return list ? Value(list) : Value();
}

Value fromlist(ThreadState& ts, Value* a, uint32_t) {
  ArrayObject* self = self_of(a);
  if (!is_kind(a[1], Kind::List)) return raise_type_error(ts, "arg must be list");
  List* list = a[1].as<List>();
  uint64_t size = list->size;
  std::string items;
  for (uint64_t i = 0; i < size; ++i) {
    char item[8];
    if (!self->code->store(ts, list->items[i], item)) return {};
    if (list->size != size) return raise_runtime_error(ts, "list changed size during iteration");
    items.append(item, self->code->size);
  }
  return array_from_bytes(ts, self, items) ? kNone : Value();
}

Value tounicode(ThreadState& ts, Value* a, uint32_t) {
  ArrayObject* self = self_of(a);
  if (self->code->code != 'u') return raise_value_error(ts, "tounicode() may only be called on unicode type arrays");
  for (uint64_t i = 0; i < self->size; ++i)
    if (!self->code->load(ts, self->at(i))) return {};
  return new_str_ucs4(ts, reinterpret_cast<const uint32_t*>(self->data()), self->size);
}

Value fromunicode(ThreadState& ts, Value* a, uint32_t) {
  ArrayObject* self = self_of(a);
  if (!is_str(a[1])) return raise_type_error(ts, "fromunicode() argument must be str, not %A", a[1]);
  if (self->code->code != 'u') return raise_value_error(ts, "fromunicode() may only be called on unicode type arrays");
  return array_from_text(ts, self, a[1].as<Str>()) ? kNone : Value();
}

Value tofile(ThreadState& ts, Value* a, uint32_t) {
  constexpr size_t kBlock = 64 * 1024;
  ArrayObject* self = self_of(a);
  Value write = get_attribute(ts, a[1], "write");
  if (!write) return {};
  for (uint64_t at = 0; at < self->bytes(); at += kBlock) {
    Value block = new_bytes(ts, self->view().substr(at, kBlock));
    if (!block || !call_with(ts, write, block)) return {};
  }
  return kNone;
}

Value fromfile(ThreadState& ts, Value* a, uint32_t) {
  ArrayObject* self = self_of(a);
  int64_t count;
  if (!to_index_i64(ts, a[2], &count)) return {};
  if (count < 0) return raise_value_error(ts, "negative count");
  if (count > (int64_t{1} << 40) / self->code->size) return raise_memory_error(ts);
  int64_t wanted = count * self->code->size;
  Value read = get_attribute(ts, a[1], "read"), data = read ? call_with(ts, read, new_int(ts, wanted)) : Value();
  if (!data) return {};
  if (!is_kind(data, Kind::Bytes)) return raise_type_error(ts, "read() didn't return bytes");
  int64_t got = int64_t(data.as<Bytes>()->size);
  if (!array_from_bytes(ts, self, data.as<Bytes>()->view())) return {};
  if (got != wanted) return raise(ts, ts.rt.exc.EOFError, "read() didn't return enough bytes");
  return kNone;
}

// --- pickles

// The machine's form of the items, which array_reconstructor understands on other machines too; a list before
// protocol 3, which has no bytes.
Value reduce_ex(ThreadState& ts, Value* a, uint32_t) {
  ArrayObject* self = self_of(a);
  if (!is_int_value(a[1])) return raise_type_error(ts, "__reduce_ex__ argument should be an integer");
  int64_t protocol;
  if (!to_i64(ts, a[1], &protocol)) return {};
  Dict* attributes = instance_dict(ts, a[0]);
  if (ts.has_error()) return {};
  Value state = attributes ? Value(attributes) : kNone;
  Value code = str_from_char(ts, uint8_t(self->code->code));
  if (protocol < 3) {
    Value list = tolist(ts, a, 1);
    return list ? Value(tuple_of(ts, self->type(), tuple_of(ts, code, list), state)) : Value();
  }
  const Value parts[] = {self->type(), code, Value::small_int(self->code->machine_code), tobytes(ts, a, 1)};
  return tuple_of(ts, array_state(ts).reconstructor, new_tuple_from(ts, parts, 4), state);
}

struct MachineFormat {
  uint8_t size;
  char kind;  // 's'igned, 'u'nsigned, 'f'loat, 'c'haracters of UTF-16 or UTF-32
  bool big;
};
constexpr MachineFormat kMachineFormats[] = {
    {1, 'u', false}, {1, 's', false}, {2, 'u', false}, {2, 'u', true}, {2, 's', false}, {2, 's', true},
    {4, 'u', false}, {4, 'u', true},  {4, 's', false}, {4, 's', true}, {8, 'u', false}, {8, 'u', true},
    {8, 's', false}, {8, 's', true},  {4, 'f', false}, {4, 'f', true}, {8, 'f', false}, {8, 'f', true},
    {2, 'c', false}, {2, 'c', true},  {4, 'c', false}, {4, 'c', true}};

// Items of a foreign layout, as values.
Value convert_items(ThreadState& ts, const MachineFormat& format, std::string_view data) {
  std::string code(1, format.big ? '>' : '<');
  static constexpr char kSigned[] = "bhiq", kUnsigned[] = "BHIQ";
  int log = format.size == 1 ? 0 : format.size == 2 ? 1 : format.size == 4 ? 2 : 3;
  code += std::to_string(data.size() / format.size);
  code += format.kind == 's' ? kSigned[log] : format.kind == 'u' ? kUnsigned[log] : format.size == 4 ? 'f' : 'd';
  StructFormat parsed;
  return parse_struct_format(ts, code, &parsed) ? unpack_struct(ts, parsed, data.data()) : Value();
}

}  // namespace

Value array_reconstructor(ThreadState& ts, Value* a, uint32_t) {
  if (!is_type(a[0])) return raise_type_error(ts, "first argument must be a type object, not %T", a[0]);
  Type* type = a[0].as<Type>();
  if (!is_subtype(type, array_state(ts).array))
    return raise_type_error(ts, "%U is not a subtype of array.array", type->name);
  if (!is_str(a[1]) || a[1].as<Str>()->length != 1)
    return raise_type_error(ts, "_array_reconstructor() argument 2 must be a unicode character, not %T", a[1]);
  const ArrayCode* code = find_array_code(a[1].as<Str>()->at(0));
  if (!code) return raise_value_error(ts, "second argument must be a valid type code");
  int64_t which;
  if (!to_i64(ts, a[2], &which)) return {};
  if (which < 0 || which >= int64_t(std::size(kMachineFormats)))
    return raise_value_error(ts, "third argument must be a valid machine format code.");
  if (!is_kind(a[3], Kind::Bytes)) return raise_type_error(ts, "fourth argument should be bytes, not %T", a[3]);
  std::string_view data = a[3].as<Bytes>()->view();
  const MachineFormat& format = kMachineFormats[which];
  ArrayObject* self = new_array_object(ts, type, code, 0);
  if (!self) return {};
  if (which == code->machine_code) return array_from_bytes(ts, self, data) ? Value(self) : Value();
  if (data.size() % format.size) return raise_value_error(ts, "bytes length not a multiple of item size");
  Value items;
  if (format.kind == 'c') {
    std::string name = std::string("utf-") + (format.size == 2 ? "16" : "32") + (format.big ? "-be" : "-le");
    items = call_method(ts, a[3], intern(ts, "decode"), std::array<Value, 1>{Value(new_str(ts, name))});
  } else {
    items = convert_items(ts, format, data);
  }
  // A code of the same width may stand for another one on the machine that wrote the items.
  return items && array_extend(ts, self, items) ? Value(self) : Value();
}

bool array_from_bytes(ThreadState& ts, ArrayObject* array, std::string_view data) {
  unsigned item = array->code->size;
  if (data.size() % item) return raise_value_error(ts, "bytes length not a multiple of item size"), false;
  uint64_t had = array->size;
  bool own = !data.empty() && data.data() == array->data();  // its own items: they may move
  if (!array_resize(ts, array, had + data.size() / item)) return false;
  if (!data.empty()) std::memcpy(array->at(had), own ? array->data() : data.data(), data.size());
  return true;
}

bool array_from_text(ThreadState& ts, ArrayObject* array, Str* text) {
  uint64_t had = array->size;
  if (!array_resize(ts, array, had + text->length)) return false;
  for (size_t i = 0; i < text->length; ++i) {
    uint32_t c = text->at(i);
    std::memcpy(array->at(had + i), &c, sizeof c);
  }
  return true;
}

NativeDef kArrayTransferMethods[] = {
    {"tobytes(self, /)", "The items as bytes.", tobytes},
    {"frombytes(self, buffer, /)", "Appends items given as bytes.", frombytes},
    {"tolist(self, /)", "Convert array to an ordinary list with the same items.", tolist},
    {"fromlist(self, list, /)", "Append items to array from list; none when one of them does not fit.", fromlist},
    {"tounicode(self, /)", "The text of an array of type 'u'.", tounicode},
    {"fromunicode(self, ustr, /)", "Extends an array of type 'u' with a text.", fromunicode},
    {"tofile(self, f, /)", "Write all items, as bytes, to the file object f.", tofile},
    {"fromfile(self, f, n, /)", "Read n items, as bytes, from the file object f and append them.", fromfile},
    {"__reduce_ex__(self, value, /)", "Return state information for pickling.", reduce_ex},
    {nullptr, nullptr, nullptr}};

}  // namespace adder
