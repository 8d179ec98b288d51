// str_percent.cpp: the % operator of str, and of bytes, whose texts come and go as Latin-1.
//
// One pass over the format: literal runs are copied, each conversion is parsed into a PercentSpec and rendered to a Str
// that is then padded. Numbers are rendered by percent_number (format_spec.h).
#include "runtime/errors/raise.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/numbers.h"
#include "runtime/objects/str_methods.h"
#include "runtime/objects/str_tools.h"
#include "runtime/protocol/protocol.h"
#include "runtime/state/runtime.h"
#include "runtime/text/format_spec.h"
#include "runtime/text/numeric_text.h"

namespace adder {

namespace {

class PercentFormatter {
 public:
  PercentFormatter(ThreadState& ts, Str* format, Value args, bool bytes_mode)
      : ts_(ts), format_(format), args_(args), bytes_mode_(bytes_mode) {
    if (is_kind(args, Kind::Tuple)) tuple_ = args.as<Tuple>();
    bool text = is_str(args) || (bytes_mode && is_bytes_like(args));
    if (!tuple_ && !text && args.is_cell() && lookup_special(ts, type_of(ts, args), kSpecialGetitem)) mapping_ = args;
  }

  Str* run() {
    size_t n = format_->length;
    whole_ = n == 2;
    while (at_ < n) {
      ptrdiff_t percent = find_percent();
      size_t end = percent < 0 ? n : static_cast<size_t>(percent);
      out_.append_slice(format_, at_, end);
      at_ = end;
      if (percent < 0) break;
      ++at_;
      if (!conversion()) return nullptr;
    }
    bool all_used = tuple_ ? next_ == tuple_->size : single_used_ || mapping_;
    if (!all_used && !keyed_) {
      raise_type_error(ts_, "not all arguments converted during %s formatting", bytes_mode_ ? "bytes" : "string");
      return nullptr;
    }
    return only_ ? only_ : out_.finish(ts_);
  }

 private:
  ptrdiff_t find_percent() {
    if (format_->width == 1) {
      const char* start = format_->data + at_;
      const void* found = memchr(start, '%', format_->length - at_);
      return found ? static_cast<ptrdiff_t>(at_) + (static_cast<const char*>(found) - start) : -1;
    }
    for (size_t i = at_; i < format_->length; ++i)
      if (format_->at(i) == '%') return static_cast<ptrdiff_t>(i);
    return -1;
  }

  bool at_end() const { return at_ >= format_->length; }
  uint32_t peek() const { return format_->at(at_); }

  bool incomplete(const char* what = "incomplete format") {
    raise_value_error(ts_, "%s", what);
    return false;
  }

  Value next_argument() {
    if (has_current_) {
      has_current_ = false;
      return current_;
    }
    if (tuple_) {
      if (next_ < tuple_->size) return tuple_->items[next_++];
    } else if (!single_used_ && !keyed_) {  // a key has taken the mapping's place
      single_used_ = true;
      return args_;
    }
    return raise_type_error(ts_, "not enough arguments for format string");
  }

  bool mapping_key() {
    if (!mapping_) {
      raise_type_error(ts_, "format requires a mapping");
      return false;
    }
    size_t start = ++at_;
    for (int depth = 1; !at_end(); ++at_) {
      if (peek() == ')') --depth;
      if (peek() == '(') ++depth;
      if (depth == 0) break;
    }
    if (at_end()) return incomplete("incomplete format key");
    Str* text = str_substring(ts_, format_, start, at_);
    ++at_;
    Value key = text;
    if (bytes_mode_ && text) key = new_bytes(ts_, {text->data, text->length});
    current_ = key ? get_item(ts_, mapping_, key) : Value();
    has_current_ = keyed_ = true;
    return static_cast<bool>(current_);
  }

