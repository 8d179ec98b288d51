// marshal.cpp: plain values and code as bytes. Values have CPython's format (version 4, without its references between
// equal objects), so data can be exchanged; code is a code unit of Adder's own under the letter 'U', which CPython does
// not know, as Adder knows no 'c'. Loading trusts nothing: lengths are checked, a code unit is verified.
#include <cstring>

#include "frontend/bytecode/code_unit.h"
#include "frontend/bytecode/verifier.h"
#include "runtime/errors/raise.h"
#include "runtime/native/native.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/function.h"
#include "runtime/objects/numbers.h"
#include "runtime/objects/str.h"
#include "runtime/protocol/protocol.h"
#include "runtime/state/runtime.h"

namespace adder {

namespace {

constexpr int kMaxDepth = 2000;
constexpr uint8_t kReferenced = 0x80;

class Writer {
 public:
  Writer(ThreadState& ts, int64_t version) : ts_(ts), version_(version) {}
  std::string out;

  // False with an exception pending.
  bool write(Value v, int depth = 0) {
    if (depth > kMaxDepth || reinterpret_cast<uintptr_t>(__builtin_frame_address(0)) <= ts_.native_limit) {
      raise_value_error(ts_, "object too deeply nested to marshal");
      return false;
    }
    if (v.is_none()) return byte('N');
    if (v.is_true()) return byte('T');
    if (v.is_false()) return byte('F');
    if (v == kEllipsis) return byte('.');
    if (v == Value(ts_.rt.exc.StopIteration)) return byte('S');
    Type* type = type_of(ts_, v);
    if (type == ts_.rt.types.int_) return write_int(v);
    if (type == ts_.rt.types.float_) {
      byte(version_ > 1 ? 'g' : 'f');
      return version_ > 1 ? number(float_value(v)) : short_text(float_repr(float_value(v)));
    }
    if (type == ts_.rt.types.complex) {
      Complex* z = v.as<Complex>();
      byte(version_ > 1 ? 'y' : 'x');
      if (version_ > 1) return number(z->real) && number(z->imag);
      return short_text(float_repr(z->real)) && short_text(float_repr(z->imag));
    }
    if (type == ts_.rt.types.str) return write_str(v.as<Str>());
    if (type == ts_.rt.types.tuple) {
      Tuple* t = v.as<Tuple>();
      if (version_ >= 4 && t->size < 256) {
        byte(')');
        byte(static_cast<char>(t->size));
      } else {
        byte('(');
        length(t->size);
      }
      for (size_t i = 0; i < t->size; ++i)
        if (!write(t->items[i], depth + 1)) return false;
      return true;
    }
    if (type == ts_.rt.types.list) {
      List* list = v.as<List>();
      byte('[');
      length(list->size);
      for (size_t i = 0; i < list->size; ++i)
        if (!write(list->items[i], depth + 1)) return false;
      return true;
    }
    if (type == ts_.rt.types.dict) {
      byte('{');
      size_t position = 0;
      Value key, value;
      while (dict_next(v.as<Dict>(), &position, &key, &value))
        if (!write(key, depth + 1) || !write(value, depth + 1)) return false;
      return byte('0');
    }
    if (type == ts_.rt.types.set || type == ts_.rt.types.frozenset) {
      Set* set = v.as<Set>();
      byte(type == ts_.rt.types.set ? '<' : '>');
      length(set->used);
      size_t position = 0;
      Value key;
      uint64_t hash;
      while (set_next(set, &position, &key, &hash))
        if (!write(key, depth + 1)) return false;
      return true;
    }
    if (type == ts_.rt.types.code) {
      const CodeUnit* unit = v.as<Code>()->unit;
      byte('U');
      length(unit->size);
      out.append(reinterpret_cast<const char*>(unit), unit->size);
      return true;
    }
    if (is_bytes_like(v)) {
      BufferView view;
      if (!get_buffer(ts_, v, &view)) return false;
      byte('s');
      if (view.bytes > INT32_MAX) return too_large();
      length(view.bytes);
      out.append(view.data, view.bytes);
      return true;
    }
    raise_value_error(ts_, "unmarshallable object");
    return false;
  }

 private:
  bool too_large() {
    raise_value_error(ts_, "unmarshallable object");
    return false;
  }
  bool byte(char c) { return out += c, true; }
  void length(uint64_t n) {
    auto word = static_cast<uint32_t>(n);
    out.append(reinterpret_cast<const char*>(&word), 4);
  }
  bool number(double d) {
    out.append(reinterpret_cast<const char*>(&d), 8);
    return true;
  }
  bool short_text(const std::string& text) {
    byte(static_cast<char>(text.size()));
    out += text;
    return true;
  }

