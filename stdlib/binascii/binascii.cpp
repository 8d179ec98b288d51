// binascii.cpp: the module binascii: its table, exceptions, and the hexadecimal forms.
#include "stdlib/binascii/binascii.h"

#include "runtime/objects/byte_tools.h"

namespace adder {

extern const NativeModule kModule_binascii;

namespace {

struct BinasciiState {
  Value error, incomplete;
  void trace(Marker& marker) {
    marker.visit(error);
    marker.visit(incomplete);
  }
};

BinasciiState& state_of(ThreadState& ts) {
  return module_state<BinasciiState>(ts, kModule_binascii);
}

Value b2a_hex(ThreadState& ts, Value* a, uint32_t) {
  std::string_view data;
  if (!byte_argument(ts, a[0], &data)) return {};
  Value text = hex_text(ts, data, a[1], a[2]);
  return text ? Value(new_bytes(ts, text.as<Str>()->ascii_view())) : Value();
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = char(c | 32);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

Value a2b_hex(ThreadState& ts, Value* a, uint32_t) {
  std::string held;
  std::string_view data;
  if (!ascii_argument(ts, a[0], &held, &data)) return {};
  if (data.size() % 2) return raise_binascii_error(ts, "Odd-length string");
  Bytes* out = new_bytes_uninit(ts, data.size() / 2);
  for (size_t i = 0; out && i < out->size; ++i) {
    int high = hex_digit(data[2 * i]), low = hex_digit(data[2 * i + 1]);
    if (high < 0 || low < 0) return raise_binascii_error(ts, "Non-hexadecimal digit found");
    out->data[i] = char(high << 4 | low);
  }
  return out ? Value(out) : Value();
}

NativeDef kFunctions[] = {
    {"b2a_hex(data, sep=<unrepresentable>, bytes_per_sep=1)", "Hexadecimal representation of binary data.", b2a_hex},
    {"hexlify(data, sep=<unrepresentable>, bytes_per_sep=1)", "Hexadecimal representation of binary data.", b2a_hex},
    {"a2b_hex(hexstr, /)", "Binary data of hexadecimal representation.", a2b_hex},
    {"unhexlify(hexstr, /)", "Binary data of hexadecimal representation.", a2b_hex},
    {nullptr, nullptr, nullptr}};

Value new_error(ThreadState& ts, Module* module, const char* name, Type* base) {
  Dict* space = new_dict(ts);
  Str* module_name = space ? new_str(ts, "binascii") : nullptr;
  if (!module_name || !dict_set_str(ts, space, intern(ts, "__module__"), module_name)) return {};
  Type* type = new_heap_type(ts, ts.rt.types.type, intern(ts, name), tuple_of(ts, base), space, nullptr);
  return type && module_add(ts, module, name, type) ? Value(type) : Value();
}

bool init(ThreadState& ts, Module* module) {
  BinasciiState& state = state_of(ts);
  state.error = new_error(ts, module, "Error", ts.rt.exc.ValueError);
  state.incomplete = state.error ? new_error(ts, module, "Incomplete", ts.rt.exc.Exception) : Value();
  if (!state.incomplete) return false;
  Value module_name = intern(ts, "binascii");
  for (NativeDef* table : {kBase64Functions, kMailTextFunctions, kChecksumFunctions}) {
    for (NativeDef* def = table; def->signature; ++def) {
      Value function = new_native_function(ts, def, Value(), module_name);
      std::string name(def->signature, std::strchr(def->signature, '('));
      if (!function || !module_add(ts, module, name.c_str(), function)) return false;
    }
  }
  return true;
}

}  // namespace

bool ascii_argument(ThreadState& ts, Value v, std::string* held, std::string_view* out) {
  if (is_str(v)) {
    if (!v.as<Str>()->ascii) {
      raise_value_error(ts, "string argument should contain only ASCII characters");
      return false;
    }
    *out = v.as<Str>()->ascii_view();
    return true;
  }
  if (!is_bytes_like(v)) {
    raise_type_error(ts, "argument should be bytes, buffer or ASCII string, not '%T'", v);
    return false;
  }
  std::string_view view;
  if (!byte_argument(ts, v, &view)) return false;
  if (is_kind(v, Kind::Bytes)) {
    *out = view;
  } else {
    *held = view;
    *out = *held;
  }
  return true;
}

Value raise_binascii_error(ThreadState& ts, const char* message, int64_t number) {
  return raise(ts, state_of(ts).error.as<Type>(), message, number);
}

extern const NativeModule kModule_binascii;
const NativeModule kModule_binascii = {"binascii", "Conversion between binary data and ASCII", kFunctions, init};

}  // namespace adder
