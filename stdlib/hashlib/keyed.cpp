// keyed.cpp: what needs a key or a password: HMAC (RFC 2104), PBKDF2 (RFC 8018), scrypt (RFC 7914).
#include <climits>
#include <cstring>

#include "runtime/objects/byte_tools.h"
#include "runtime/objects/type_support.h"
#include "stdlib/hashlib/crypto.h"

namespace adder {

namespace {

struct HmacObject : Cell {
  EVP_MD_CTX* inner;  // has taken key ^ ipad and the message so far
  EVP_MD_CTX* outer;  // has taken key ^ opad
  const EVP_MD* digest;
  std::mutex mutex;
};

struct HmacState {
  Type* type = nullptr;
  void trace(Marker& marker) { marker.visit(type); }
};

// The two contexts of an HMAC computation.
struct HmacContexts {
  EVP_MD_CTX* inner = nullptr;
  EVP_MD_CTX* outer = nullptr;
  ~HmacContexts() {
    Crypto::f->EVP_MD_CTX_free(inner);
    Crypto::f->EVP_MD_CTX_free(outer);
  }

  bool start(ThreadState& ts, const EVP_MD* digest, std::string_view key) {
    unsigned char block[256] = {};
    int block_size = Crypto::f->EVP_MD_get_block_size(digest);
    if (block_size <= 0 || block_size > int{sizeof block} || (Crypto::f->EVP_MD_get_flags(digest) & EVP_MD_FLAG_XOF))
      return raise_value_error(ts, "no reason supplied"), false;
    inner = Crypto::f->EVP_MD_CTX_new();
    outer = Crypto::f->EVP_MD_CTX_new();
    if (!inner || !outer) return raise_memory_error(ts), false;
    size_t size = static_cast<size_t>(block_size);
    unsigned length = 0;
    bool ok = true;
    if (key.size() > size) {
      ok = Crypto::f->EVP_DigestInit_ex2(inner, digest, nullptr) &&
           Crypto::f->EVP_DigestUpdate(inner, key.data(), key.size()) &&
           Crypto::f->EVP_DigestFinal_ex(inner, block, &length);
    } else if (!key.empty()) {
      std::memcpy(block, key.data(), key.size());
    }
    for (size_t i = 0; i < size; ++i) block[i] ^= 0x36;
    ok = ok && Crypto::f->EVP_DigestInit_ex2(inner, digest, nullptr) && Crypto::f->EVP_DigestUpdate(inner, block, size);
    for (size_t i = 0; i < size; ++i) block[i] ^= 0x36 ^ 0x5c;
    ok = ok && Crypto::f->EVP_DigestInit_ex2(outer, digest, nullptr) && Crypto::f->EVP_DigestUpdate(outer, block, size);
    explicit_bzero(block, sizeof block);
    return ok || raise_crypto(ts, "cannot start the digest");
  }

  Bytes* finish(ThreadState& ts) {
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    if (!Crypto::f->EVP_DigestFinal_ex(inner, digest, &size) || !Crypto::f->EVP_DigestUpdate(outer, digest, size) ||
        !Crypto::f->EVP_DigestFinal_ex(outer, digest, &size))
      return raise_crypto(ts, "cannot finish the digest"), nullptr;
    return new_bytes(ts, {reinterpret_cast<char*>(digest), size});
  }

