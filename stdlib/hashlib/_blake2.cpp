// _blake2.cpp: the classes blake2b and blake2s of hashlib.
#include "runtime/errors/raise.h"
#include "runtime/native/native.h"
#include "runtime/objects/byte_tools.h"
#include "runtime/objects/numbers.h"
#include "runtime/objects/str.h"
#include "stdlib/hashlib/blake2.h"
#include "stdlib/native_library/object_lock.h"

namespace adder {

namespace {

template <typename Traits>
struct Blake2Object : Cell {
  Blake2<Traits> digest;
  std::mutex mutex;
};

constexpr size_t kWithoutGil = 2048;

template <typename Traits>
constexpr const char* kName = std::is_same_v<Traits, Blake2bTraits> ? "blake2b" : "blake2s";

template <typename Traits>
Blake2Object<Traits>* self_of(Value v) {
  return v.as<Blake2Object<Traits>>();
}

template <typename Traits>
bool update(ThreadState& ts, Blake2Object<Traits>* self, Value data) {
  if (is_str(data)) return raise_type_error(ts, "Strings must be encoded before hashing"), false;
  if (!is_bytes_like(data)) return raise_type_error(ts, "object supporting the buffer API required"), false;
  BufferView view;
  if (!get_buffer(ts, data, &view)) return false;
  ObjectLock lock(ts, self->mutex);
  maybe_without_gil(ts, view.bytes >= kWithoutGil, [&] {
    self->digest.update(reinterpret_cast<const uint8_t*>(view.data), view.bytes);
    return true;
  });
  return true;
}

// A number in [0, limit]; ValueError for a negative one.
bool number(ThreadState& ts, Value v, uint64_t limit, const char* name, uint64_t* out) {
  if (!v) return true;
  Value index = to_index(ts, v);
  if (!index) return false;
  if (int_sign(index) < 0) return raise_value_error(ts, "value must be positive"), false;
  int64_t small;
  if (int_to_i64(index, &small)) {
    *out = static_cast<uint64_t>(small);
  } else {
    Int* big = index.as<Int>();
    if (big->size > 1) return raise_overflow(ts, "int too big to convert"), false;
    *out = big->limbs[0];
  }
  if (*out > limit) return raise_overflow(ts, "%s is too large", name), false;
  return true;
}

// A number that has a message of its own for everything outside [low, high].
bool ranged(ThreadState& ts, Value v, int64_t low, int64_t high, const char* message, uint8_t* out) {
  if (!v) return true;
  int64_t value;
  if (!to_i64(ts, v, &value)) return false;
  if (value < low || value > high) return raise_value_error(ts, message, high), false;
  *out = static_cast<uint8_t>(value);
  return true;
}

bool bytes_parameter(ThreadState& ts, Value v, size_t limit, const char* name, uint8_t* out, uint8_t* size) {
  if (!v) return true;
  BufferView view;
  if (!get_buffer(ts, v, &view)) return false;
  if (view.bytes > limit) return raise_value_error(ts, "maximum %s length is %zu bytes", name, limit), false;
  if (view.bytes) std::memcpy(out, view.data, view.bytes);
  if (size) *size = static_cast<uint8_t>(view.bytes);
  return true;
}

// Arguments of the constructor, by position.
enum {
  kClass,
  kData,
  kDigestSize,
  kKey,
  kSalt,
  kPerson,
  kFanout,
  kDepth,
  kLeafSize,
  kNodeOffset,
  kNodeDepth,
  kInnerSize,
  kLastNode
};

template <typename Traits>
Value blake2_new(ThreadState& ts, Value* a, uint32_t) {
  constexpr auto kDigestLimit = static_cast<int64_t>(Traits::kMaxDigest);
  Blake2Parameters p;
  p.digest_size = Traits::kMaxDigest;
  uint8_t key[Traits::kBlock] = {};
  uint64_t leaf_size = 0;
  int last_node = a[kLastNode] ? truth(ts, a[kLastNode]) : 0;
  if (last_node < 0 ||
      !ranged(ts, a[kDigestSize], 1, kDigestLimit, "digest_size must be between 1 and %lld bytes", &p.digest_size) ||
      !bytes_parameter(ts, a[kSalt], Traits::kSalt, "salt", p.salt, nullptr) ||
      !bytes_parameter(ts, a[kPerson], Traits::kPerson, "person", p.person, nullptr) ||
      !ranged(ts, a[kFanout], 0, 255, "fanout must be between 0 and %lld", &p.fanout) ||
      !ranged(ts, a[kDepth], 1, 255, "depth must be between 1 and %lld", &p.depth) ||
      !number(ts, a[kLeafSize], UINT32_MAX, "leaf_size", &leaf_size) ||
      !number(ts, a[kNodeOffset], sizeof(typename Traits::Word) == 8 ? UINT64_MAX : (uint64_t{1} << 48) - 1,
              "node_offset", &p.node_offset) ||
      !ranged(ts, a[kNodeDepth], 0, 255, "node_depth must be between 0 and %lld", &p.node_depth) ||
      !ranged(ts, a[kInnerSize], 0, kDigestLimit, "inner_size must be between 0 and is %lld", &p.inner_size) ||
      !bytes_parameter(ts, a[kKey], Traits::kMaxKey, "key", key, &p.key_size))
    return {};
  p.leaf_size = static_cast<uint32_t>(leaf_size);
  auto* self = static_cast<Blake2Object<Traits>*>(new_instance(ts, a[kClass].as<Type>()));
  if (!self) return {};
  self->digest.start(p, last_node);
  if (p.key_size) self->digest.update(key, sizeof key);
  explicit_bzero(key, sizeof key);
  return !a[kData] || update(ts, self, a[kData]) ? Value(self) : Value();
}

template <typename Traits>
Value blake2_update(ThreadState& ts, Value* a, uint32_t) {
  return update(ts, self_of<Traits>(a[0]), a[1]) ? kNone : Value();
}

template <typename Traits>
std::string_view finish(ThreadState& ts, Value self, uint8_t* out) {
  Blake2Object<Traits>* object = self_of<Traits>(self);
  ObjectLock lock(ts, object->mutex);
  Blake2<Traits> copy = object->digest;
  copy.finish(out);
  return {reinterpret_cast<char*>(out), copy.digest_size()};
}

template <typename Traits>
Value blake2_digest(ThreadState& ts, Value* a, uint32_t) {
  uint8_t digest[64];
  return new_bytes(ts, finish<Traits>(ts, a[0], digest));
}
template <typename Traits>
Value blake2_hexdigest(ThreadState& ts, Value* a, uint32_t) {
  uint8_t digest[64];
  return hex_text(ts, finish<Traits>(ts, a[0], digest), {}, {});
}

template <typename Traits>
Value blake2_copy(ThreadState& ts, Value* a, uint32_t) {
  auto* made = static_cast<Blake2Object<Traits>*>(new_instance(ts, a[0].as_cell()->type()));
  if (!made) return {};
  ObjectLock lock(ts, self_of<Traits>(a[0])->mutex);
  made->digest = self_of<Traits>(a[0])->digest;
  return made;
}

template <typename Traits>
const NativeGetSet kGetSets[] = {
    {"name", "The algorithm's name.", [](ThreadState& ts, Value) -> Value { return intern(ts, kName<Traits>); },
     nullptr},
    {"block_size", "Bytes that the algorithm takes at a time.",
     [](ThreadState&, Value) { return Value::small_int(Traits::kBlock); }, nullptr},
    {"digest_size", "Bytes of a digest.",
     [](ThreadState&, Value self) {
       return Value::small_int(static_cast<int64_t>(self_of<Traits>(self)->digest.digest_size()));
     },
     nullptr},
    {nullptr, nullptr, nullptr, nullptr}};

#define BLAKE2_METHODS(Traits, size)                                                                                  \
  {                                                                                                                   \
      {"__new__(cls, data=b'', /, *, digest_size=" #size                                                              \
       ", key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0, " \
       "last_node=False, usedforsecurity=True)",                                                                      \
       "Create and return a new object.  See help(type) for accurate signature.", blake2_new<Traits>},                \
      {"update(self, data, /)", "Hash these bytes too.", blake2_update<Traits>},                                      \
      {"digest(self, /)", "The digest of everything so far, as bytes.", blake2_digest<Traits>},                       \
      {"hexdigest(self, /)", "The digest in hexadecimal digits.", blake2_hexdigest<Traits>},                          \
      {"copy(self, /)", "An object that goes on from here by itself.", blake2_copy<Traits>},                          \
      {nullptr, nullptr, nullptr},                                                                                    \
  }
NativeDef kBlake2bMethods[] = BLAKE2_METHODS(Blake2bTraits, 64);
NativeDef kBlake2sMethods[] = BLAKE2_METHODS(Blake2sTraits, 32);

template <typename Traits>
bool add_type(ThreadState& ts, Module* module, NativeDef* methods, const char* name) {
  static const NativeType kType = {.name = name,
                                   .doc = "A running BLAKE2 digest.",
                                   .methods = methods,
                                   .getsets = kGetSets<Traits>,
                                   .instance_bytes = sizeof(Blake2Object<Traits>),
                                   .flags = kTypeNoSubclass};
  Type* type = module_add_type(ts, module, kType);
  Dict* dict = type ? type_dict(ts, type) : nullptr;
  if (!dict) return false;
  const std::pair<const char*, size_t> constants[] = {{"SALT_SIZE", Traits::kSalt},
                                                      {"PERSON_SIZE", Traits::kPerson},
                                                      {"MAX_KEY_SIZE", Traits::kMaxKey},
                                                      {"MAX_DIGEST_SIZE", Traits::kMaxDigest}};
  for (auto [key, value] : constants) {
    Str* text = intern(ts, key);
    if (!text || !dict_set_str(ts, dict, text, Value::small_int(static_cast<int64_t>(value)))) return false;
  }
  return true;
}

bool init(ThreadState& ts, Module* module) {
  return add_type<Blake2bTraits>(ts, module, kBlake2bMethods, "_blake2.blake2b") &&
         add_type<Blake2sTraits>(ts, module, kBlake2sMethods, "_blake2.blake2s");
}

}  // namespace

extern const NativeModule kModule__blake2;
const NativeModule kModule__blake2 = {"_blake2", "BLAKE2b and BLAKE2s.", nullptr, init};

}  // namespace adder