  bool number_or_star(int64_t* out, const char* too_big, bool width) {
    if (!at_end() && peek() == '*') {
      ++at_;
      Value v = next_argument();
      if (!v) return false;
      if (!is_int_value(v)) {
        raise_type_error(ts_, "* wants int");
        return false;
      }
      if (!int_to_i64(v, out) || *out > INT32_MAX || *out < -INT32_MAX) {
        raise_overflow(ts_, "Python int too large to convert to C %s", width ? "ssize_t" : "int");
        return false;
      }
      return true;
    }
    while (!at_end() && peek() >= '0' && peek() <= '9') {
      *out = (*out < 0 ? 0 : *out) * 10 + (peek() - '0');
      if (*out > (width ? INT64_MAX / 32 : INT32_MAX)) return incomplete(too_big);
      ++at_;
    }
    return true;
  }

  // "%s" and "%d" of the simplest values, which most are. False: nothing was done.
  bool plain_conversion() {
    if (at_end() || !tuple_ || next_ >= tuple_->size || has_current_ || bytes_mode_) return false;
    uint32_t type = peek();
    Value v = tuple_->items[next_];
    if (v.is_int() && (type == 'd' || type == 's' || type == 'x' || type == 'i' || type == 'r')) {
      char buffer[kSmallIntText];
      out_.append_ascii(small_int_text(buffer, v.as_int(), type == 'x' ? 16 : 10));
    } else if (type == 's' && is_exact(v, Kind::Str)) {
      out_.append(v.as<Str>());
    } else if (v.is_flonum() && (type == 's' || type == 'r')) {
      char buffer[kFloatReprText];
      out_.append_ascii(float_repr_text(buffer, v.as_flonum()));
    } else {
      return false;
    }
    ++at_;
    ++next_;
    return true;
  }

  bool conversion() {
    if (plain_conversion()) return true;
    PercentSpec spec;
    if (!at_end() && peek() == '%') {
      ++at_;
      out_.append('%');
      return true;
    }
    if (!at_end() && peek() == '(' && !mapping_key()) return false;
    for (; !at_end(); ++at_) {
      uint32_t c = peek();
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
      else
        break;
    }
    if (!number_or_star(&spec.width, "width too big", true)) return false;
    if (spec.width > kMaxStrPadding) return raise_memory_error(ts_), false;
    if (spec.width < -1) {
      spec.minus = true;
      spec.width = -spec.width;
    }
    if (!at_end() && peek() == '.') {
      ++at_;
      spec.precision = 0;
      if (!number_or_star(&spec.precision, "precision too big", false)) return false;
      spec.precision = std::max<int64_t>(spec.precision, 0);
    }
    if (!at_end() && (peek() == 'h' || peek() == 'l' || peek() == 'L')) ++at_;
    if (at_end()) return incomplete();
    uint32_t type = format_->at(at_++);
    bool known =
        type < 128 && type && strchr(bytes_mode_ ? "sbradiuxXoeEfFgGc" : "sradiuxXoeEfFgGc", static_cast<int>(type));
    if (!known) {
      // An unknown letter is met only once its argument is there.
      if (!next_argument()) return false;
      bool printable = type > 31 && type < 127;
      raise_value_error(ts_, "unsupported format character '%c' (0x%x) at index %zu",
                        printable ? static_cast<int>(type) : '?', type, at_ - 1);
      return false;
    }
    Value v = next_argument();
    if (!v) return false;
    spec.type = static_cast<char>(type);
    if (strchr("diuxXoeEfFgG", spec.type)) return number(v, spec);
    Str* text = textual(v, spec);
    if (!text) return false;
    if (whole_) {
      only_ = text;  // '%s' % x is str(x), whatever its class
      return true;
    }
    size_t missing = spec.width > static_cast<int64_t>(text->length) ? spec.width - text->length : 0;
    if (!spec.minus) out_.append_fill(' ', missing);
    out_.append(text);
    if (spec.minus) out_.append_fill(' ', missing);
    return true;
  }

  Str* textual(Value v, const PercentSpec& spec) {
    Str* text = nullptr;
    if (spec.type == 'c') return character(v);
    if (spec.type == 's' || spec.type == 'b')
      text = bytes_mode_ ? bytes_text(v) : is_exact(v, Kind::Str) ? v.as<Str>() : to_str(ts_, v);
    else if (spec.type == 'r' && !bytes_mode_)
      text = to_repr(ts_, v);
    else
      text = to_ascii(ts_, v);
    if (text && spec.precision >= 0 && static_cast<uint64_t>(spec.precision) < text->length)
      text = str_substring(ts_, text, 0, static_cast<size_t>(spec.precision));
    return text;
  }