  bool write_int(Value v) {
    int64_t small;
    if (int_to_i64(v, &small) && small == static_cast<int32_t>(small)) {
      byte('i');
      length(static_cast<uint32_t>(small));
      return true;
    }
    // Digits of 15 bits, least significant first; the count carries the sign.
    const bool negative = int_sign(v) < 0;
    if (negative && !(v = int_neg(ts_, v))) return false;
    Str* hex = int_to_str(ts_, v, 2, false);
    if (!hex) return false;
    const std::string_view bits = hex->ascii_view();
    const size_t digits = (bits.size() + 14) / 15;
    byte('l');
    length(static_cast<uint32_t>(negative ? -static_cast<int64_t>(digits) : static_cast<int64_t>(digits)));
    for (size_t d = 0; d < digits; ++d) {
      uint16_t digit = 0;
      for (size_t b = 0; b < 15 && d * 15 + b < bits.size(); ++b)
        if (bits[bits.size() - 1 - (d * 15 + b)] == '1') digit = static_cast<uint16_t>(digit | 1u << b);
      out.append(reinterpret_cast<const char*>(&digit), 2);
    }
    return true;
  }

  bool write_str(Str* s) {
    if (version_ >= 4 && s->ascii) {
      const bool is_short = s->length < 256;
      byte(is_short ? (s->interned ? 'Z' : 'z') : (s->interned ? 'A' : 'a'));
      if (is_short)
        byte(static_cast<char>(s->length));
      else
        length(s->length);
      out += s->ascii_view();
      return true;
    }
    const std::string text = str_to_utf8(s);
    if (text.size() > INT32_MAX) return too_large();
    byte(s->interned && version_ >= 3 ? 't' : 'u');
    length(text.size());
    out += text;
    return true;
  }

  ThreadState& ts_;
  int64_t version_;
};

class Reader {
 public:
  Reader(ThreadState& ts, std::string_view data) : ts_(ts), data_(data), references_(new_list(ts)) {}

  size_t position() const { return at_; }

  // A value, or empty: with `null_seen` set for the mark that ends a dict, else with an exception pending.
  Value read(bool* null_seen, int depth = 0) {
    if (!references_) return {};
    if (depth > kMaxDepth || reinterpret_cast<uintptr_t>(__builtin_frame_address(0)) <= ts_.native_limit)
      return raise_value_error(ts_, "recursion limit exceeded");
    if (at_ == data_.size()) return raise(ts_, ts_.rt.exc.EOFError, "EOF read where object expected");
    const auto head = static_cast<uint8_t>(data_[at_++]);
    const bool referenced = head & kReferenced;
    const char kind = static_cast<char>(head & ~kReferenced);
    // A container's number is that of its beginning, before those of its items.
    size_t slot = references_->size;
    if (referenced && std::strchr("()[{<>", kind) && !list_append(ts_, references_, kNone)) return {};
    Value v = read_kind(kind, null_seen, depth, referenced, slot);
    if (!v) return {};
    if (referenced && kind != 'r') {
      if (slot < references_->size)
        references_->items[slot] = v;
      else if (!list_append(ts_, references_, v))
        return {};
    }
    return v;
  }

 private:
  bool need(size_t bytes) {
    if (data_.size() - at_ >= bytes) return true;
    raise(ts_, ts_.rt.exc.EOFError, "marshal data too short");
    return false;
  }
  Value bad(const char* what) { return raise_value_error(ts_, "bad marshal data (%s)", what); }

  bool size(int64_t* out, const char* what) {
    if (!need(4)) return false;
    int32_t n;
    std::memcpy(&n, data_.data() + at_, 4);
    at_ += 4;
    *out = n;
    if (n >= 0) return true;
    bad(what);
    return false;
  }
  bool text(int64_t n, std::string_view* out) {
    if (!need(static_cast<size_t>(n))) return false;
    *out = data_.substr(at_, static_cast<size_t>(n));
    at_ += static_cast<size_t>(n);
    return true;
  }
  bool short_text(std::string_view* out) { return need(1) && text(static_cast<uint8_t>(data_[at_++]), out); }
  bool number(bool binary, double* out) {
    if (binary) {
      if (!need(8)) return false;
      std::memcpy(out, data_.data() + at_, 8);
      at_ += 8;
      return true;
    }
    std::string_view digits;
    if (!short_text(&digits)) return false;
    Value v = float_from_str(ts_, digits, kNone);
    if (v) *out = float_value(v);
    return bool(v);
  }

