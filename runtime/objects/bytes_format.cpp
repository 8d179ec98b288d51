// bytes_format.cpp: the % operator of bytes and bytearray.
#include "runtime/objects/byte_tools.h"
#include "runtime/protocol/number_support.h"
#include "runtime/text/format_spec.h"

namespace adder {

namespace {

struct Formatter {
  ThreadState& ts;
  std::string_view format;
  Value args;
  std::string* out;
  size_t at = 0;
  size_t next_arg = 0;
  bool keyed = false;  // a %(name) was used: unread arguments are no error

  bool fail(Value) { return false; }

  Value next() {
    if (is_kind(args, Kind::Tuple)) {
      Tuple* tuple = args.as<Tuple>();
      if (next_arg < tuple->size) return tuple->items[next_arg++];
    } else if (next_arg++ == 0) {
      return args;
    }
    return raise_type_error(ts, "not enough arguments for format string");
  }

  bool all_used() const {
    if (keyed) return true;
    if (is_kind(args, Kind::Tuple)) return next_arg >= args.as<Tuple>()->size;
    // A mapping may go unused.
    return next_arg > 0 || is_kind(args, Kind::Dict) ||
           (!is_byte_kind(args) && !is_str(args) && lookup_special(ts, type_of(ts, args), kSpecialGetitem));
  }

  // Digits or '*' into *value; false with an exception pending.
  bool number(int64_t* value, bool* star) {
    *star = at < format.size() && format[at] == '*';
    if (*star) {
      ++at;
      Value v = next();
      if (!v) return false;
      if (!is_int_value(v)) return fail(raise_type_error(ts, "* wants int"));
      return to_index_i64(ts, v, value, true);
    }
    bool any = false;
    int64_t n = 0;
    for (; at < format.size() && format[at] >= '0' && format[at] <= '9'; ++at, any = true) {
      n = n * 10 + (format[at] - '0');
      if (n > INT32_MAX) return fail(raise_value_error(ts, "width too big"));
    }
    if (any) *value = n;
    return true;
  }

  // The argument named in parentheses; `at` stands behind '('.
  Value named() {
    bool mapping = is_kind(args, Kind::Dict) || (!is_kind(args, Kind::Tuple) && !is_byte_kind(args) && !is_str(args) &&
                                                 lookup_special(ts, type_of(ts, args), kSpecialGetitem));
    if (!mapping) return raise_type_error(ts, "format requires a mapping");
    size_t start = at;
    int depth = 1;
    for (; at < format.size(); ++at) {
      depth += format[at] == '(' ? 1 : format[at] == ')' ? -1 : 0;
      if (depth == 0) break;
    }
    if (depth) return raise_value_error(ts, "incomplete format key");
    keyed = true;
    Bytes* key = new_bytes(ts, format.substr(start, at++ - start));
    return key ? get_item(ts, args, key) : Value();
  }

  bool text_of(Value v, std::string* text) {
    bool found = false;
    if (is_bytes_like(v)) {
      if (is_kind(v, Kind::MemoryView)) return *text = memoryview_bytes(v.as<MemoryView>()), true;
      std::string_view view;
      if (!byte_argument(ts, v, &view)) return false;
      return text->assign(view), true;
    }
    Value result = is_str(v) ? Value() : call_special(ts, v, kSpecialBytes, {}, &found);
    if (!found) {
      return fail(raise_type_error(
          ts, "%%b requires a bytes-like object, or an object that implements __bytes__, not '%T'", v));
    }
    if (!result) return false;
    if (!is_kind(result, Kind::Bytes))
      return fail(raise_type_error(ts, "__bytes__ returned non-bytes (type %T)", result));
    return text->assign(result.as<Bytes>()->view()), true;
  }

  bool char_of(Value v, std::string* text) {
    if (is_byte_kind(v) && byte_view(v).size() == 1) return text->assign(byte_view(v)), true;
    if (!is_byte_kind(v) && (is_int_value(v) || lookup_special(ts, type_of(ts, v), kSpecialIndex))) {
      int64_t i;
      if (!to_index_i64(ts, v, &i, true)) return false;
      if (i < 0 || i > 255) return fail(raise_overflow(ts, "%%c arg not in range(256)"));
      return text->assign(1, char(i)), true;
    }
    return fail(raise_type_error(ts, "%%c requires an integer in range(256) or a single byte"));
  }