  Str* bytes_text(Value v) {
    if (!is_bytes_like(v)) {
      bool found = false;
      Value own = call_special(ts_, v, kSpecialBytes, {}, &found);
      if (found) {
        if (!own) return nullptr;
        if (is_bytes_like(own)) v = own;
      }
      if (!is_bytes_like(v)) {
        raise_type_error(ts_, "%%b requires a bytes-like object, or an object that implements __bytes__, not '%T'", v);
        return nullptr;
      }
    }
    BufferView view;
    if (!get_buffer(ts_, v, &view)) return nullptr;
    return new_str_latin1(ts_, {view.data, view.bytes});
  }

  Str* character(Value v) {
    int64_t point = -1;
    if (bytes_mode_) {
      if (is_bytes_like(v)) {
        BufferView view;
        if (!get_buffer(ts_, v, &view)) return nullptr;
        if (view.bytes == 1) return str_from_char(ts_, static_cast<unsigned char>(view.data[0]));
      } else if (is_int_value(v)) {
        if (int_to_i64(v, &point) && point >= 0 && point < 256) return str_from_char(ts_, static_cast<uint32_t>(point));
        raise_overflow(ts_, "%%c arg not in range(256)");
        return nullptr;
      }
      raise_type_error(ts_, "%%c requires an integer in range(256) or a single byte");
      return nullptr;
    }
    if (is_str(v)) {
      if (v.as<Str>()->length == 1) return v.as<Str>();
    } else if (is_int_value(v) || (v.is_cell() && lookup_special(ts_, type_of(ts_, v), kSpecialIndex))) {
      Value index = to_index(ts_, v);
      if (!index) return nullptr;
      if (int_to_i64(index, &point) && point >= 0 && point < 0x110000)
        return str_from_char(ts_, static_cast<uint32_t>(point));
      raise_overflow(ts_, "%%c arg not in range(0x110000)");
      return nullptr;
    }
    raise_type_error(ts_, "%%c requires int or char");
    return nullptr;
  }

  bool number(Value v, PercentSpec spec) {
    int64_t width = spec.width;
    spec.width = -1;
    std::string digits;
    if (!percent_number(ts_, v, spec, &digits)) return false;
    bool zero = spec.zero && !spec.minus;
    size_t prefix = 0;  // zeros go behind the sign and the 0x
    if (zero) {
      if (!digits.empty() && strchr("+- ", digits[0])) prefix = 1;
      if (digits.size() > prefix + 1 && digits[prefix] == '0' && strchr("xXo", digits[prefix + 1])) prefix += 2;
    }
    size_t missing = width > static_cast<int64_t>(digits.size()) ? width - digits.size() : 0;
    std::string_view text = digits;
    out_.append_ascii(text.substr(0, prefix));
    if (!spec.minus) out_.append_fill(zero ? '0' : ' ', missing);
    out_.append_ascii(text.substr(prefix));
    if (spec.minus) out_.append_fill(' ', missing);
    return true;
  }

  ThreadState& ts_;
  Str* format_;
  Value args_;
  bool bytes_mode_;
  Tuple* tuple_ = nullptr;
  Value mapping_;
  size_t at_ = 0;
  size_t next_ = 0;           // of tuple_
  bool single_used_ = false;  // the one argument that is no tuple
  bool keyed_ = false;        // a %(key) was met: extra arguments do not matter
  bool has_current_ = false;
  Value current_;        // what the key of this conversion gave
  bool whole_ = false;   // the format is one conversion and nothing else
  Str* only_ = nullptr;  // its text
  StrBuilder out_;
};

}  // namespace

Str* percent_format(ThreadState& ts, Str* format, Value args, bool bytes_mode) {
  return PercentFormatter(ts, format, args, bytes_mode).run();
}

}  // namespace adder