  Value read_kind(char kind, bool* null_seen, int depth, bool referenced, size_t slot) {
    int64_t n;
    std::string_view s;
    double d, e;
    switch (kind) {
      case '0':
        if (null_seen) return *null_seen = true, Value();
        return raise_type_error(ts_, "NULL object in marshal data for object");
      case 'N':
        return kNone;
      case 'T':
        return kTrue;
      case 'F':
        return kFalse;
      case '.':
        return kEllipsis;
      case 'S':
        return ts_.rt.exc.StopIteration;
      case 'i': {
        if (!need(4)) return {};
        int32_t word;
        std::memcpy(&word, data_.data() + at_, 4);
        at_ += 4;
        return new_int(ts_, word);
      }
      case 'I': {
        if (!need(8)) return {};
        int64_t word;
        std::memcpy(&word, data_.data() + at_, 8);
        at_ += 8;
        return new_int(ts_, word);
      }
      case 'l':
        return read_long();
      case 'f':
      case 'g':
        return number(kind == 'g', &d) ? new_float(ts_, d) : Value();
      case 'x':
      case 'y':
        return number(kind == 'y', &d) && number(kind == 'y', &e) ? new_complex(ts_, d, e) : Value();
      case 's':
        return size(&n, "bytes object size out of range") && text(n, &s) ? Value(new_bytes(ts_, s)) : Value();
      case 'z':
      case 'Z':
        return short_text(&s) ? ascii(s, kind == 'Z') : Value();
      case 'a':
      case 'A':
        return size(&n, "string size out of range") && text(n, &s) ? ascii(s, kind == 'A') : Value();
      case 'u':
      case 't': {
        if (!size(&n, "string size out of range") || !text(n, &s)) return {};
        Bytes* bytes = new_bytes(ts_, s);
        const Value args[] = {Value(new_str(ts_, "utf-8")), Value(new_str(ts_, "surrogatepass"))};
        Str* decode = intern(ts_, "decode");
        return bytes && args[0] && args[1] && decode ? call_method(ts_, bytes, decode, args) : Value();
      }
      case 'r':
        if (!size(&n, "invalid reference")) return {};
        if (n >= static_cast<int64_t>(references_->size)) return bad("invalid reference");
        return references_->items[n];
      case ')':
        if (!need(1)) return {};
        n = static_cast<uint8_t>(data_[at_++]);
        return read_tuple(n, depth);
      case '(':
        return size(&n, "tuple size out of range") ? read_tuple(n, depth) : Value();
      case '[':
      case '<':
      case '>':
        return size(&n, "size out of range") ? read_items(kind, n, depth, referenced, slot) : Value();
      case '{':
        return read_dict(depth, referenced, slot);
      case 'U':
        return size(&n, "code size out of range") && text(n, &s) ? read_code(s) : Value();
      case 'c':
        return raise_value_error(ts_, "bad marshal data (code of CPython cannot be loaded)");
      default:
        return bad("unknown type code");
    }
  }

  Value ascii(std::string_view s, bool interned) {
    for (char c : s)
      if (c & 0x80) return bad("string is not ASCII");
    return interned ? Value(intern(ts_, s)) : Value(new_str_ascii(ts_, s));
  }

  Value read_long() {
    if (!need(4)) return {};
    int32_t count;
    std::memcpy(&count, data_.data() + at_, 4);
    at_ += 4;
    const bool negative = count < 0;
    const uint64_t digits = negative ? -static_cast<int64_t>(count) : count;
    if (!need(digits * 2)) return {};
    std::vector<mp_limb_t> limbs(digits * 15 / 64 + 2);
    for (uint64_t i = 0; i < digits; ++i) {
      uint16_t digit;
      std::memcpy(&digit, data_.data() + at_ + 2 * i, 2);
      if (digit > 0x7fff) return bad("digit out of range in long");
      if (digit == 0 && i + 1 == digits) return bad("unnormalized long data");
      const uint64_t bit = i * 15;
      limbs[bit / 64] |= static_cast<mp_limb_t>(digit) << (bit % 64);
      if (bit % 64 > 49) limbs[bit / 64 + 1] |= static_cast<mp_limb_t>(digit) >> (64 - bit % 64);
    }
    at_ += digits * 2;
    return int_from_limbs(ts_, limbs.data(), static_cast<int64_t>(limbs.size()), negative);
  }

