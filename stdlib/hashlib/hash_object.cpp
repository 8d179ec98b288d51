// hash_object.cpp: HASH and HASHXOF, running digests, and the functions that make them.

#include "runtime/objects/byte_tools.h"
#include "runtime/objects/type_support.h"
#include "stdlib/hashlib/crypto.h"

namespace adder {

namespace {

struct HashObject : Cell {
  EVP_MD_CTX* context;
  const EVP_MD* digest;
  std::mutex mutex;
};

struct HashState {
  Type* plain = nullptr;
  Type* extendable = nullptr;
  void trace(Marker& marker) {
    marker.visit(plain);
    marker.visit(extendable);
  }
};

}  // namespace

extern const NativeModule kModule__hashlib;

namespace {

HashObject* self_of(Value v) {
  return v.as<HashObject>();
}

bool is_extendable(const EVP_MD* digest) {
  return Crypto::f->EVP_MD_get_flags(digest) & EVP_MD_FLAG_XOF;
}

HashObject* new_hash(ThreadState& ts, const EVP_MD* digest) {
  HashState& state = module_state<HashState>(ts, kModule__hashlib);
  auto* made = static_cast<HashObject*>(new_instance(ts, is_extendable(digest) ? state.extendable : state.plain));
  if (!made) return nullptr;
  made->digest = digest;
  made->context = Crypto::f->EVP_MD_CTX_new();
  if (!made->context) return raise_memory_error(ts), nullptr;
  return made;
}

bool update(ThreadState& ts, HashObject* self, Value data) {
  BufferView view;
  if (!hash_input(ts, data, &view)) return false;
  ObjectLock lock(ts, self->mutex);
  int ok = maybe_without_gil(ts, view.bytes >= kHashWithoutGil,
                             [&] { return Crypto::f->EVP_DigestUpdate(self->context, view.data, view.bytes); });
  return ok || raise_crypto(ts, "update failed");
}

Value start(ThreadState& ts, const EVP_MD* digest, Value data) {
  if (!digest) return {};
  HashObject* made = new_hash(ts, digest);
  if (!made) return {};
  if (!Crypto::f->EVP_DigestInit_ex2(made->context, digest, nullptr))
    return raise_crypto(ts, "cannot start the digest");
  return !data || update(ts, made, data) ? Value(made) : Value();
}

Value hash_update(ThreadState& ts, Value* a, uint32_t) {
  return update(ts, self_of(a[0]), a[1]) ? kNone : Value();
}

// A copy of the running context, to be finished: the object itself can go on.
class Finishing {
 public:
  Finishing(ThreadState& ts, HashObject* self) : context_(Crypto::f->EVP_MD_CTX_new()) {
    ObjectLock lock(ts, self->mutex);
    if (context_ && Crypto::f->EVP_MD_CTX_copy_ex(context_, self->context)) return;
    Crypto::f->EVP_MD_CTX_free(context_);
    context_ = nullptr;
  }
  ~Finishing() { Crypto::f->EVP_MD_CTX_free(context_); }
  Finishing(const Finishing&) = delete;
  EVP_MD_CTX* get() const { return context_; }

