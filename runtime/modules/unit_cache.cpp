// unit_cache.cpp: compiled modules on disk: a header and a code unit, as the compiler made it.
//
// A file is taken when its header names the same source (time of change and size), the same optimisation and the same
// compiler, its digest is right and the verifier accepts the unit; in every other case it is as if it were not there,
// and is written anew. It is written under another name and then renamed, so readers see a whole file or none.
// A cache is a convenience: what cannot be read or written says nothing.
#include "runtime/modules/unit_cache.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "frontend/bytecode/verifier.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/function.h"
#include "runtime/objects/str.h"
#include "runtime/state/runtime.h"

namespace adder {

namespace {

struct Header {
  char magic[8];
  UnitCacheKey key;
  uint32_t version;  // of code units
  uint64_t unit_bytes;
  uint64_t digest;  // of the unit
};
static_assert(sizeof(Header) % 8 == 0);
constexpr char kMagic[8] = {'A', 'd', 'd', 'e', 'r', '\r', '\n', '\x1a'};

uint64_t digest_of(const char* bytes, size_t count) {
  uint64_t h = 0x9e3779b97f4a7c15 ^ count;
  for (size_t i = 0; i + 8 <= count; i += 8) {
    uint64_t word;
    std::memcpy(&word, bytes + i, 8);
    h = (h ^ word) * 0xff51afd7ed558ccd;
    h ^= h >> 32;
  }
  return h;
}

Header header_for(const UnitCacheKey& key) {
  Header header;
  std::memset(static_cast<void*>(&header), 0, sizeof header);
  std::memcpy(header.magic, kMagic, sizeof kMagic);
  header.key.mtime_ns = key.mtime_ns;
  header.key.size = key.size;
  header.key.compiler = key.compiler;
  header.key.optimize = key.optimize;
  header.version = CodeUnit::kVersion;
  return header;
}

bool write_all(int fd, const void* data, size_t count) {
  const char* at = static_cast<const char*>(data);
  while (count > 0) {
    ssize_t n = write(fd, at, count);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    at += n;
    count -= static_cast<size_t>(n);
  }
  return true;
}

bool read_exactly(int fd, void* to, size_t count) {
  char* at = static_cast<char*>(to);
  while (count > 0) {
    ssize_t n = read(fd, at, count);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    at += n;
    count -= static_cast<size_t>(n);
  }
  return true;
}

// Makes the folders above a file. False when one cannot be made.
bool make_folders(const std::string& path) {
  for (size_t slash = path.find('/', 1); slash != std::string::npos; slash = path.find('/', slash + 1)) {
    std::string folder = path.substr(0, slash);
    if (mkdir(folder.c_str(), 0777) != 0 && errno != EEXIST) return false;
  }
  return true;
}

}  // namespace

Code* load_cached_unit(ThreadState& ts, const std::string& cache, std::string_view filename, const UnitCacheKey& key) {
  int fd = open(cache.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return nullptr;
  Header header, expected = header_for(key);
  struct stat info;
  Bytes* owner = nullptr;
  if (fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && read_exactly(fd, &header, sizeof header)) {
    expected.unit_bytes = header.unit_bytes;
    expected.digest = header.digest;
    if (std::memcmp(&header, &expected, sizeof header) == 0 &&
        static_cast<uint64_t>(info.st_size) == sizeof header + header.unit_bytes && header.unit_bytes % 8 == 0) {
      owner = new_bytes_uninit(ts, header.unit_bytes);
      if (owner && !read_exactly(fd, owner->data, header.unit_bytes)) owner = nullptr;
    }
  }
  close(fd);
  if (!owner) return nullptr;
  const char* data = reinterpret_cast<const char*>(owner->data);
  const CodeUnit* unit = reinterpret_cast<const CodeUnit*>(data);
  if (digest_of(data, header.unit_bytes) != header.digest || !verify(*unit, header.unit_bytes, nullptr)) return nullptr;
  // A folder that was renamed: tracebacks would show the old name.
  if (unit->file() != filename) return nullptr;
  return new_code(ts, unit, owner);
}

void store_cached_unit(const std::string& cache, const CodeUnit* unit, const UnitCacheKey& key) {
  Header header = header_for(key);
  header.unit_bytes = unit->size;
  header.digest = digest_of(reinterpret_cast<const char*>(unit), unit->size);
  std::string temporary = cache + "." + std::to_string(getpid());
  int flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC;
  int fd = open(temporary.c_str(), flags, 0666);
  if (fd < 0 && errno == ENOENT && make_folders(cache)) fd = open(temporary.c_str(), flags, 0666);
  if (fd < 0) return;
  bool ok = write_all(fd, &header, sizeof header) && write_all(fd, unit, unit->size);
  ok = close(fd) == 0 && ok;
  if (!ok || rename(temporary.c_str(), cache.c_str()) != 0) unlink(temporary.c_str());
}

}  // namespace adder