  Value read_tuple(int64_t n, int depth) {
    // Each item takes a byte at least, so a size that lies reserves nothing.
    List* items = new_list(ts_, std::min(static_cast<size_t>(n), data_.size() - at_));
    for (int64_t i = 0; i < n; ++i) {
      Value v = items ? read(nullptr, depth + 1) : Value();
      if (!v || !list_append(ts_, items, v)) return {};
    }
    return items ? Value(new_tuple_from(ts_, items->items, items->size)) : Value();
  }

  Value read_items(char kind, int64_t n, int depth, bool referenced, size_t slot) {
    Value out = kind == '[' ? Value(new_list(ts_)) : Value(new_set(ts_, kind == '>'));
    if (!out) return {};
    if (referenced && kind != '>') references_->items[slot] = out;
    for (int64_t i = 0; i < n; ++i) {
      Value v = read(nullptr, depth + 1);
      if (!v) return {};
      if (kind == '[' ? !list_append(ts_, out.as<List>(), v) : set_add(ts_, out.as<Set>(), v) < 0) return {};
    }
    return out;
  }

  Value read_dict(int depth, bool referenced, size_t slot) {
    Dict* dict = new_dict(ts_);
    if (!dict) return {};
    if (referenced) references_->items[slot] = Value(dict);
    for (;;) {
      bool end = false;
      Value key = read(&end, depth + 1);
      if (end) return dict;
      Value value = key ? read(&end, depth + 1) : Value();
      if (end) return dict;
      if (!value || !dict_set(ts_, dict, key, value)) return {};
    }
  }

  Value read_code(std::string_view s) {
    Bytes* owner = new_bytes(ts_, s);
    if (!owner) return {};
    auto* unit = reinterpret_cast<const CodeUnit*>(owner->data);
    std::string why;
    if (s.size() < sizeof(CodeUnit) || !verify(*unit, s.size(), &why)) return bad("invalid code");
    return new_code(ts_, unit, owner);
  }

  ThreadState& ts_;
  std::string_view data_;
  size_t at_ = 0;
  List* references_;
};

constexpr int64_t kVersion = 4;

Value dumps_with(ThreadState& ts, Value v, Value version_value) {
  int64_t version = kVersion;
  if (version_value && !to_i64(ts, version_value, &version)) return {};
  Writer writer(ts, version);
  return writer.write(v) ? Value(new_bytes(ts, writer.out)) : Value();
}

Value marshal_dumps(ThreadState& ts, Value* a, uint32_t) {
  return dumps_with(ts, a[0], a[1]);
}

Value marshal_loads(ThreadState& ts, Value* a, uint32_t) {
  BufferView view;
  if (!get_buffer(ts, a[0], &view)) return {};
  return Reader(ts, {view.data, view.bytes}).read(nullptr);
}

Value marshal_dump(ThreadState& ts, Value* a, uint32_t) {
  Value data = dumps_with(ts, a[0], a[2]);
  Str* name = data ? intern(ts, "write") : nullptr;
  return name ? call_method(ts, a[1], name, {&data, 1}) : Value();
}

// Reads the rest of the file and seeks back to the end of the value, so that the next load() finds the next value.
Value marshal_load(ThreadState& ts, Value* a, uint32_t) {
  Str *tell = intern(ts, "tell"), *read = intern(ts, "read"), *seek = intern(ts, "seek");
  if (!tell || !read || !seek) return {};
  Value start = call_method(ts, a[0], tell);
  Value data = start ? call_method(ts, a[0], read) : Value();
  if (!data) return {};
  if (!is_bytes_like(data)) return raise_type_error(ts, "file.read() returned not bytes but %T", data);
  BufferView view;
  if (!get_buffer(ts, data, &view)) return {};
  Reader reader(ts, {view.data, view.bytes});
  Value v = reader.read(nullptr);
  Value end = v ? int_add(ts, start, new_int(ts, static_cast<int64_t>(reader.position()))) : Value();
  return end && call_method(ts, a[0], seek, {&end, 1}) ? v : Value();
}

NativeDef kFunctions[] = {
    {"dumps(value, version=version, /)", "The bytes that stand for a value. ValueError for one that cannot be written.",
     marshal_dumps},
    {"loads(bytes, /)", "The value that bytes stand for; what follows it is ignored.", marshal_loads},
    {"dump(value, file, version=version, /)", "Writes the bytes of a value to a file.", marshal_dump},
    {"load(file, /)", "The next value of a file, which must be able to seek.", marshal_load},
    {}};

bool init(ThreadState& ts, Module* module) {
  return module_add(ts, module, "version", Value::small_int(kVersion));
}

}  // namespace

extern const NativeModule kModule_marshal;
const NativeModule kModule_marshal = {"marshal", "Plain values and code as bytes.", kFunctions, init};

}  // namespace adder
