// str_tools.h: what the files of str share among themselves and with the collector and bytes.
#pragma once

#include <string>
#include <string_view>

#include "runtime/objects/str.h"

namespace adder {

class Marker;
class Runtime;
struct Type;

// Drops the entries of dead strings from the intern table; after marking, before sweeping.
void sweep_interned(Runtime& rt, Marker& marker);

uint64_t hash_bytes(Runtime& rt, const void* data, size_t size);  // keyed; 0 for no bytes, else never 0 nor -1
bool bytes_are_ascii(const char* p, size_t n);
// The sequence at p (p < end) as a code point; surrogates in three bytes are let through, malformed bytes give U+FFFD.
uint32_t decode_utf8(const unsigned char*& p, const unsigned char* end);
void append_point_utf8(std::string& out, uint32_t point);
void str_copy_points(const Str* s, char* to, int width);  // widens; width is at least s's

// The searches over plain bytes, shared with bytes and bytearray: position or -1.
ptrdiff_t find_bytes(std::string_view hay, std::string_view needle);
ptrdiff_t rfind_bytes(std::string_view hay, std::string_view needle);

// A str of `count` points given at `width` bytes each; narrows.
Str* new_str_points(ThreadState& ts, const void* points, size_t count, int width);
Str* str_exact(ThreadState& ts, Str* s);                    // s, or an exact str equal to a subclass instance
Str* new_str_of_type(ThreadState& ts, Type* type, Str* s);  // an instance of a subclass of str

}  // namespace adder
