// pickle_reader_input.cpp: where a PickleReader's bytes come from: memory, or a file's read, readline and, where it has
// one, peek.
//
// input_[0, taken_) was read from the file; what lies behind was only peeked at, and is taken from the file with read
// once it is used, so the file stands behind the pickle when it has been loaded.
#include "stdlib/pickle/pickle_reader.h"

namespace adder {

namespace {

constexpr size_t kPrefetch = 128 * 1024;
constexpr size_t kChunk = 16 * 1024 * 1024;  // a file is asked for no more at once, whatever a pickle claims

}  // namespace

void PickleReader::set_input(std::string_view data, Value owner) {
  input_ = data;
  input_owner_ = owner;
  at_ = 0;
  taken_ = data.size();
}

bool PickleReader::set_file(Value file) {
  for (auto [name, slot] :
       {std::pair("peek", &file_peek_), std::pair("read", &file_read_), std::pair("readline", &file_readline_)}) {
    *slot = get_attribute_or_empty(*ts, file, intern(*ts, name));
    if (ts->has_error()) return false;
  }
  if (file_read_ && file_readline_) return true;
  raise_type_error(*ts, "file must have 'read' and 'readline' attributes");
  return false;
}

bool PickleReader::truncated() {
  raise_unpickling_error(*ts, "pickle data was truncated");
  return false;
}

// Takes what was used of the peeked bytes from the file; `held` gets what was read and not used yet.
bool PickleReader::settle(std::string* held) {
  if (at_ < taken_) held->assign(input_.substr(at_, taken_ - at_));
  if (at_ <= taken_) return true;
  size_t used = at_ - taken_;
  taken_ = at_;
  return bool(call_with(*ts, file_read_, new_int(*ts, int64_t(used))));
}

// Appends what file.read or file.readline gives. False with an exception pending.
bool PickleReader::take_from_file(Value function, size_t count, const char* name, std::string* out) {
  size_t wanted = out->size() + count;
  do {
    Value argument = new_int(*ts, int64_t(std::min(kChunk, wanted - out->size())));
    Value data = count ? call_with(*ts, function, argument) : call(*ts, function, nullptr, 0);
    if (!data) return false;
    if (!is_kind(data, Kind::Bytes)) {
      raise_value_error(*ts, "%s() from the underlying stream did not return bytes", name);
      return false;
    }
    if (!data.as<Bytes>()->size) return true;
    *out += data.as<Bytes>()->view();
  } while (out->size() < wanted && count > kChunk);
  return true;
}

bool PickleReader::replace_input(const std::string& data) {
  Value held = new_bytes(*ts, data);
  if (held) set_input(held.as<Bytes>()->view(), held);
  return bool(held);
}

bool PickleReader::read_more(size_t count) {
  std::string data;
  if (!settle(&data) || !take_from_file(file_read_, count - data.size(), "read", &data)) return false;
  if (!replace_input(data)) return false;
  if (data.size() < count) return truncated();
  if (!file_peek_) return true;
  Value more = call_with(*ts, file_peek_, new_int(*ts, int64_t(kPrefetch)));
  if (!more) {
    if (!pending_matches(*ts, ts->rt.exc.NotImplementedError)) return false;
    clear_error(*ts);
    file_peek_ = Value();
    return true;
  }
  if (!is_kind(more, Kind::Bytes) || !more.as<Bytes>()->size) return true;
  size_t taken = data.size();
  data += more.as<Bytes>()->view();
  if (!replace_input(data)) return false;
  taken_ = taken;
  return true;
}

bool PickleReader::read(size_t count, std::string_view* out) {
  if (count > input_.size() - at_) {
    if (!file_read_) return truncated();
    if (!read_more(count)) return false;
  }
  *out = input_.substr(at_, count);
  at_ += count;
  return true;
}

bool PickleReader::read_number(int bytes, uint64_t* out) {
  std::string_view data;
  if (!read(size_t(bytes), &data)) return false;
  *out = 0;
  for (int i = 0; i < bytes; ++i) *out |= uint64_t(uint8_t(data[size_t(i)])) << 8 * i;
  return true;
}

bool PickleReader::read_line(std::string_view* out) {
  size_t end = input_.find('\n', at_);
  if (end == std::string_view::npos) {
    if (!file_read_) return truncated();
    std::string data;
    if (!settle(&data) || !take_from_file(file_readline_, 0, "readline", &data) || !replace_input(data)) return false;
    end = input_.find('\n');
    if (end == std::string_view::npos) return truncated();
  }
  *out = input_.substr(at_, end - at_);
  at_ = end + 1;
  return true;
}

// After a pickle from a file: nothing peeked at is kept.
bool PickleReader::finish_input() {
  std::string held;
  if (!file_read_) return true;
  return settle(&held) && replace_input(held);
}

}  // namespace adder
