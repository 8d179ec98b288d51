// crypto.h: OpenSSL's libcrypto as the module _hashlib uses it, and finding a digest by name.
#pragma once

#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/evp.h>

#include <string_view>

#include "runtime/errors/raise.h"
#include "runtime/native/native.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/numbers.h"
#include "runtime/objects/str.h"
#include "runtime/protocol/protocol.h"
#include "stdlib/native_library/lazy_library.h"
#include "stdlib/native_library/object_lock.h"

namespace adder {

#define ADDER_CRYPTO_FUNCTIONS(F)                                                                                     \
  F(EVP_MD_fetch)                                                                                                     \
  F(EVP_MD_get_size)                                                                                                  \
  F(EVP_MD_get_block_size)                                                                                            \
  F(EVP_MD_get_flags)                                                                                                 \
  F(EVP_MD_is_a) F(EVP_MD_get0_name) F(EVP_MD_CTX_new) F(EVP_MD_CTX_free) F(EVP_MD_CTX_copy_ex) F(EVP_DigestInit_ex2) \
      F(EVP_DigestUpdate) F(EVP_DigestFinal_ex) F(EVP_DigestFinalXOF) F(PKCS5_PBKDF2_HMAC) F(EVP_PBE_scrypt)          \
          F(EVP_default_properties_is_fips_enabled) F(ERR_peek_last_error) F(ERR_clear_error) F(ERR_lib_error_string) \
              F(ERR_reason_error_string)
#define ADDER_STRINGIZE_VALUE(x) #x
#define ADDER_STRINGIZE(x) ADDER_STRINGIZE_VALUE(x)
ADDER_LAZY_LIBRARY(Crypto, "libcrypto.so." ADDER_STRINGIZE(OPENSSL_SHLIB_VERSION), ADDER_CRYPTO_FUNCTIONS)

// A digest by one of Python's names or OpenSSL's; it lives as long as the process. Null with ValueError pending.
const EVP_MD* find_digest(ThreadState& ts, std::string_view name);
// Python's name of a digest: "sha3_256" for OpenSSL's SHA3-256.
const char* digest_name(const EVP_MD* digest);
// ValueError or MemoryError with what libcrypto reported last.
Value raise_crypto(ThreadState& ts, const char* otherwise);
// The bytes of something to be hashed, with the messages of hash functions.
bool hash_input(ThreadState& ts, Value v, BufferView* out);

// Inputs at least this long are hashed without the GIL.
inline constexpr size_t kHashWithoutGil = 2048;

extern NativeDef kHashFunctions[], kKeyFunctions[];
bool add_hash_types(ThreadState& ts, Module* module);
bool add_hmac_type(ThreadState& ts, Module* module);

}  // namespace adder
