// str_methods.h: the natives of str's method table (str_type.cpp), which stand in files by theme.
#pragma once

#include "runtime/native/native.h"
#include "runtime/objects/str.h"

namespace adder {

#define ADDER_STR_METHOD(name) Value str_##name##_method(ThreadState& ts, Value* a, uint32_t n)

// str_case.cpp
ADDER_STR_METHOD(upper);
ADDER_STR_METHOD(lower);
ADDER_STR_METHOD(title);
ADDER_STR_METHOD(capitalize);
ADDER_STR_METHOD(swapcase);
ADDER_STR_METHOD(casefold);
// str_search.cpp
ADDER_STR_METHOD(find);
ADDER_STR_METHOD(rfind);
ADDER_STR_METHOD(index);
ADDER_STR_METHOD(rindex);
ADDER_STR_METHOD(count);
ADDER_STR_METHOD(contains);
ADDER_STR_METHOD(startswith);
ADDER_STR_METHOD(endswith);
ADDER_STR_METHOD(replace);
ADDER_STR_METHOD(removeprefix);
ADDER_STR_METHOD(removesuffix);
// str_split.cpp
ADDER_STR_METHOD(split);
ADDER_STR_METHOD(rsplit);
ADDER_STR_METHOD(splitlines);
ADDER_STR_METHOD(partition);
ADDER_STR_METHOD(rpartition);
ADDER_STR_METHOD(join);
// str_align.cpp
ADDER_STR_METHOD(strip);
ADDER_STR_METHOD(lstrip);
ADDER_STR_METHOD(rstrip);
ADDER_STR_METHOD(center);
ADDER_STR_METHOD(ljust);
ADDER_STR_METHOD(rjust);
ADDER_STR_METHOD(zfill);
ADDER_STR_METHOD(expandtabs);
// str_predicates.cpp
ADDER_STR_METHOD(isalnum);
ADDER_STR_METHOD(isalpha);
ADDER_STR_METHOD(isascii);
ADDER_STR_METHOD(isdecimal);
ADDER_STR_METHOD(isdigit);
ADDER_STR_METHOD(isidentifier);
ADDER_STR_METHOD(islower);
ADDER_STR_METHOD(isnumeric);
ADDER_STR_METHOD(isprintable);
ADDER_STR_METHOD(isspace);
ADDER_STR_METHOD(istitle);
ADDER_STR_METHOD(isupper);
// str_translate.cpp
ADDER_STR_METHOD(translate);
ADDER_STR_METHOD(maketrans);
// str_format.cpp
ADDER_STR_METHOD(format);
ADDER_STR_METHOD(format_map);
// str_encode.cpp
ADDER_STR_METHOD(encode);

// str.join for native callers: false items raise as the method does.
Str* str_join(ThreadState& ts, Str* separator, Value iterable);
Str* str_replace(ThreadState& ts, Str* s, Str* old, Str* replacement, int64_t limit);
bool str_is_identifier(const Str* s);
// Count of non-overlapping occurrences, at most `limit`.
size_t str_count(const Str* hay, const Str* needle, size_t start, size_t end, size_t limit);
Str* str_repr(ThreadState& ts, Str* s);        // repr(s)
Str* str_ascii_repr(ThreadState& ts, Str* s);  // any text with what is not ASCII escaped, as ascii() does to a repr
// format % args. bytes_mode: format stands for bytes as Latin-1, and so does the result.
Str* percent_format(ThreadState& ts, Str* format, Value args, bool bytes_mode);

}  // namespace adder