  bool copy(ThreadState& ts, HmacObject* from) {
    inner = Crypto::f->EVP_MD_CTX_new();
    outer = Crypto::f->EVP_MD_CTX_new();
    if (!inner || !outer) return raise_memory_error(ts), false;
    ObjectLock lock(ts, from->mutex);
    return (Crypto::f->EVP_MD_CTX_copy_ex(inner, from->inner) && Crypto::f->EVP_MD_CTX_copy_ex(outer, from->outer)) ||
           raise_crypto(ts, "cannot copy the digest");
  }
};

}  // namespace

// HMAC's state hangs on a table of its own: a module has one state object.
extern const NativeModule kHmacState;
const NativeModule kHmacState = {"_hashlib.HMAC", nullptr, nullptr, nullptr};

namespace {

HmacObject* self_of(Value v) {
  return v.as<HmacObject>();
}

Value new_hmac(ThreadState& ts, const EVP_MD* digest, HmacContexts& contexts) {
  auto* made = static_cast<HmacObject*>(new_instance(ts, module_state<HmacState>(ts, kHmacState).type));
  if (!made) return {};
  made->digest = digest;
  std::swap(made->inner, contexts.inner);
  std::swap(made->outer, contexts.outer);
  return made;
}

bool update(ThreadState& ts, EVP_MD_CTX* context, Value message) {
  BufferView view;
  if (!hash_input(ts, message, &view)) return false;
  int ok = maybe_without_gil(ts, view.bytes >= kHashWithoutGil,
                             [&] { return Crypto::f->EVP_DigestUpdate(context, view.data, view.bytes); });
  return ok || raise_crypto(ts, "update failed");
}

const EVP_MD* named_digest(ThreadState& ts, Value name) {
  if (!is_str(name)) return raise_type_error(ts, "name must be a string"), nullptr;
  return find_digest(ts, str_to_utf8(name.as<Str>()));
}

Value hmac_new(ThreadState& ts, Value* a, uint32_t) {
  BufferView key;
  HmacContexts contexts;
  if (!a[2] || a[2].is_none()) return raise_type_error(ts, "Missing required parameter 'digestmod'.");
  if (!get_buffer(ts, a[0], &key)) return {};
  const EVP_MD* digest = named_digest(ts, a[2]);
  if (!digest || !contexts.start(ts, digest, {key.data, key.bytes})) return {};
  if (a[1] && !a[1].is_none() && !update(ts, contexts.inner, a[1])) return {};
  return new_hmac(ts, digest, contexts);
}

Value hmac_digest(ThreadState& ts, Value* a, uint32_t) {
  const EVP_MD* digest = named_digest(ts, a[2]);
  BufferView key, message;
  HmacContexts contexts;
  if (!digest || !get_buffer(ts, a[0], &key) || !get_buffer(ts, a[1], &message) ||
      !contexts.start(ts, digest, {key.data, key.bytes}) || !update(ts, contexts.inner, a[1]))
    return {};
  return contexts.finish(ts);
}

Value hmac_update(ThreadState& ts, Value* a, uint32_t) {
  ObjectLock lock(ts, self_of(a[0])->mutex);
  return update(ts, self_of(a[0])->inner, a[1]) ? kNone : Value();
}
Bytes* finished(ThreadState& ts, Value self) {
  HmacContexts contexts;
  return contexts.copy(ts, self_of(self)) ? contexts.finish(ts) : nullptr;
}
Value hmac_object_digest(ThreadState& ts, Value* a, uint32_t) {
  return finished(ts, a[0]);
}
Value hmac_hexdigest(ThreadState& ts, Value* a, uint32_t) {
  Bytes* digest = finished(ts, a[0]);
  return digest ? hex_text(ts, digest->view(), {}, {}) : Value();
}
Value hmac_copy(ThreadState& ts, Value* a, uint32_t) {
  HmacContexts contexts;
  return contexts.copy(ts, self_of(a[0])) ? new_hmac(ts, self_of(a[0])->digest, contexts) : Value();
}
Value hmac_name(ThreadState& ts, Value self) {
  return format_message(ts, "hmac-%s", digest_name(self_of(self)->digest));
}
Value hmac_repr(ThreadState& ts, Value* a, uint32_t) {
  return format_message(ts, "<%s HMAC object @ 0x%llx>", digest_name(self_of(a[0])->digest),
                        reinterpret_cast<unsigned long long>(a[0].as_cell()));
}
Value refuse(ThreadState& ts, Value* a, uint32_t) {
  return raise_type_error(ts, "cannot create '%U' instances", type_message_name(ts, a[0].as<Type>()));
}

NativeDef kMethods[] = {{"__new__(cls, /, *args, **kwargs)", nullptr, refuse},
                        {"update(self, /, msg)", "Authenticate these bytes too.", hmac_update},
                        {"digest(self, /)", "The code of everything so far, as bytes.", hmac_object_digest},
                        {"hexdigest(self, /)", "The code in hexadecimal digits.", hmac_hexdigest},
                        {"copy(self, /)", "An object that goes on from here by itself.", hmac_copy},
                        {"__repr__(self, /)", "Return repr(self).", hmac_repr},
                        {nullptr, nullptr, nullptr}};

const NativeGetSet kGetSets[] = {
    {"name", "The algorithm's name.", hmac_name, nullptr},
    {"digest_size", "Bytes of a code.",
     [](ThreadState&, Value self) { return Value::small_int(Crypto::f->EVP_MD_get_size(self_of(self)->digest)); },
     nullptr},
    {"block_size", "Bytes that the digest takes at a time.",
     [](ThreadState&, Value self) { return Value::small_int(Crypto::f->EVP_MD_get_block_size(self_of(self)->digest)); },
     nullptr},
    {nullptr, nullptr, nullptr, nullptr}};

const NativeType kHmac = {.name = "_hashlib.HMAC",
                          .doc = "A running message authentication code.",
                          .methods = kMethods,
                          .getsets = kGetSets,
                          .instance_bytes = sizeof(HmacObject),
                          .flags = kTypeNoSubclass,
                          .finalize = [](Cell* cell) {
                            Crypto::f->EVP_MD_CTX_free(static_cast<HmacObject*>(cell)->inner);
                            Crypto::f->EVP_MD_CTX_free(static_cast<HmacObject*>(cell)->outer);
                          }};

// An int argument that must fit a C long, whatever its sign.
bool long_argument(ThreadState& ts, Value v, int64_t* out) {
  Value index = to_index(ts, v);
  if (!index) return false;
  if (int_to_i64(index, out)) return true;
  raise_overflow(ts, "Python int too large to convert to C long");
  return false;
}

Value pbkdf2_hmac(ThreadState& ts, Value* a, uint32_t) {
  if (!is_str(a[0])) return raise_type_error(ts, "pbkdf2_hmac() argument 'hash_name' must be str, not %T", a[0]);
  BufferView password, salt;
  int64_t iterations, length;
  if (!get_buffer(ts, a[1], &password) || !get_buffer(ts, a[2], &salt) || !long_argument(ts, a[3], &iterations))
    return {};
  const EVP_MD* digest = find_digest(ts, str_to_utf8(a[0].as<Str>()));
  if (!digest) return {};
  if (password.bytes > INT_MAX) return raise_overflow(ts, "password is too long.");
  if (salt.bytes > INT_MAX) return raise_overflow(ts, "salt is too long.");
  if (iterations < 1) return raise_value_error(ts, "iteration value must be greater than 0.");
  if (iterations > INT_MAX) return raise_overflow(ts, "iteration value is too great.");
  length = Crypto::f->EVP_MD_get_size(digest);
  if (a[4] && !a[4].is_none() && !long_argument(ts, a[4], &length)) return {};
  if (length < 1) return raise_value_error(ts, "key length must be greater than 0.");
  if (length > INT_MAX) return raise_overflow(ts, "key length is too great.");
  Bytes* key = new_bytes_uninit(ts, static_cast<size_t>(length));
  if (!key) return {};
  int ok = maybe_without_gil(ts, true, [&] {
    return Crypto::f->PKCS5_PBKDF2_HMAC(password.data ? password.data : "", static_cast<int>(password.bytes),
                                        reinterpret_cast<const unsigned char*>(salt.data), static_cast<int>(salt.bytes),
                                        static_cast<int>(iterations), digest, static_cast<int>(length),
                                        reinterpret_cast<unsigned char*>(key->data));
  });
  return ok ? Value(key) : raise_crypto(ts, "key derivation failed");
}

// One of scrypt's numbers; false with `message` as TypeError when it is no unsigned int.
bool scrypt_number(ThreadState& ts, Value v, const char* name, uint64_t* out) {
  int64_t number;
  if (v && is_int_value(v)) {
    if (!int_to_i64(v, &number) || number < 0)
      return raise_overflow(ts, "can't convert negative int to unsigned"), false;
    *out = static_cast<uint64_t>(number);
    return true;
  }
  raise_type_error(ts, "%s is required and must be an unsigned int", name);
  return false;
}

Value scrypt(ThreadState& ts, Value* a, uint32_t) {
  BufferView password, salt;
  uint64_t n, r, p;
  int64_t max_memory = 0, length = 64;
  if (!get_buffer(ts, a[0], &password)) return {};
  if (!a[1] || a[1].is_none()) return raise_type_error(ts, "salt is required");
  if (!get_buffer(ts, a[1], &salt)) return {};
  if (a[5] && !long_argument(ts, a[5], &max_memory)) return {};
  if (a[6] && !long_argument(ts, a[6], &length)) return {};
  if (!scrypt_number(ts, a[2], "n", &n)) return {};
  if (n < 2 || (n & (n - 1))) return raise_value_error(ts, "n must be a power of 2.");
  if (!scrypt_number(ts, a[3], "r", &r) || !scrypt_number(ts, a[4], "p", &p)) return {};
  if (max_memory < 0 || max_memory > INT_MAX)
    return raise_value_error(ts, "maxmem must be positive and smaller than %d", INT_MAX);
  if (length < 1 || length > INT_MAX)
    return raise_value_error(ts, "dklen must be greater than 0 and smaller than %d", INT_MAX);
  auto derive = [&](unsigned char* out, size_t size) {
    return Crypto::f->EVP_PBE_scrypt(password.data ? password.data : "", password.bytes,
                                     reinterpret_cast<const unsigned char*>(salt.data), salt.bytes, n, r, p,
                                     static_cast<uint64_t>(max_memory), out, size);
  };
  if (!derive(nullptr, 0)) return raise_crypto(ts, "Invalid parameter combination for n, r, p, maxmem.");
  Bytes* key = new_bytes_uninit(ts, static_cast<size_t>(length));
  if (!key) return {};
  int ok = maybe_without_gil(ts, true, [&] { return derive(reinterpret_cast<unsigned char*>(key->data), key->size); });
  return ok ? Value(key) : raise_crypto(ts, "key derivation failed");
}

}  // namespace

NativeDef kKeyFunctions[] = {
    {"hmac_new(key, msg=b'', digestmod=None)", "A running HMAC with the digest of that name.", hmac_new},
    {"hmac_digest(key, msg, digest)", "The HMAC of msg, as bytes.", hmac_digest},
    {"pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None)",
     "A key from a password: PKCS #5's function 2 with HMAC of the digest.", pbkdf2_hmac},
    {"scrypt(password, *, salt=None, n=None, r=None, p=None, maxmem=0, dklen=64)",
     "A key from a password by a function that needs much memory.", scrypt},
    {nullptr, nullptr, nullptr}};

bool add_hmac_type(ThreadState& ts, Module* module) {
  HmacState& state = module_state<HmacState>(ts, kHmacState);
  state.type = module_add_type(ts, module, kHmac);
  return state.type;
}

}  // namespace adder
