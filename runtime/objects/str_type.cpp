// str_type.cpp: the type str: its table, construction, subscripts and special methods. The other methods stand in files
// by theme (str_methods.h).
#include "runtime/errors/raise.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/iterators.h"
#include "runtime/objects/numbers.h"
#include "runtime/objects/sequence_tools.h"
#include "runtime/objects/str_methods.h"
#include "runtime/objects/str_tools.h"
#include "runtime/state/runtime.h"
#include "runtime/text/codecs.h"
#include "runtime/text/format_spec.h"

namespace adder {

Value str_subscript(ThreadState& ts, Str* s, Value key) {
  int64_t size = static_cast<int64_t>(s->length);
  if (!is_kind(key, Kind::Slice)) {
    int64_t i;
    if (key.is_int())
      i = key.as_int();
    else if (!has_index(ts, key))
      return raise_type_error(ts, "string indices must be integers, not '%T'", key);
    else if (!to_index_i64(ts, key, &i))
      return Value();
    if (i < 0) i += size;
    if (i < 0 || i >= size) return raise_index_error(ts, "string index out of range");
    return str_from_char(ts, s->at(static_cast<size_t>(i)));
  }
  int64_t start, stop, step, count;
  if (!slice_unpack(ts, key.as<Slice>(), size, &start, &stop, &step, &count)) return Value();
  if (count == 0) return new_str_uninit(ts, 0, 1);
  if (step == 1) return str_substring(ts, s, static_cast<size_t>(start), static_cast<size_t>(start + count));
  std::string points(static_cast<size_t>(count) * s->width, '\0');
  for (int64_t i = 0; i < count; ++i)
    memcpy(points.data() + i * s->width, s->data + (start + i * step) * s->width, s->width);
  return new_str_points(ts, points.data(), static_cast<size_t>(count), s->width);
}

namespace {

Str* self_str(Value* a) {
  return a[0].as<Str>();
}

// str(bytes, encoding, errors)
Str* decoded(ThreadState& ts, Value object, Value encoding, Value errors) {
  if (is_str(object)) {
    raise_type_error(ts, "decoding str is not supported");
    return nullptr;
  }
  if (!is_bytes_like(object)) {
    raise_type_error(ts, "decoding to str: need a bytes-like object, %T found", object);
    return nullptr;
  }
  BufferView view;
  if (!get_buffer(ts, object, &view)) return nullptr;
  std::string codec = encoding ? str_to_utf8(encoding.as<Str>()) : "utf-8",
              handler = errors ? str_to_utf8(errors.as<Str>()) : "strict";
  Value text = decode_bytes(ts, {view.data, view.bytes}, codec.c_str(), handler.c_str());
  return text ? text.as<Str>() : nullptr;
}

Value str_new(ThreadState& ts, Value* a, uint32_t) {
  Type* type = a[0].as<Type>();
  Str* s;
  for (int i = 2; i <= 3; ++i) {
    if (a[i] && !is_str(a[i]))
      return raise_type_error(ts, "str() argument '%s' must be str, not %A", i == 2 ? "encoding" : "errors", a[i]);
  }
  if (!a[1])
    s = new_str_uninit(ts, 0, 1);
  else if (a[2] || a[3])
    s = decoded(ts, a[1], a[2], a[3]);
  else
    s = to_str(ts, a[1]);
  if (!s || type == ts.rt.types.str) return s;
  return new_str_of_type(ts, type, s);
}

Value str_repr_method(ThreadState& ts, Value* a, uint32_t) {
  return str_repr(ts, self_str(a));
}
Value str_str_method(ThreadState& ts, Value* a, uint32_t) {
  return str_exact(ts, self_str(a));
}

Value str_hash_method(ThreadState& ts, Value* a, uint32_t) {
  return new_int(ts, static_cast<int64_t>(str_hash(ts, self_str(a))));
}

Value str_len(ThreadState&, Value* a, uint32_t) {
  return Value::small_int(static_cast<int64_t>(self_str(a)->length));
}

Value str_getitem(ThreadState& ts, Value* a, uint32_t) {
  return str_subscript(ts, self_str(a), a[1]);
}

Value str_iter(ThreadState& ts, Value* a, uint32_t) {
  return new_iterator(ts, self_str(a)->ascii ? ts.rt.types.str_ascii_iterator : ts.rt.types.str_iterator, a[0]);
}

Value str_compare_method(ThreadState&, Compare op, Value self, Value other) {
  if (!is_str(other)) return kNotImplemented;
  const Str* a = self.as<Str>();
  const Str* b = other.as<Str>();
  if (op == Compare::kEq) return Value::boolean(str_equal(a, b));
  if (op == Compare::kNe) return Value::boolean(!str_equal(a, b));
  return Value::boolean(order_holds(op, str_compare(a, b)));
}

Value str_add(ThreadState& ts, Value* a, uint32_t) {
  if (is_str(a[1])) return str_concat(ts, self_str(a), a[1].as<Str>());
  if (defers_to(ts, a[1], kSpecialRadd)) return kNotImplemented;
  return raise_type_error(ts, "can only concatenate str (not \"%T\") to str", a[1]);
}

Value str_mul(ThreadState& ts, Value* a, uint32_t) {
  int64_t count;
  if (!repeat_count(ts, a[1], &count)) return Value();
  Str* s = self_str(a);
  if (count <= 0 || !s->length) return new_str_uninit(ts, 0, 1);
  if (count == 1) return str_exact(ts, s);
  if (static_cast<uint64_t>(count) > static_cast<uint64_t>(INT64_MAX) / s->length)
    return raise_overflow(ts, "repeated string is too long");
  size_t bytes = s->length * s->width;
  if (static_cast<uint64_t>(count) > kMaxStrLength / bytes) return raise_memory_error(ts);
  Str* result = new_str_uninit(ts, s->length * static_cast<size_t>(count), static_cast<int>(s->width));
  if (!result) return Value();
  size_t total = bytes * static_cast<size_t>(count);
  if (bytes == 1) {
    memset(result->data, s->data[0], total);
  } else {
    memcpy(result->data, s->data, bytes);
    for (size_t done = bytes; done < total;) {
      size_t step = std::min(done, total - done);
      memcpy(result->data + done, result->data, step);
      done += step;
    }
  }
  result->ascii = s->ascii;
  return result;
}

Value str_mod(ThreadState& ts, Value* a, uint32_t) {
  return percent_format(ts, self_str(a), a[1], false);
}

Value str_rmod(ThreadState& ts, Value* a, uint32_t) {
  return is_str(a[1]) ? Value(percent_format(ts, a[1].as<Str>(), a[0], false)) : kNotImplemented;
}

Value str_format_special(ThreadState& ts, Value* a, uint32_t) {
  if (!is_str(a[1])) return raise_type_error(ts, "__format__() argument must be str, not %A", a[1]);
  if (!a[1].as<Str>()->length) return is_exact(a[0], Kind::Str) ? a[0] : Value(to_str(ts, a[0]));
  return format_str(ts, a[0], self_str(a), a[1].as<Str>());
}

Value str_getnewargs(ThreadState& ts, Value* a, uint32_t) {
  Str* s = str_exact(ts, self_str(a));
  return s ? Value(tuple_of(ts, s)) : Value();
}

Value str_sizeof(ThreadState& ts, Value* a, uint32_t) {
  return new_int(ts, static_cast<int64_t>(sizeof(Str) + self_str(a)->length * self_str(a)->width));
}

NativeDef str_methods[] = {
    {"__new__(cls, object='', encoding='utf-8', errors='strict')",
     "Create and return a new object.  See help(type) for accurate signature.", str_new},
    {"__repr__(self, /)", "Return repr(self).", str_repr_method},
    {"__str__(self, /)", "Return str(self).", str_str_method},
    {"__hash__(self, /)", "Return hash(self).", str_hash_method},
    {"__len__(self, /)", "Return len(self).", str_len},
    {"__getitem__(self, key, /)", "Return self[key].", str_getitem},
    {"__contains__(self, key, /)", "Return key in self.", str_contains_method},
    {"__iter__(self, /)", "Implement iter(self).", str_iter},
    ADDER_COMPARISONS(str_compare_method),
    {"__add__(self, value, /)", "Return self+value.", str_add},
    {"__mul__(self, value, /)", "Return self*value.", str_mul},
    {"__rmul__(self, value, /)", "Return value*self.", str_mul},
    {"__mod__(self, value, /)", "Return self%value.", str_mod},
    {"__rmod__(self, value, /)", "Return value%self.", str_rmod},
    {"__format__(self, format_spec, /)", "Return a formatted version of the string as described by format_spec.",
     str_format_special},
    {"__getnewargs__(self, /)", "", str_getnewargs},
    {"__sizeof__(self, /)", "Return the size of the string in memory, in bytes.", str_sizeof},
    {"capitalize(self, /)",
     "Return a capitalized version of the string.\n\nThe first character is upper case and the rest lower case.",
     str_capitalize_method},
    {"casefold(self, /)", "Return a version of the string suitable for caseless comparisons.", str_casefold_method},
    {"center(self, width, fillchar=' ', /)",
     "Return a centered string of length width.\n\nPadding is done using the specified fill character.",
     str_center_method},
    {"count(self, sub, start=None, end=None, /)",
     "Return the number of non-overlapping occurrences of substring sub in self[start:end].", str_count_method,
     kNativeTakes},
    {"encode(self, /, encoding='utf-8', errors='strict')", "Encode the string using the codec registered for encoding.",
     str_encode_method},
    {"endswith(self, suffix, start=None, end=None, /)", "Return True if self ends with the suffix, False otherwise.",
     str_endswith_method, kNativeTakes},
    {"expandtabs(self, /, tabsize=8)", "Return a copy where all tab characters are expanded using spaces.",
     str_expandtabs_method},
    {"find(self, sub, start=None, end=None, /)",
     "Return the lowest index where substring sub is found within self[start:end], or -1.", str_find_method,
     kNativeTakes},
    {"format(self, /, *args, **kwargs)", "Return a formatted version of the string, using args and kwargs.",
     str_format_method},
    {"format_map(self, mapping, /)", "Return a formatted version of the string, using a mapping.",
     str_format_map_method},
    {"index(self, sub, start=None, end=None, /)",
     "Return the lowest index where substring sub is found within self[start:end].\n\nRaises ValueError when it is not "
     "found.",
     str_index_method, kNativeTakes},
    {"isalnum(self, /)", "Return True if all characters are alphanumeric and there is one at least.",
     str_isalnum_method},
    {"isalpha(self, /)", "Return True if all characters are alphabetic and there is one at least.", str_isalpha_method},
    {"isascii(self, /)", "Return True if all characters in the string are ASCII, False otherwise.", str_isascii_method},
    {"isdecimal(self, /)", "Return True if all characters are decimal digits and there is one at least.",
     str_isdecimal_method},
    {"isdigit(self, /)", "Return True if all characters are digits and there is one at least.", str_isdigit_method},
    {"isidentifier(self, /)", "Return True if the string is a valid identifier, False otherwise.",
     str_isidentifier_method},
    {"islower(self, /)", "Return True if all cased characters are lower case and there is one at least.",
     str_islower_method},
    {"isnumeric(self, /)", "Return True if all characters are numeric and there is one at least.",
     str_isnumeric_method},
    {"isprintable(self, /)", "Return True if the string is printable or empty.", str_isprintable_method},
    {"isspace(self, /)", "Return True if all characters are white space and there is one at least.",
     str_isspace_method},
    {"istitle(self, /)", "Return True if the string is a title-cased string, False otherwise.", str_istitle_method},
    {"isupper(self, /)", "Return True if all cased characters are upper case and there is one at least.",
     str_isupper_method},
    {"join(self, iterable, /)",
     "Concatenate any number of strings, with self between them.\n\nExample: '.'.join(['ab', 'pq', 'rs']) -> "
     "'ab.pq.rs'",
     str_join_method},
    {"ljust(self, width, fillchar=' ', /)", "Return a left-justified string of length width.", str_ljust_method},
    {"lower(self, /)", "Return a copy of the string converted to lowercase.", str_lower_method},
    {"lstrip(self, chars=None, /)",
     "Return a copy of the string with leading white space (or the given characters) removed.", str_lstrip_method},
    {"maketrans(x, y=<unrepresentable>, z=<unrepresentable>, /)",
     "Return a translation table usable for str.translate().", str_maketrans_method, kNativeStatic},
    {"partition(self, sep, /)", "Split the string at the first sep into (before, sep, after).", str_partition_method},
    {"removeprefix(self, prefix, /)", "Return a str with the given prefix string removed if present.",
     str_removeprefix_method},
    {"removesuffix(self, suffix, /)", "Return a str with the given suffix string removed if present.",
     str_removesuffix_method},
    {"replace(self, old, new, count=-1, /)",
     "Return a copy with all, or the first count, occurrences of substring old replaced by new.", str_replace_method},
    {"rfind(self, sub, start=None, end=None, /)",
     "Return the highest index where substring sub is found within self[start:end], or -1.", str_rfind_method,
     kNativeTakes},
    {"rindex(self, sub, start=None, end=None, /)",
     "Return the highest index where substring sub is found within self[start:end].\n\nRaises ValueError when it is "
     "not "
     "found.",
     str_rindex_method, kNativeTakes},
    {"rjust(self, width, fillchar=' ', /)", "Return a right-justified string of length width.", str_rjust_method},
    {"rpartition(self, sep, /)", "Split the string at the last sep into (before, sep, after).", str_rpartition_method},
    {"rsplit(self, /, sep=None, maxsplit=-1)",
     "Return a list of the substrings in the string, split at sep from the right.", str_rsplit_method},
    {"rstrip(self, chars=None, /)",
     "Return a copy of the string with trailing white space (or the given characters) removed.", str_rstrip_method},
    {"split(self, /, sep=None, maxsplit=-1)",
     "Return a list of the substrings in the string, split at sep (at runs of white space when None).",
     str_split_method},
    {"splitlines(self, /, keepends=False)", "Return a list of the lines in the string, breaking at line boundaries.",
     str_splitlines_method},
    {"startswith(self, prefix, start=None, end=None, /)",
     "Return True if self starts with the prefix, False otherwise.", str_startswith_method, kNativeTakes},
    {"strip(self, chars=None, /)",
     "Return a copy of the string with white space (or the given characters) removed at both ends.", str_strip_method},
    {"swapcase(self, /)", "Convert uppercase characters to lowercase and lowercase characters to uppercase.",
     str_swapcase_method},
    {"title(self, /)", "Return a version of the string where each word is titlecased.", str_title_method},
    {"translate(self, table, /)", "Replace each character in the string using the given translation table.",
     str_translate_method},
    {"upper(self, /)", "Return a copy of the string converted to uppercase.", str_upper_method},
    {"zfill(self, width, /)", "Pad a numeric string with zeros on the left, to fill a field of the given width.",
     str_zfill_method},
    {nullptr, nullptr, nullptr},
};

}  // namespace

extern const NativeType kNativeType_str;
const NativeType kNativeType_str = {
    .name = "str",
    .doc =
        "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\nCreate a new string object from "
        "the given object, or decode the given buffer.",
    .methods = str_methods,
    .kind = Kind::Str,
    .instance_bytes = sizeof(Str),
    .flags = kTypeMatchSelf,
};

}  // namespace adder
