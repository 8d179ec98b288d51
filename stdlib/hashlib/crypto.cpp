// crypto.cpp: digests by name, errors of libcrypto, and the table of the module _hashlib.
#include "stdlib/hashlib/crypto.h"

#include <map>
#include <mutex>
#include <string>

namespace adder {

namespace {

struct DigestName {
  const char* python;
  const char* openssl;
};
constexpr DigestName kNames[] = {
    {"md5", "MD5"},
    {"sha1", "SHA1"},
    {"sha224", "SHA2-224"},
    {"sha256", "SHA2-256"},
    {"sha384", "SHA2-384"},
    {"sha512", "SHA2-512"},
    {"sha512_224", "SHA2-512/224"},
    {"sha512_256", "SHA2-512/256"},
    {"sha3_224", "SHA3-224"},
    {"sha3_256", "SHA3-256"},
    {"sha3_384", "SHA3-384"},
    {"sha3_512", "SHA3-512"},
    {"shake_128", "SHAKE-128"},
    {"shake_256", "SHAKE-256"},
    {"blake2b", "BLAKE2B-512"},
    {"blake2s", "BLAKE2S-256"},
    {"ripemd160", "RIPEMD-160"},
    {"sm3", "SM3"},
    {"md5-sha1", "MD5-SHA1"},
};

// Fetching is slow in OpenSSL 3, and a fetched digest can be shared by all threads: one of each is kept.
const EVP_MD* fetch(const std::string& name) {
  static std::mutex lock;
  static auto* const fetched = new std::map<std::string, const EVP_MD*>;
  std::lock_guard guard(lock);
  auto found = fetched->find(name);
  if (found != fetched->end()) return found->second;
  const EVP_MD* digest = Crypto::f->EVP_MD_fetch(nullptr, name.c_str(), nullptr);
  if (digest) fetched->emplace(name, digest);  // names from scripts that exist are few
  return digest;
}

Value available(ThreadState& ts, Value*, uint32_t) {
  List* names = new_list(ts);
  for (const DigestName& name : kNames) {
    if (!names) return {};
    if (!fetch(name.openssl)) {
      Crypto::f->ERR_clear_error();
      continue;
    }
    Str* text = intern(ts, name.python);
    if (!text || !list_append(ts, names, text)) return {};
  }
  return names;
}

Value fips_mode(ThreadState&, Value*, uint32_t) {
  return Value::small_int(Crypto::f->EVP_default_properties_is_fips_enabled(nullptr));
}

NativeDef kFunctions[] = {{"available(/)", "The names of the digests that libcrypto has, as a list.", available},
                          {"get_fips_mode()", "Whether libcrypto works in FIPS mode: 0 or 1.", fips_mode},
                          {nullptr, nullptr, nullptr}};

bool add_all(ThreadState& ts, Module* module, NativeDef* functions) {
  Value home = dict_get_str(ts, module->dict, ts.rt.names.dunder_name);
  for (NativeDef* def = functions; def->signature; ++def) {
    std::string_view text(def->signature);
    NativeFunction* f = new_native_function(ts, def, Value(), home);
    Str* key = f ? intern(ts, text.substr(0, text.find('('))) : nullptr;
    if (!key || !dict_set_str(ts, module->dict, key, f)) return false;
  }
  return true;
}

bool init(ThreadState& ts, Module* module) {
  return Crypto::open(ts) && add_hash_types(ts, module) && add_hmac_type(ts, module) &&
         add_all(ts, module, kHashFunctions) && add_all(ts, module, kKeyFunctions);
}

}  // namespace

const EVP_MD* find_digest(ThreadState& ts, std::string_view name) {
  const EVP_MD* digest = nullptr;
  bool known = false;
  for (const DigestName& entry : kNames) {
    if (name != entry.python) continue;
    digest = fetch(entry.openssl);
    known = true;
  }
  if (!known && !name.empty()) digest = fetch(std::string(name));
  if (digest) return digest;
  Crypto::f->ERR_clear_error();
  raise_value_error(ts, "[digital envelope routines] unsupported");
  return nullptr;
}

const char* digest_name(const EVP_MD* digest) {
  for (const DigestName& entry : kNames)
    if (Crypto::f->EVP_MD_is_a(digest, entry.openssl)) return entry.python;
  return Crypto::f->EVP_MD_get0_name(digest);
}

Value raise_crypto(ThreadState& ts, const char* otherwise) {
  unsigned long code = Crypto::f->ERR_peek_last_error();
  Crypto::f->ERR_clear_error();
  if (!code) return raise_value_error(ts, "%s", otherwise);
  if (ERR_GET_REASON(code) == ERR_R_MALLOC_FAILURE) return raise_memory_error(ts);
  const char* library = Crypto::f->ERR_lib_error_string(code);
  const char* reason = Crypto::f->ERR_reason_error_string(code);
  if (!reason) reason = "no reason supplied";
  return library ? raise_value_error(ts, "[%s] %s", library, reason) : raise_value_error(ts, "%s", reason);
}

bool hash_input(ThreadState& ts, Value v, BufferView* out) {
  if (is_str(v)) return raise_type_error(ts, "Strings must be encoded before hashing"), false;
  if (!is_bytes_like(v)) return raise_type_error(ts, "object supporting the buffer API required"), false;
  return get_buffer(ts, v, out);
}

extern const NativeModule kModule__hashlib;
const NativeModule kModule__hashlib = {"_hashlib", "Digests, HMAC and key derivation of OpenSSL's libcrypto.",
                                       kFunctions, init};

}  // namespace adder
