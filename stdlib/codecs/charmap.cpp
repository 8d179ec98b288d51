// charmap.cpp: codecs of one byte a character, by a table the script gives.
//
// For decoding the table is a str of up to 256 characters (U+FFFE: undefined) or a mapping from int to int, str or
// None; for encoding a mapping from int to int (0 to 255), bytes or None.
#include "runtime/objects/byte_tools.h"
#include "runtime/text/codecs.h"
#include "stdlib/codecs/codecs_module.h"

namespace adder {

namespace {

constexpr const char* kUndefined = "character maps to <undefined>";

// table[key] as an item, empty without error where the table has none.
Value table_item(ThreadState& ts, Value table, uint32_t key) {
  Value item = is_exact(table, Kind::Dict) ? dict_get(ts, table.as<Dict>(), Value::small_int(key))
                                           : get_item(ts, table, Value::small_int(key));
  if (item) return item.is_none() ? Value() : item;
  if (ts.has_error() && pending_matches(ts, ts.rt.exc.LookupError)) clear_error(ts);
  return {};
}

// 1: appended, 0: undefined, -1: an exception is pending.
int decode_one(ThreadState& ts, Value table, uint8_t byte, StrBuilder& out) {
  if (is_str(table)) {
    Str* text = table.as<Str>();
    if (byte >= text->length || text->at(byte) == 0xfffe) return 0;
    out.append(text->at(byte));
    return 1;
  }
  Value item = table_item(ts, table, byte);
  if (!item) return ts.has_error() ? -1 : 0;
  if (is_str(item)) {
    Str* text = item.as<Str>();
    if (text->length == 1 && text->at(0) == 0xfffe) return 0;
    out.append(text);
    return 1;
  }
  int64_t point;
  if (!is_int_value(item)) return raise_type_error(ts, "character mapping must return integer, None or str"), -1;
  if (!int_to_i64(item, &point) || point < 0 || point > 0x10ffff)
    return raise_type_error(ts, "character mapping must be in range(0x%x)", 0x110000), -1;
  if (point == 0xfffe) return 0;
  out.append(uint32_t(point));
  return 1;
}

int encode_one(ThreadState& ts, Value table, uint32_t point, std::string& out) {
  Value item = table_item(ts, table, point);
  if (!item) return ts.has_error() ? -1 : 0;
  if (is_kind(item, Kind::Bytes)) {
    out += item.as<Bytes>()->view();
    return 1;
  }
  int64_t byte;
  if (!is_int_value(item))
    return raise_type_error(ts, "character mapping must return integer, bytes or None, not %T", item), -1;
  if (!int_to_i64(item, &byte) || byte < 0 || byte > 255)
    return raise_type_error(ts, "character mapping must be in range(256)"), -1;
  out += char(byte);
  return 1;
}

Value charmap_decode(ThreadState& ts, Value* a, uint32_t) {
  std::string_view given;
  ErrorsArgument errors;
  if (!byte_argument(ts, a[0], &given) || !errors_argument(ts, a[1], "charmap_decode", 2, &errors)) return {};
  std::string data(given);  // the table may run script code
  Value count = new_int(ts, int64_t(data.size()));
  if (!a[2] || a[2].is_none()) return tuple_of(ts, new_str_latin1(ts, data), count);
  StrBuilder out;
  for (size_t i = 0; i < data.size();) {
    int done = decode_one(ts, a[2], uint8_t(data[i]), out);
    if (done < 0) return {};
    if (done) {
      ++i;
      continue;
    }
    CodecRepair repair;
    if (!handle_decode_error(ts, errors.c_str(), "charmap", data, i, i + 1, kUndefined, &repair)) return {};
    out.append(repair.replacement.as<Str>());
    i = repair.position;
  }
  Str* text = out.finish(ts);
  return text ? Value(tuple_of(ts, text, count)) : Value();
}

// Ends the run of characters that have no byte, which starts at `from`. 0 with an exception pending.
size_t run_end(ThreadState& ts, Value table, Str* text, size_t from) {
  size_t end = from + 1;
  for (std::string scratch; end < text->length; ++end) {
    int done = encode_one(ts, table, text->at(end), scratch);
    if (done < 0) return 0;
    if (done) break;
  }
  return end;
}

Value charmap_encode(ThreadState& ts, Value* a, uint32_t) {
  Str* text;
  ErrorsArgument errors;
  if (!text_argument(ts, a[0], "charmap_encode", &text) || !errors_argument(ts, a[1], "charmap_encode", 2, &errors))
    return {};
  Value count = new_int(ts, int64_t(text->length));
  if (!a[2] || a[2].is_none()) {
    Value bytes = encode_with(ts, text, Codec::kLatin1, errors.c_str());
    return bytes ? Value(tuple_of(ts, bytes, count)) : Value();
  }
  std::string out;
  for (size_t i = 0; i < text->length;) {
    int done = encode_one(ts, a[2], text->at(i), out);
    if (done < 0) return {};
    if (done) {
      ++i;
      continue;
    }
    size_t end = run_end(ts, a[2], text, i);
    CodecRepair repair;
    if (!end || !handle_encode_error(ts, errors.c_str(), "charmap", text, i, end, kUndefined, &repair)) return {};
    if (is_str(repair.replacement)) {
      Str* replacement = repair.replacement.as<Str>();
      for (size_t k = 0; k < replacement->length; ++k) {
        done = encode_one(ts, a[2], replacement->at(k), out);
        if (done < 0) return {};
        if (!done) return raise_encode_error(ts, "charmap", text, i, end, kUndefined);
      }
    } else {
      out += repair.replacement.as<Bytes>()->view();
    }
    i = repair.position;
  }
  Value bytes = new_bytes(ts, out);
  return bytes ? Value(tuple_of(ts, bytes, count)) : Value();
}

Value charmap_build(ThreadState& ts, Value* a, uint32_t) {
  Str* text;
  if (!text_argument(ts, a[0], "charmap_build", &text)) return {};
  Dict* table = new_dict(ts, text->length);
  for (size_t i = 0; table && i < text->length && i < 256; ++i) {
    if (text->at(i) == 0xfffe) continue;
    if (!dict_set(ts, table, Value::small_int(text->at(i)), Value::small_int(int64_t(i)))) return {};
  }
  return table ? Value(table) : Value();
}

}  // namespace

NativeDef kCharmapFunctions[] = {
    {"charmap_encode(str, errors=None, mapping=None, /)", "(bytes, length of the text)", charmap_encode},
    {"charmap_decode(data, errors=None, mapping=None, /)", "(text, bytes read)", charmap_decode},
    {"charmap_build(map, /)", "The mapping from characters to bytes that inverts a decoding table.", charmap_build},
    {nullptr, nullptr, nullptr}};

}  // namespace adder