  bool conversion() {
    PercentSpec spec;
    Value value;
    if (at < format.size() && format[at] == '(') {
      ++at;
      value = named();
      if (!value) return false;
    }
    for (; at < format.size(); ++at) {
      char c = format[at];
      if (c == '-')
        spec.minus = true;
      else if (c == '+')
        spec.plus = true;
      else if (c == ' ')
        spec.space = true;
      else if (c == '#')
        spec.alternate = true;
      else if (c == '0')
        spec.zero = true;
      else if (c == 'z')
        spec.no_negative_zero = true;
      else
        break;
    }
    bool star;
    if (!number(&spec.width, &star)) return false;
    if (star && spec.width < 0) {
      spec.minus = true;
      spec.width = -spec.width;
    }
    if (at < format.size() && format[at] == '.') {
      ++at;
      spec.precision = 0;
      if (!number(&spec.precision, &star)) return false;
      spec.precision = std::max<int64_t>(spec.precision, 0);
    }
    if (at < format.size() && (format[at] == 'h' || format[at] == 'l' || format[at] == 'L')) ++at;
    if (at >= format.size()) return fail(raise_value_error(ts, "incomplete format"));
    char type = format[at++];
    if (!value && !(value = next())) return false;
    if (type == '%') return *out += '%', true;
    std::string text;
    switch (type) {
      case 'd':
      case 'i':
      case 'u':
      case 'o':
      case 'x':
      case 'X':
      case 'e':
      case 'E':
      case 'f':
      case 'F':
      case 'g':
      case 'G':
        spec.type = type == 'i' ? 'd' : type;
        if (std::strchr("eEfFgG", type)) {
          double d;
          bool found;
          if (!number_to_double(ts, value, &d, &found)) return false;
          if (!found) return fail(raise_type_error(ts, "float argument required, not %T", value));
          value = new_float(ts, d);
        }
        if (!value || !percent_number(ts, value, spec, &text)) return false;
        return *out += text, true;
      case 'r':
      case 'a': {
        Str* repr = to_ascii(ts, value);
        if (!repr) return false;
        text = str_to_utf8(repr);
        break;
      }
      case 's':
      case 'b':
        if (!text_of(value, &text)) return false;
        break;
      case 'c':
        if (!char_of(value, &text)) return false;
        spec.precision = -1;
        break;
      default:
        return fail(raise_value_error(ts, "unsupported format character '%c' (0x%x) at index %zu", type, uint8_t(type),
                                      at - 1));
    }
    if (spec.precision >= 0 && size_t(spec.precision) < text.size()) text.resize(size_t(spec.precision));
    if (spec.width > kMaxStrPadding) return fail(raise_memory_error(ts));
    size_t missing = spec.width > int64_t(text.size()) ? size_t(spec.width) - text.size() : 0;
    if (!spec.minus) out->append(missing, ' ');
    *out += text;
    if (spec.minus) out->append(missing, ' ');
    return true;
  }

  bool run() {
    while (at < format.size()) {
      size_t percent = format.find('%', at);
      if (percent == std::string_view::npos) percent = format.size();
      out->append(format.substr(at, percent - at));
      at = percent;
      if (at == format.size()) break;
      ++at;
      if (at < format.size() && format[at] == '%') {
        *out += '%';
        ++at;
        continue;
      }
      if (!conversion()) return false;
    }
    return all_used() || fail(raise_type_error(ts, "not all arguments converted during bytes formatting"));
  }
};

}  // namespace

bool format_bytes(ThreadState& ts, std::string_view format, Value args, std::string* out) {
  std::string copy(format);  // script code may resize a bytearray that holds it
  Formatter formatter{ts, copy, args, out};
  return formatter.run();
}

}  // namespace adder
