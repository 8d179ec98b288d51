// byte_tools.h: what the files of bytes, bytearray and memoryview share.
#pragma once

#include <string>
#include <string_view>

#include "runtime/native/native.h"
#include "runtime/objects/bytes.h"
#include "runtime/protocol/protocol.h"

namespace adder {

inline bool is_byte_kind(Value v) {
  return is_kind(v, Kind::Bytes) || is_kind(v, Kind::ByteArray);
}
// Content of a bytes or bytearray. Stays readable while the view is on the native stack, but script code may resize a
// bytearray meanwhile: take it anew after running any.
std::string_view byte_view(Value self);
// A bytes or bytearray, as `self` is.
Value make_like(ThreadState& ts, Value self, std::string_view data);
// A bytes-like argument; false with TypeError pending.
bool byte_argument(ThreadState& ts, Value v, std::string_view* out);
// An int argument in 0..255.
bool byte_value(ThreadState& ts, Value v, uint8_t* out, const char* message = "byte must be in range(0, 256)");
// b'...' with escapes.
std::string bytes_repr(std::string_view data);
// .hex(sep, bytes_per_sep)
Value hex_text(ThreadState& ts, std::string_view data, Value sep, Value per_sep);
// "..." % args for bytes.
bool format_bytes(ThreadState& ts, std::string_view format, Value args, std::string* out);
// Items of an iterable of ints, or a buffer; `kind` is "bytes" or "bytearray" in messages.
bool collect_bytes(ThreadState& ts, Value source, const char* kind, std::string* out);
// Arguments of bytes() and bytearray().
bool construct_bytes(ThreadState& ts, Value* arguments /* source, encoding, errors */, const char* kind,
                     std::string* out);

// Methods that bytes and bytearray have in common.
#define BYTE_METHOD(name) Value bytes_##name(ThreadState& ts, Value* a, uint32_t n)
BYTE_METHOD(capitalize);
BYTE_METHOD(center);
BYTE_METHOD(count);
BYTE_METHOD(decode);
BYTE_METHOD(endswith);
BYTE_METHOD(expandtabs);
BYTE_METHOD(find);
BYTE_METHOD(hex);
BYTE_METHOD(index);
BYTE_METHOD(isalnum);
BYTE_METHOD(isalpha);
BYTE_METHOD(isascii);
BYTE_METHOD(isdigit);
BYTE_METHOD(islower);
BYTE_METHOD(isspace);
BYTE_METHOD(istitle);
BYTE_METHOD(isupper);
BYTE_METHOD(join);
BYTE_METHOD(ljust);
BYTE_METHOD(lower);
BYTE_METHOD(lstrip);
BYTE_METHOD(maketrans);
BYTE_METHOD(partition);
BYTE_METHOD(removeprefix);
BYTE_METHOD(removesuffix);
BYTE_METHOD(replace);
BYTE_METHOD(rfind);
BYTE_METHOD(rindex);
BYTE_METHOD(rjust);
BYTE_METHOD(rpartition);
BYTE_METHOD(rsplit);
BYTE_METHOD(rstrip);
BYTE_METHOD(split);
BYTE_METHOD(splitlines);
BYTE_METHOD(startswith);
BYTE_METHOD(strip);
BYTE_METHOD(swapcase);
BYTE_METHOD(title);
BYTE_METHOD(translate);
BYTE_METHOD(upper);
BYTE_METHOD(zfill);
BYTE_METHOD(length);
BYTE_METHOD(contains);
BYTE_METHOD(multiply);
BYTE_METHOD(format);
BYTE_METHOD(rformat);
BYTE_METHOD(fromhex);
#undef BYTE_METHOD
Value bytes_compare(ThreadState& ts, Compare op, Value self, Value other);

#define ADDER_BYTE_METHODS                                                                                             \
  {"capitalize(self, /)", "A copy with the first byte upper case, the rest lower (ASCII).", bytes_capitalize,          \
   kNativeNoText},                                                                                                     \
      {"center(self, width, fillchar=b' ', /)", "A copy padded on both sides to width.", bytes_center},                \
      {"count(self, sub, start=None, end=None, /)", "How often sub occurs without overlaps.", bytes_count,             \
       kNativeNoText | kNativeTakes},                                                                                  \
      {"decode(self, /, encoding='utf-8', errors='strict')", "The text that the bytes encode.", bytes_decode},         \
      {"endswith(self, suffix, start=None, end=None, /)", "True when the bytes end with suffix, or one of a tuple.",   \
       bytes_endswith, kNativeNoText | kNativeTakes},                                                                  \
      {"expandtabs(self, /, tabsize=8)", "A copy with tabs replaced by spaces.", bytes_expandtabs},                    \
      {"find(self, sub, start=None, end=None, /)", "The lowest index of sub, or -1.", bytes_find,                      \
       kNativeNoText | kNativeTakes},                                                                                  \
      {"fromhex(type, string, /)", "The bytes that pairs of hexadecimal digits stand for.", bytes_fromhex,             \
       kNativeClass},                                                                                                  \
      {"hex(self, /, sep=<unrepresentable>, bytes_per_sep=1)",                                                         \
       "Two hexadecimal digits a byte, with sep between groups of bytes counted from the right (negative: left).",     \
       bytes_hex},                                                                                                     \
      {"index(self, sub, start=None, end=None, /)", "As find, ValueError when there is none.", bytes_index,            \
       kNativeNoText | kNativeTakes},                                                                                  \
      {"isalnum(self, /)", "True when all bytes are ASCII letters or digits.", bytes_isalnum, kNativeNoText},          \
      {"isalpha(self, /)", "True when all bytes are ASCII letters.", bytes_isalpha, kNativeNoText},                    \
      {"isascii(self, /)", "True when all bytes are below 128.", bytes_isascii, kNativeNoText},                        \
      {"isdigit(self, /)", "True when all bytes are ASCII digits.", bytes_isdigit, kNativeNoText},                     \
      {"islower(self, /)", "True when there are letters and all are lower case.", bytes_islower, kNativeNoText},       \
      {"isspace(self, /)", "True when all bytes are ASCII white space.", bytes_isspace, kNativeNoText},                \
      {"istitle(self, /)", "True when words start upper case and go on lower case.", bytes_istitle, kNativeNoText},    \
      {"isupper(self, /)", "True when there are letters and all are upper case.", bytes_isupper, kNativeNoText},       \
      {"join(self, iterable_of_bytes, /)", "The items joined with the bytes between them.", bytes_join},               \
      {"ljust(self, width, fillchar=b' ', /)", "A copy padded on the right to width.", bytes_ljust},                   \
      {"lower(self, /)", "A copy in lower case (ASCII).", bytes_lower, kNativeNoText},                                 \
      {"lstrip(self, bytes=None, /)", "A copy without leading white space or given bytes.", bytes_lstrip},             \
      {"maketrans(frm, to, /)", "A table for translate from two arguments of equal length.", bytes_maketrans,          \
       kNativeStatic | kNativeNoText},                                                                                 \
      {"partition(self, sep, /)", "(before, sep, after) at the first sep.", bytes_partition},                          \
      {"removeprefix(self, prefix, /)", "A copy without the prefix, if it is there.", bytes_removeprefix},             \
      {"removesuffix(self, suffix, /)", "A copy without the suffix, if it is there.", bytes_removesuffix},             \
      {"replace(self, old, new, count=-1, /)", "A copy with old replaced by new, at most count times.",                \
       bytes_replace},                                                                                                 \
      {"rfind(self, sub, start=None, end=None, /)", "The highest index of sub, or -1.", bytes_rfind,                   \
       kNativeNoText | kNativeTakes},                                                                                  \
      {"rindex(self, sub, start=None, end=None, /)", "As rfind, ValueError when there is none.", bytes_rindex,         \
       kNativeNoText | kNativeTakes},                                                                                  \
      {"rjust(self, width, fillchar=b' ', /)", "A copy padded on the left to width.", bytes_rjust},                    \
      {"rpartition(self, sep, /)", "(before, sep, after) at the last sep.", bytes_rpartition},                         \
      {"rsplit(self, /, sep=None, maxsplit=-1)", "The parts between separators, counted from the end.", bytes_rsplit}, \
      {"rstrip(self, bytes=None, /)", "A copy without trailing white space or given bytes.", bytes_rstrip},            \
      {"split(self, /, sep=None, maxsplit=-1)", "The parts between separators.", bytes_split},                         \
      {"splitlines(self, /, keepends=False)", "The lines.", bytes_splitlines},                                         \
      {"startswith(self, prefix, start=None, end=None, /)",                                                            \
       "True when the bytes start with prefix, or one of a tuple.", bytes_startswith, kNativeNoText | kNativeTakes},   \
      {"strip(self, bytes=None, /)", "A copy without white space or given bytes at both ends.", bytes_strip},          \
      {"swapcase(self, /)", "A copy with upper and lower case swapped (ASCII).", bytes_swapcase, kNativeNoText},       \
      {"title(self, /)", "A copy with each word upper case first (ASCII).", bytes_title, kNativeNoText},               \
      {"translate(self, table, /, delete=b'')", "A copy mapped through a table of 256 bytes, some deleted.",           \
       bytes_translate},                                                                                               \
      {"upper(self, /)", "A copy in upper case (ASCII).", bytes_upper, kNativeNoText},                                 \
      {"zfill(self, width, /)", "A copy padded with zeros behind the sign.", bytes_zfill},                             \
      {"__len__(self, /)", "Return len(self).", bytes_length},                                                         \
      {"__contains__(self, key, /)", "Return key in self.", bytes_contains},                                           \
      {"__mul__(self, value, /)", "Return self*value.", bytes_multiply},                                               \
      {"__rmul__(self, value, /)", "Return value*self.", bytes_multiply},                                              \
      {"__mod__(self, value, /)", "Return self%value.", bytes_format}, {                                               \
    "__rmod__(self, value, /)", "Return value%self.", bytes_rformat                                                    \
  }

}  // namespace adder
