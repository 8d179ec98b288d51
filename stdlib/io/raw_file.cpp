// raw_file.cpp: reading and writing a descriptor: without the GIL, interrupted calls retried (PEP 475).
#include "stdlib/io/raw_file.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "runtime/errors/raise.h"
#include "runtime/interp/signals.h"

namespace adder {

namespace {
// The system refuses more in one call.
constexpr size_t kMaxTransfer = 0x7ffff000;

// call() in a BlockingScope until it is not interrupted.
template <typename F>
int64_t transfer(ThreadState& ts, F&& call) {
  for (;;) {
    ssize_t done;
    {
      BlockingScope blocking(ts);
      done = call();
    }
    if (done >= 0) return done;
    if (errno == EAGAIN || errno == EWOULDBLOCK) return kWouldBlock;
    if (errno != EINTR) {
      raise_errno(ts, errno);
      return kIoError;
    }
    if (!after_interrupt(ts)) return kIoError;
  }
}
}  // namespace

bool after_interrupt(ThreadState& ts) {
  return !ts.is_main || run_signal_handlers(ts);
}

void raw_release(RawFile* file) {
  if (!file || --file->users) return;
  if (file->fd >= 0 && file->close_fd) ::close(file->fd);
  delete file;
}

int64_t raw_read(ThreadState& ts, RawFile* file, char* to, size_t size) {
  int fd = file->fd;
  size = std::min(size, kMaxTransfer);
  return transfer(ts, [=] { return ::read(fd, to, size); });
}

int64_t raw_write(ThreadState& ts, RawFile* file, const char* from, size_t size) {
  int fd = file->fd;
  size = std::min(size, kMaxTransfer);
  return transfer(ts, [=] { return ::write(fd, from, size); });
}

int64_t raw_seek(ThreadState& ts, RawFile* file, int64_t offset, int whence) {
  int64_t at = ::lseek(file->fd, offset, whence);
  if (at < 0) raise_errno(ts, errno);
  return at;
}

void raw_write_last(RawFile* file, const char* from, size_t size) {
  while (size && file->fd >= 0) {
    ssize_t done = ::write(file->fd, from, size);
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) return;
    from += done;
    size -= static_cast<size_t>(done);
  }
}

bool raw_is_seekable(RawFile* file) {
  if (file->seekable < 0) file->seekable = ::lseek(file->fd, 0, SEEK_CUR) >= 0;
  return file->seekable;
}

}  // namespace adder
