// time.cpp: the module time: clocks, sleeping, calendar fields.
//
// Clocks are clock_gettime; their nanoseconds fit a small int. sleep() waits for an absolute time of the monotonic
// clock, so that a signal whose handler raises nothing does not lengthen it (PEP 475). Time zones are the C library's:
// TZ, tzset().
#include <cerrno>
#include <ctime>
#include <limits>

#include "runtime/errors/raise.h"
#include "runtime/native/native.h"
#include "runtime/objects/numbers.h"
#include "runtime/objects/struct_sequence.h"
#include "runtime/protocol/protocol.h"
#include "stdlib/io/io.h"
#include "stdlib/io/raw_file.h"

namespace adder {

extern const NativeModule kModule_time;

namespace {

struct TimeState {
  Type* struct_time = nullptr;
  Value module;
  void trace(Marker& marker) {
    marker.visit(struct_time);
    marker.visit(module);
  }
};
TimeState& time_state(ThreadState& ts) {
  return module_state<TimeState>(ts, kModule_time);
}

constexpr int64_t kSecond = 1000000000;

// --- clocks

int64_t nanoseconds(const timespec& t) {
  return t.tv_sec * kSecond + t.tv_nsec;
}
int64_t read_clock(clockid_t id) {
  timespec t;
  return clock_gettime(id, &t) < 0 ? -1 : nanoseconds(t);
}

template <clockid_t kClock>
Value clock_float(ThreadState& ts, Value*, uint32_t) {
  return new_float(ts, static_cast<double>(read_clock(kClock)) * 1e-9);
}
template <clockid_t kClock>
Value clock_int(ThreadState& ts, Value*, uint32_t) {
  return new_int(ts, read_clock(kClock));
}
// Seconds since 1970 need more care than a product to be the nearest double.
Value time_time(ThreadState& ts, Value*, uint32_t) {
  return new_float(ts, static_cast<double>(read_clock(CLOCK_REALTIME)) / 1e9);
}

bool clock_argument(ThreadState& ts, Value v, clockid_t* id) {
  int64_t i;
  if (!to_index_i64(ts, v, &i)) return false;
  *id = static_cast<clockid_t>(i);
  return true;
}
Value time_clock_gettime(ThreadState& ts, Value* a, uint32_t) {
  clockid_t id;
  timespec t;
  if (!clock_argument(ts, a[0], &id)) return {};
  if (clock_gettime(id, &t) < 0) return raise_errno(ts, errno);
  return new_float(ts, static_cast<double>(nanoseconds(t)) / 1e9);
}
Value time_clock_gettime_ns(ThreadState& ts, Value* a, uint32_t) {
  clockid_t id;
  timespec t;
  if (!clock_argument(ts, a[0], &id)) return {};
  return clock_gettime(id, &t) < 0 ? raise_errno(ts, errno) : new_int(ts, nanoseconds(t));
}
Value time_clock_getres(ThreadState& ts, Value* a, uint32_t) {
  clockid_t id;
  timespec t;
  if (!clock_argument(ts, a[0], &id)) return {};
  return clock_getres(id, &t) < 0 ? raise_errno(ts, errno) : new_float(ts, static_cast<double>(nanoseconds(t)) / 1e9);
}

Value time_get_clock_info(ThreadState& ts, Value* a, uint32_t) {
  struct Info {
    const char* name;
    const char* implementation;
    clockid_t id;
    bool monotonic, adjustable;
  };
  static constexpr Info kInfos[] = {
      {"time", "clock_gettime(CLOCK_REALTIME)", CLOCK_REALTIME, false, true},
      {"monotonic", "clock_gettime(CLOCK_MONOTONIC)", CLOCK_MONOTONIC, true, false},
      {"perf_counter", "clock_gettime(CLOCK_MONOTONIC)", CLOCK_MONOTONIC, true, false},
      {"process_time", "clock_gettime(CLOCK_PROCESS_CPUTIME_ID)", CLOCK_PROCESS_CPUTIME_ID, true, false},
      {"thread_time", "clock_gettime(CLOCK_THREAD_CPUTIME_ID)", CLOCK_THREAD_CPUTIME_ID, true, false}};
  if (!is_str(a[0])) return raise_type_error(ts, "get_clock_info() argument 1 must be str, not %A", a[0]);
  for (const Info& info : kInfos) {
    if (!str_equals(a[0].as<Str>(), info.name)) continue;
    timespec t;
    clock_getres(info.id, &t);
    Value result = call(ts, Value(ts.rt.types.simple_namespace), nullptr, 0);
    bool ok =
        result && set_attribute(ts, result, intern(ts, "implementation"), Value(new_str(ts, info.implementation))) &&
        set_attribute(ts, result, intern(ts, "monotonic"), Value::boolean(info.monotonic)) &&
        set_attribute(ts, result, intern(ts, "adjustable"), Value::boolean(info.adjustable)) &&
        set_attribute(ts, result, intern(ts, "resolution"), new_float(ts, static_cast<double>(nanoseconds(t)) / 1e9));
    return ok ? result : Value();
  }
  return raise_value_error(ts, "unknown clock");
}

// --- sleeping

Value time_sleep(ThreadState& ts, Value* a, uint32_t) {
  int64_t wait;
  if (is_float(a[0])) {
    double seconds = float_value(a[0]);
    if (std::isnan(seconds)) return raise_value_error(ts, "Invalid value NaN (not a number)");
    if (!(std::abs(seconds) < 9.2e9)) return raise_overflow(ts, "timestamp too large to convert to C _PyTime_t");
    wait = static_cast<int64_t>(std::ceil(seconds * 1e9));
  } else {
    Value index = to_index(ts, a[0]);
    if (!index) return {};
    if (!int_to_i64(index, &wait) || std::abs(wait) > 9200000000)
      return raise_overflow(ts, "timestamp too large to convert to C _PyTime_t");
    wait *= kSecond;
  }
  if (wait < 0) return raise_value_error(ts, "sleep length must be non-negative");
  int64_t end = read_clock(CLOCK_MONOTONIC) + wait;
  timespec deadline = {end / kSecond, end % kSecond};
  for (;;) {
    int error;
    {
      BlockingScope blocking(ts);
      error = clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &deadline, nullptr);
    }
    if (error == 0) return kNone;
    if (error != EINTR) return raise_errno(ts, error);
    if (!after_interrupt(ts)) return {};
  }
}

// --- calendar fields

Value make_struct_time(ThreadState& ts, const tm& t) {
  auto i = [](int64_t n) { return Value::small_int(n); };
  Value zone = t.tm_zone ? decode_path(ts, t.tm_zone) : kNone;
  if (!zone) return {};
  Value values[] = {
      i(int64_t{t.tm_year} + 1900), i(t.tm_mon + 1),  i(t.tm_mday),  i(t.tm_hour), i(t.tm_min),   i(t.tm_sec),
      i((t.tm_wday + 6) % 7),       i(t.tm_yday + 1), i(t.tm_isdst), zone,         i(t.tm_gmtoff)};
  return new_struct_sequence(ts, time_state(ts).struct_time, values);
}

// The optional seconds argument, rounded down; absent or None is now.
bool seconds_argument(ThreadState& ts, Value v, time_t* out) {
  if (!v || v.is_none()) {
    *out = ::time(nullptr);
    return true;
  }
  if (is_float(v)) {
    double d = std::floor(float_value(v));
    if (std::isnan(d)) return raise_value_error(ts, "Invalid value NaN (not a number)"), false;
    if (!(std::abs(d) < 9.2233720368547e18))
      return raise_overflow(ts, "timestamp out of range for platform time_t"), false;
    *out = static_cast<time_t>(d);
    return true;
  }
  Value index = to_index(ts, v);
  int64_t i;
  if (!index) return false;
  if (!int_to_i64(index, &i)) return raise_overflow(ts, "timestamp out of range for platform time_t"), false;
  *out = i;
  return true;
}

Value time_gmtime(ThreadState& ts, Value* a, uint32_t) {
  time_t seconds;
  tm t;
  if (!seconds_argument(ts, a[0], &seconds)) return {};
  errno = 0;
  if (!gmtime_r(&seconds, &t)) return raise_errno(ts, errno ? errno : EINVAL);
  t.tm_zone = "GMT";
  t.tm_gmtoff = 0;
  return make_struct_time(ts, t);
}
Value time_localtime(ThreadState& ts, Value* a, uint32_t) {
  time_t seconds;
  tm t;
  if (!seconds_argument(ts, a[0], &seconds)) return {};
  errno = 0;
  return localtime_r(&seconds, &t) ? make_struct_time(ts, t) : raise_errno(ts, errno ? errno : EINVAL);
}

// Nine fields from a tuple or struct_time. `zone` keeps tm_zone alive. False with an exception pending.
bool fields_argument(ThreadState& ts, Value v, const char* function, tm* t, std::string* zone) {
  std::memset(t, 0, sizeof *t);
  if (!is_kind(v, Kind::Tuple)) return raise_type_error(ts, "Tuple or struct_time argument required"), false;
  Tuple* tuple = v.as<Tuple>();
  if (tuple->size != 9) return raise_type_error(ts, "%s(): illegal time tuple argument", function), false;
  int64_t f[9];
  for (int i = 0; i < 9; ++i) {
    Value index = to_index(ts, tuple->items[i]);
    if (!index) return false;
    if (!int_to_i64(index, &f[i]) || std::abs(f[i]) > INT32_MAX)
      return raise_overflow(ts, i == 0 ? "year out of range" : "signed integer is greater than maximum"), false;
  }
  if (f[0] < int64_t{INT32_MIN} + 1900) return raise_overflow(ts, "year out of range"), false;
  t->tm_year = static_cast<int>(f[0] - 1900);
  t->tm_mon = static_cast<int>(f[1] - 1);
  t->tm_mday = static_cast<int>(f[2]);
  t->tm_hour = static_cast<int>(f[3]);
  t->tm_min = static_cast<int>(f[4]);
  t->tm_sec = static_cast<int>(f[5]);
  t->tm_wday = static_cast<int>((f[6] + 1) % 7);
  t->tm_yday = static_cast<int>(f[7] - 1);
  t->tm_isdst = static_cast<int>(f[8]);
  if (tuple->type() != time_state(ts).struct_time) return true;
  Value name = get_attribute(ts, v, "tm_zone"), offset = name ? get_attribute(ts, v, "tm_gmtoff") : Value();
  if (!offset) return false;
  if (is_str(name)) {
    *zone = str_to_utf8(name.as<Str>());
    t->tm_zone = zone->c_str();
  }
  if (offset.is_int()) t->tm_gmtoff = offset.as_int();
  return true;
}

// Ranges that strftime and asctime rely on; a zero month, day or day of the year means the first.
bool check_fields(ThreadState& ts, tm* t) {
  const char* problem = nullptr;
  if (t->tm_mon == -1)
    t->tm_mon = 0;
  else if (t->tm_mon < 0 || t->tm_mon > 11)
    problem = "month out of range";
  if (t->tm_mday == 0)
    t->tm_mday = 1;
  else if (!problem && (t->tm_mday < 0 || t->tm_mday > 31))
    problem = "day of month out of range";
  if (!problem && (t->tm_hour < 0 || t->tm_hour > 23)) problem = "hour out of range";
  if (!problem && (t->tm_min < 0 || t->tm_min > 59)) problem = "minute out of range";
  if (!problem && (t->tm_sec < 0 || t->tm_sec > 61)) problem = "seconds out of range";
  if (!problem && t->tm_wday < 0) problem = "day of week out of range";
  if (t->tm_yday == -1)
    t->tm_yday = 0;
  else if (!problem && (t->tm_yday < 0 || t->tm_yday > 365))
    problem = "day of year out of range";
  if (problem) raise_value_error(ts, "%s", problem);
  return !problem;
}

bool now_or_fields(ThreadState& ts, Value v, const char* function, tm* t, std::string* zone) {
  if (v) return fields_argument(ts, v, function, t, zone) && check_fields(ts, t);
  time_t now = ::time(nullptr);
  return localtime_r(&now, t);
}

Value time_strftime(ThreadState& ts, Value* a, uint32_t) {
  if (!is_str(a[0])) return raise_type_error(ts, "strftime() argument 1 must be str, not %A", a[0]);
  tm t;
  std::string zone;
  if (!now_or_fields(ts, a[1], "strftime", &t, &zone)) return {};
  t.tm_isdst = std::clamp(t.tm_isdst, -1, 1);
  std::string format = str_to_utf8(a[0].as<Str>());
  if (format.find('\0') != std::string::npos) return raise_value_error(ts, "embedded null character");
  if (format.empty()) return ts.rt.empty_str;
  // strftime answers 0 both when the room is too small and when the text is empty.
  std::string out(1024, 0);
  for (;;) {
    size_t size = ::strftime(out.data(), out.size(), format.c_str(), &t);
    if (size || out.size() >= 256 * format.size()) return new_str(ts, std::string_view(out).substr(0, size));
    out.resize(out.size() * 2);
  }
}

Value format_asctime(ThreadState& ts, const tm& t) {
  static constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  return str_format(ts, "%s %s%3d %.2d:%.2d:%.2d %d", kDays[t.tm_wday], kMonths[t.tm_mon], t.tm_mday, t.tm_hour,
                    t.tm_min, t.tm_sec, t.tm_year + 1900);
}
Value time_asctime(ThreadState& ts, Value* a, uint32_t) {
  tm t;
  std::string zone;
  return now_or_fields(ts, a[0], "asctime", &t, &zone) ? format_asctime(ts, t) : Value();
}
Value time_ctime(ThreadState& ts, Value* a, uint32_t) {
  time_t seconds;
  tm t;
  if (!seconds_argument(ts, a[0], &seconds)) return {};
  errno = 0;
  return localtime_r(&seconds, &t) ? format_asctime(ts, t) : raise_errno(ts, errno ? errno : EINVAL);
}

Value time_mktime(ThreadState& ts, Value* a, uint32_t) {
  tm t;
  std::string zone;
  if (!fields_argument(ts, a[0], "mktime", &t, &zone)) return {};
  t.tm_wday = -1;  // stays when mktime fails: -1 is a valid time as well
  time_t seconds = ::mktime(&t);
  if (seconds == -1 && t.tm_wday == -1) return raise_overflow(ts, "mktime argument out of range");
  return new_float(ts, static_cast<double>(seconds));
}

Value time_strptime(ThreadState& ts, Value* a, uint32_t) {
  Value module = import_module(ts, "_strptime");
  Value args[] = {a[0], a[1] ? a[1] : Value(new_str(ts, "%a %b %d %H:%M:%S %Y"))};
  return module ? call_method(ts, module, intern(ts, "_strptime_time"), args) : Value();
}

// --- the time zone: timezone is the offset west of UTC of the half year with the smaller one

bool set_zone(ThreadState& ts, Module* m) {
  constexpr time_t kYear = (365 * 24 + 6) * 3600;
  time_t start = ::time(nullptr) / kYear * kYear, middle = start + kYear / 2;
  tm january, july;
  localtime_r(&start, &january);
  localtime_r(&middle, &july);
  std::string first = january.tm_zone ? january.tm_zone : "   ", second = july.tm_zone ? july.tm_zone : "   ";
  long winter = -january.tm_gmtoff, summer = -july.tm_gmtoff;
  if (winter < summer) {  // the southern half of the world
    std::swap(winter, summer);
    std::swap(first, second);
  }
  Value a = decode_path(ts, first), b = a ? decode_path(ts, second) : Value();
  return b && module_add(ts, m, "timezone", Value::small_int(winter)) &&
         module_add(ts, m, "altzone", Value::small_int(summer)) &&
         module_add(ts, m, "daylight", Value::small_int(winter != summer)) &&
         module_add(ts, m, "tzname", Value(tuple_of(ts, a, b)));
}
Value time_tzset(ThreadState& ts, Value*, uint32_t) {
  ::tzset();
  return set_zone(ts, time_state(ts).module.as<Module>()) ? kNone : Value();
}

bool init(ThreadState& ts, Module* m) {
  static constexpr const char* kFields[] = {"tm_year", "tm_mon",  "tm_mday",  "tm_hour", "tm_min",   "tm_sec",
                                            "tm_wday", "tm_yday", "tm_isdst", "tm_zone", "tm_gmtoff"};
  TimeState& state = time_state(ts);
  state.module = Value(m);
  state.struct_time = new_struct_sequence_type(ts, "time.struct_time", kFields, 9);
  if (!state.struct_time || !module_add(ts, m, "struct_time", Value(state.struct_time)) ||
      !module_add(ts, m, "_STRUCT_TM_ITEMS", Value::small_int(11)))
    return false;
  static constexpr struct {
    const char* name;
    clockid_t id;
  } kClocks[] = {{"CLOCK_REALTIME", CLOCK_REALTIME},
                 {"CLOCK_MONOTONIC", CLOCK_MONOTONIC},
                 {"CLOCK_MONOTONIC_RAW", CLOCK_MONOTONIC_RAW},
                 {"CLOCK_PROCESS_CPUTIME_ID", CLOCK_PROCESS_CPUTIME_ID},
                 {"CLOCK_THREAD_CPUTIME_ID", CLOCK_THREAD_CPUTIME_ID},
                 {"CLOCK_BOOTTIME", CLOCK_BOOTTIME},
                 {"CLOCK_TAI", CLOCK_TAI}};
  for (const auto& clock : kClocks)
    if (!module_add(ts, m, clock.name, Value::small_int(clock.id))) return false;
  ::tzset();
  return set_zone(ts, m);
}

NativeDef kFunctions[] = {
    {"time()", "Return the current time in seconds since the Epoch.", time_time},
    {"time_ns()", "Return the current time in nanoseconds since the Epoch.", clock_int<CLOCK_REALTIME>},
    {"monotonic()", "Monotonic clock, cannot go backward.", clock_float<CLOCK_MONOTONIC>},
    {"monotonic_ns()", "Monotonic clock, cannot go backward, as nanoseconds.", clock_int<CLOCK_MONOTONIC>},
    {"perf_counter()", "Performance counter for benchmarking.", clock_float<CLOCK_MONOTONIC>},
    {"perf_counter_ns()", "Performance counter for benchmarking as nanoseconds.", clock_int<CLOCK_MONOTONIC>},
    {"process_time()", "Process time for profiling: sum of the kernel and user-space CPU time.",
     clock_float<CLOCK_PROCESS_CPUTIME_ID>},
    {"process_time_ns()", "Process time for profiling as nanoseconds.", clock_int<CLOCK_PROCESS_CPUTIME_ID>},
    {"thread_time()", "Thread time for profiling: sum of the kernel and user-space CPU time.",
     clock_float<CLOCK_THREAD_CPUTIME_ID>},
    {"thread_time_ns()", "Thread time for profiling as nanoseconds.", clock_int<CLOCK_THREAD_CPUTIME_ID>},
    {"clock_gettime(clk_id, /)", "Return the time of the specified clock as a float.", time_clock_gettime},
    {"clock_gettime_ns(clk_id, /)", "Return the time of the specified clock as nanoseconds.", time_clock_gettime_ns},
    {"clock_getres(clk_id, /)", "Return the resolution of the specified clock as a float.", time_clock_getres},
    {"get_clock_info(name, /)", "Get information of the specified clock.", time_get_clock_info},
    {"sleep(seconds, /)", "Delay execution for a given number of seconds.", time_sleep},
    {"gmtime(seconds=None, /)", "Convert seconds since the Epoch to a time tuple expressing UTC.", time_gmtime},
    {"localtime(seconds=None, /)", "Convert seconds since the Epoch to a time tuple expressing local time.",
     time_localtime},
    {"asctime(tuple=..., /)", "Convert a time tuple to a string, e.g. 'Sat Jun 06 16:26:11 1998'.", time_asctime},
    {"ctime(seconds=None, /)", "Convert a time in seconds since the Epoch to a string in local time.", time_ctime},
    {"mktime(tuple, /)", "Convert a time tuple in local time to seconds since the Epoch.", time_mktime},
    {"strftime(format, tuple=..., /)", "Convert a time tuple to a string according to a format specification.",
     time_strftime},
    {"strptime(string, format='%a %b %d %H:%M:%S %Y', /)",
     "Parse a string to a time tuple according to a format specification.", time_strptime},
    {"tzset()", "Initialize, or reinitialize, the local timezone to the value stored in os.environ['TZ'].", time_tzset},
    {nullptr, nullptr, nullptr}};

}  // namespace

const NativeModule kModule_time = {"time", "This module provides various functions to manipulate time values.",
                                   kFunctions, init};

}  // namespace adder
