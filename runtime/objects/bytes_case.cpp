// bytes_case.cpp: methods of bytes and bytearray that see bytes as ASCII characters.
#include "runtime/objects/byte_tools.h"

namespace adder {

namespace {

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_alpha(char c) {
  return is_lower(c) || is_upper(c);
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}
char to_lower(char c) {
  return is_upper(c) ? char(c + 32) : c;
}
char to_upper(char c) {
  return is_lower(c) ? char(c - 32) : c;
}

template <typename F>
Value all_of(Value self, F&& holds) {
  std::string_view data = byte_view(self);
  return Value::boolean(!data.empty() && std::all_of(data.begin(), data.end(), holds));
}

template <typename F>
Value map_bytes(ThreadState& ts, Value self, F&& f) {
  std::string out(byte_view(self));
  for (char& c : out) c = f(c);
  return make_like(ts, self, out);
}

// Some letter, and every letter of the wanted case.
Value only_case(Value self, bool upper) {
  bool found = false;
  for (char c : byte_view(self)) {
    if (upper ? is_lower(c) : is_upper(c)) return kFalse;
    found = found || is_alpha(c);
  }
  return Value::boolean(found);
}

}  // namespace

Value bytes_isalnum(ThreadState&, Value* a, uint32_t) {
  return all_of(a[0], [](char c) { return is_alpha(c) || is_digit(c); });
}
Value bytes_isalpha(ThreadState&, Value* a, uint32_t) {
  return all_of(a[0], is_alpha);
}
Value bytes_isdigit(ThreadState&, Value* a, uint32_t) {
  return all_of(a[0], is_digit);
}
Value bytes_isspace(ThreadState&, Value* a, uint32_t) {
  return all_of(a[0], is_space);
}
Value bytes_isascii(ThreadState&, Value* a, uint32_t) {
  std::string_view data = byte_view(a[0]);
  return Value::boolean(std::all_of(data.begin(), data.end(), [](char c) { return uint8_t(c) < 128; }));
}
Value bytes_islower(ThreadState&, Value* a, uint32_t) {
  return only_case(a[0], false);
}
Value bytes_isupper(ThreadState&, Value* a, uint32_t) {
  return only_case(a[0], true);
}

Value bytes_istitle(ThreadState&, Value* a, uint32_t) {
  bool inside = false, found = false;
  for (char c : byte_view(a[0])) {
    if (is_upper(c) ? inside : is_lower(c) && !inside) return kFalse;
    inside = is_alpha(c);
    found = found || inside;
  }
  return Value::boolean(found);
}

Value bytes_lower(ThreadState& ts, Value* a, uint32_t) {
  return map_bytes(ts, a[0], to_lower);
}
Value bytes_upper(ThreadState& ts, Value* a, uint32_t) {
  return map_bytes(ts, a[0], to_upper);
}
Value bytes_swapcase(ThreadState& ts, Value* a, uint32_t) {
  return map_bytes(ts, a[0], [](char c) { return is_lower(c) ? to_upper(c) : to_lower(c); });
}
Value bytes_capitalize(ThreadState& ts, Value* a, uint32_t) {
  bool first = true;
  return map_bytes(ts, a[0], [&](char c) { return std::exchange(first, false) ? to_upper(c) : to_lower(c); });
}
Value bytes_title(ThreadState& ts, Value* a, uint32_t) {
  bool inside = false;
  return map_bytes(ts, a[0], [&](char c) { return std::exchange(inside, is_alpha(c)) ? to_lower(c) : to_upper(c); });
}

}  // namespace adder