 private:
  EVP_MD_CTX* context_;
};

Bytes* finish(ThreadState& ts, HashObject* self) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned size = 0;
  Finishing context(ts, self);
  if (!context.get() || !Crypto::f->EVP_DigestFinal_ex(context.get(), digest, &size))
    return raise_crypto(ts, "cannot finish the digest"), nullptr;
  return new_bytes(ts, {reinterpret_cast<char*>(digest), size});
}

Bytes* finish_extendable(ThreadState& ts, HashObject* self, Value length) {
  int64_t size;
  if (!to_index_i64(ts, length, &size)) return nullptr;
  if (size < 0) return raise_value_error(ts, "value must be positive"), nullptr;
  Bytes* result = new_bytes_uninit(ts, static_cast<size_t>(size));
  if (!result || !size) return result;
  Finishing context(ts, self);
  bool ok = context.get() && maybe_without_gil(ts, static_cast<size_t>(size) >= kHashWithoutGil, [&] {
              return Crypto::f->EVP_DigestFinalXOF(context.get(), reinterpret_cast<unsigned char*>(result->data),
                                                   static_cast<size_t>(size));
            });
  return ok ? result : (raise_crypto(ts, "cannot finish the digest"), nullptr);
}

Value hash_digest(ThreadState& ts, Value* a, uint32_t) {
  return finish(ts, self_of(a[0]));
}
Value hash_hexdigest(ThreadState& ts, Value* a, uint32_t) {
  Bytes* digest = finish(ts, self_of(a[0]));
  return digest ? hex_text(ts, digest->view(), {}, {}) : Value();
}
Value extendable_digest(ThreadState& ts, Value* a, uint32_t) {
  return finish_extendable(ts, self_of(a[0]), a[1]);
}
Value extendable_hexdigest(ThreadState& ts, Value* a, uint32_t) {
  Bytes* digest = finish_extendable(ts, self_of(a[0]), a[1]);
  return digest ? hex_text(ts, digest->view(), {}, {}) : Value();
}

Value hash_copy(ThreadState& ts, Value* a, uint32_t) {
  HashObject* self = self_of(a[0]);
  HashObject* made = new_hash(ts, self->digest);
  if (!made) return {};
  ObjectLock lock(ts, self->mutex);
  if (!Crypto::f->EVP_MD_CTX_copy_ex(made->context, self->context)) return raise_crypto(ts, "cannot copy the digest");
  return made;
}

Value hash_repr(ThreadState& ts, Value* a, uint32_t) {
  return format_message(ts, "<%s %U object @ 0x%llx>", digest_name(self_of(a[0])->digest),
                        type_message_name(ts, a[0].as_cell()->type()),
                        reinterpret_cast<unsigned long long>(a[0].as_cell()));
}

void hash_finalize(Cell* cell) {
  Crypto::f->EVP_MD_CTX_free(static_cast<HashObject*>(cell)->context);
}

Value refuse(ThreadState& ts, Value* a, uint32_t) {
  return raise_type_error(ts, "cannot create '%U' instances", type_message_name(ts, a[0].as<Type>()));
}

NativeDef kMethods[] = {{"__new__(cls, /, *args, **kwargs)", nullptr, refuse},
                        {"update(self, obj, /)", "Hash these bytes too.", hash_update},
                        {"digest(self, /)", "The digest of everything so far, as bytes.", hash_digest},
                        {"hexdigest(self, /)", "The digest in hexadecimal digits.", hash_hexdigest},
                        {"copy(self, /)", "An object that goes on from here by itself.", hash_copy},
                        {"__repr__(self, /)", "Return repr(self).", hash_repr},
                        {nullptr, nullptr, nullptr}};

NativeDef kExtendableMethods[] = {
    {"digest(self, /, length)", "length bytes of the digest of everything so far.", extendable_digest},
    {"hexdigest(self, /, length)", "length bytes of the digest in hexadecimal digits.", extendable_hexdigest},
    {nullptr, nullptr, nullptr}};

const NativeGetSet kGetSets[] = {
    {"name", "The algorithm's name.",
     [](ThreadState& ts, Value self) -> Value { return intern(ts, digest_name(self_of(self)->digest)); }, nullptr},
    {"digest_size", "Bytes of a digest; 0 where the caller chooses.",
     [](ThreadState&, Value self) {
       const EVP_MD* digest = self_of(self)->digest;
       return Value::small_int(is_extendable(digest) ? 0 : Crypto::f->EVP_MD_get_size(digest));
     },
     nullptr},
    {"block_size", "Bytes that the algorithm takes at a time.",
     [](ThreadState&, Value self) { return Value::small_int(Crypto::f->EVP_MD_get_block_size(self_of(self)->digest)); },
     nullptr},
    {nullptr, nullptr, nullptr, nullptr}};

const NativeType kHash = {.name = "_hashlib.HASH",
                          .doc = "A running digest.",
                          .methods = kMethods,
                          .getsets = kGetSets,
                          .instance_bytes = sizeof(HashObject),
                          .finalize = hash_finalize};
const NativeType kHashXof = {.name = "_hashlib.HASHXOF",
                             .doc = "A running digest of any length.",
                             .methods = kExtendableMethods,
                             .instance_bytes = sizeof(HashObject),
                             .flags = kTypeNoSubclass,
                             .finalize = hash_finalize};

Value new_by_name(ThreadState& ts, Value* a, uint32_t) {
  if (!is_str(a[0])) return raise_type_error(ts, "name must be a string");
  return start(ts, find_digest(ts, str_to_utf8(a[0].as<Str>())), a[1]);
}

struct FixedName {
  char text[16];
};
// One function an algorithm; the digest is looked up by its name.
template <FixedName name>
Value make(ThreadState& ts, Value* a, uint32_t) {
  return start(ts, find_digest(ts, name.text), a[0]);
}
#define CONSTRUCTOR(name)                                                                                         \
  {"openssl_" #name "(string=b'', *, usedforsecurity=True)", "A " #name " digest, started with the given bytes.", \
   make<{#name}>}

}  // namespace

NativeDef kHashFunctions[] = {
    {"new(name, string=b'', *, usedforsecurity=True)", "A digest by name, started with the given bytes.", new_by_name},
    CONSTRUCTOR(md5),
    CONSTRUCTOR(sha1),
    CONSTRUCTOR(sha224),
    CONSTRUCTOR(sha256),
    CONSTRUCTOR(sha384),
    CONSTRUCTOR(sha512),
    CONSTRUCTOR(sha3_224),
    CONSTRUCTOR(sha3_256),
    CONSTRUCTOR(sha3_384),
    CONSTRUCTOR(sha3_512),
    CONSTRUCTOR(shake_128),
    CONSTRUCTOR(shake_256),
    {nullptr, nullptr, nullptr}};

bool add_hash_types(ThreadState& ts, Module* module) {
  HashState& state = module_state<HashState>(ts, kModule__hashlib);
  state.plain = module_add_type(ts, module, kHash);
  state.extendable = state.plain ? module_add_type(ts, module, kHashXof, state.plain) : nullptr;
  return state.extendable;
}

}  // namespace adder
