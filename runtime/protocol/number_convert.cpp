// number_convert.cpp: from any value to an int, an index, a machine word or a double, by kind or special method.
#include "runtime/objects/int_limbs.h"
#include "runtime/protocol/number_support.h"
#include "runtime/text/numeric_text.h"

namespace adder {

namespace {

// What __int__ or __index__ returned, as an exact int; a strict subclass is allowed with a warning.
Value checked_int(ThreadState& ts, Value result, const char* method) {
  if (!result) return result;
  if (result.is_int() || is_exact(result, Kind::Int)) return result;
  if (!is_int_value(result)) return raise_type_error(ts, "%s returned non-int (type %T)", method, result);
  if (!warn(ts, ts.rt.exc.DeprecationWarning, 1,
            "%s returned non-int (type %T).  The ability to return an instance of a strict subclass of int is "
            "deprecated, and may be removed in a future version of Python.",
            method, result)) {
    return Value();
  }
  return int_normalized(ts, result);
}

}  // namespace

Value to_index(ThreadState& ts, Value v) {
  if (is_int_value(v)) return int_normalized(ts, v);
  bool found;
  Value result = call_special(ts, v, kSpecialIndex, {}, &found);
  if (!found) return raise_type_error(ts, "'%T' object cannot be interpreted as an integer", v);
  return checked_int(ts, result, "__index__");
}

bool to_index_i64(ThreadState& ts, Value v, int64_t* out, bool clip) {
  if (v.is_int()) {
    *out = v.as_int();
    return true;
  }
  Value index = to_index(ts, v);
  if (!index) return false;
  if (int_to_i64(index, out)) return true;
  if (clip) {
    *out = int_sign(index) < 0 ? INT64_MIN : INT64_MAX;
    return true;
  }
  raise_index_error(ts, "cannot fit '%T' into an index-sized integer", v);
  return false;
}

bool to_i64(ThreadState& ts, Value v, int64_t* out) {
  if (v.is_int()) {
    *out = v.as_int();
    return true;
  }
  Value index = to_index(ts, v);
  if (!index) return false;
  if (int_to_i64(index, out)) return true;
  raise_overflow(ts, "Python int too large to convert to C long");
  return false;
}

Value to_int(ThreadState& ts, Value v) {
  if (v.is_int() || v.is_bool() || is_exact(v, Kind::Int)) return int_normalized(ts, v);
  if (is_float(v) && (!v.is_cell() || is_exact(v, Kind::Float))) return int_from_double(ts, float_value(v));
  if (is_exact(v, Kind::Str)) return int_from_text(ts, v.as<Str>(), 10);
  bool found;
  Value result = call_special(ts, v, kSpecialInt, {}, &found);
  if (found) return checked_int(ts, result, "__int__");
  if (lookup_special(ts, type_of(ts, v), kSpecialIndex)) return to_index(ts, v);
  result = call_special(ts, v, kSpecialTrunc, {}, &found);
  if (found) {
    if (!result) return Value();
    if (!warn(ts, ts.rt.exc.DeprecationWarning, 1, "The delegation of int() to __trunc__ is deprecated."))
      return Value();
    if (is_int_value(result)) return int_normalized(ts, result);
    if (!lookup_special(ts, type_of(ts, result), kSpecialIndex)) {
      return raise_type_error(ts, "__trunc__ returned non-Integral (type %T)", result);
    }
    return to_index(ts, result);
  }
  if (is_str(v)) return int_from_text(ts, v.as<Str>(), 10);
  if (is_bytes_like(v)) {
    BufferView view;
    if (!get_buffer(ts, v, &view)) return Value();
    return int_from_str(ts, {view.data, view.bytes}, 10, v);
  }
  return raise_type_error(ts, "int() argument must be a string, a bytes-like object or a real number, not '%T'", v);
}

bool number_to_double(ThreadState& ts, Value v, double* out, bool* found) {
  *found = true;
  if (is_float(v) && (!v.is_cell() || is_exact(v, Kind::Float))) {
    *out = float_value(v);
    return true;
  }
  if (v.is_int() || v.is_bool() || is_exact(v, Kind::Int)) {
    *out = int_to_double(ts, v);
    return !std::isnan(*out);
  }
  Value result = call_special(ts, v, kSpecialFloat, {}, found);
  if (*found) {
    if (!result) return false;
    if (!is_float(result)) {
      raise_type_error(ts, "%T.__float__ returned non-float (type %T)", v, result);
      return false;
    }
    if (result.is_cell() && is_subclass_instance(result.as_cell()) &&
        !warn(ts, ts.rt.exc.DeprecationWarning, 1,
              "%T.__float__ returned non-float (type %T).  The ability to return an instance of a strict subclass of "
              "float is deprecated, and may be removed in a future version of Python.",
              v, result)) {
      return false;
    }
    *out = float_value(result);
    return true;
  }
  if (is_float(v)) {
    *found = true;
    *out = float_value(v);
    return true;
  }
  if (is_int_value(v) || lookup_special(ts, type_of(ts, v), kSpecialIndex)) {
    *found = true;
    Value index = to_index(ts, v);
    if (!index) return false;
    *out = int_to_double(ts, index);
    return !std::isnan(*out);
  }
  return true;
}

bool to_double(ThreadState& ts, Value v, double* out) {
  bool found;
  if (!number_to_double(ts, v, out, &found)) return false;
  if (!found) raise_type_error(ts, "must be real number, not %T", v);
  return found;
}

}  // namespace adder
