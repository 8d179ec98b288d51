// raw_file.h: an open file descriptor, shared by the FileIO that opened it and the buffers over it.
//
// It lives outside the heap and counts its users, so that a buffer found dead by the collector can still write its
// bytes whatever the order in which dead cells are finalised. The descriptor closes with close() or with the last user.
#pragma once

#include <cstddef>
#include <cstdint>

#include "runtime/heap/cell.h"

namespace adder {

struct ThreadState;

struct RawFile {
  int fd = -1;
  bool readable = false, writable = false, appending = false, created = false;
  bool close_fd = true;
  int seekable = -1;  // -1: not asked yet
  int64_t block_size = 8192;
  uint32_t users = 1;
};
void raw_release(RawFile* file);

inline constexpr int64_t kIoError = -1;     // an exception is pending
inline constexpr int64_t kWouldBlock = -2;  // nothing done: the descriptor is non-blocking

// One read or write, retried when a signal interrupts it and its handler raises nothing.
int64_t raw_read(ThreadState& ts, RawFile* file, char* to, size_t size);
int64_t raw_write(ThreadState& ts, RawFile* file, const char* from, size_t size);
int64_t raw_seek(ThreadState& ts, RawFile* file, int64_t offset, int whence);
// Writes everything without a ThreadState, ignoring errors: for finalisers.
void raw_write_last(RawFile* file, const char* from, size_t size);
bool raw_is_seekable(RawFile* file);
// Runs signal handlers after EINTR. False with an exception pending.
bool after_interrupt(ThreadState& ts);

struct FileIO : Cell {
  RawFile* file;  // null before __init__
  Value name;
};

}  // namespace adder
