// sys_monitoring.cpp: the names of sys.monitoring (PEP 669, of Python 3.12): tools, their events and callbacks.
#include "runtime/errors/raise.h"
#include "runtime/interp/monitoring.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/function.h"
#include "runtime/objects/str.h"
#include "runtime/protocol/protocol.h"
#include "runtime/state/runtime.h"

namespace adder {

extern const NativeModule kModule_sys_monitoring;

namespace {

constexpr EventMask kCReturns = event_bit(Event::kCReturn) | event_bit(Event::kCRaise);

void trace_state(void* state, Marker& marker) {
  Monitoring* m = static_cast<Monitoring*>(state);
  marker.visit(m->disable);
  marker.visit(m->missing);
  for (int tool = 0; tool < kToolCount; ++tool) {
    marker.visit(m->names[tool]);
    for (Value v : m->callbacks[tool]) marker.visit(v);
  }
}

Monitoring* state_of(ThreadState& ts) {
  return static_cast<Monitoring*>(module_state_raw(
      ts, &kModule_sys_monitoring, [] { return static_cast<void*>(new Monitoring); },
      [](void* state) { delete static_cast<Monitoring*>(state); }, trace_state));
}

// The Runtime looks at the state from now on.
Monitoring* activate(ThreadState& ts) {
  return ts.rt.monitoring = state_of(ts);
}

bool tool_number(ThreadState& ts, Value v, bool in_use, int* tool) {
  int64_t n;
  if (!to_i64(ts, v, &n)) return false;
  if (n < 0 || n >= kToolCount)
    return raise_value_error(ts, "invalid tool %lld (must be between 0 and 5)", static_cast<long long>(n)), false;
  if (in_use && !state_of(ts)->names[n])
    return raise_value_error(ts, "tool %lld is not in use", static_cast<long long>(n)), false;
  *tool = static_cast<int>(n);
  return true;
}

// A set of events for set_events or set_local_events, without C_RETURN and C_RAISE, which come with CALL.
bool event_set(ThreadState& ts, Value v, int count, const char* what, EventMask* events) {
  int64_t n;
  if (!to_i64(ts, v, &n)) return false;
  EventMask mask = n >= 0 && n < (int64_t{1} << kEventCount) ? static_cast<EventMask>(n) : ~EventMask{0};
  if (mask != ~EventMask{0}) {
    if ((mask & kCReturns) && (mask & (kCReturns | event_bit(Event::kCall))) != (kCReturns | event_bit(Event::kCall)))
      return raise_value_error(ts, "cannot set C_RETURN or C_RAISE events independently"), false;
    mask &= ~kCReturns;
  }
  if (mask >= (EventMask{1} << count))
    return raise_value_error(ts, "invalid %s 0x%x", what, static_cast<uint64_t>(n)), false;
  *events = mask;
  return true;
}

Value use_tool_id(ThreadState& ts, Value* a, uint32_t) {
  int tool;
  if (!tool_number(ts, a[0], false, &tool)) return {};
  if (!is_str(a[1])) return raise_value_error(ts, "tool name must be a str");
  Monitoring* m = state_of(ts);
  if (m->names[tool]) return raise_value_error(ts, "tool %d is already in use", tool);
  m->names[tool] = a[1];
  return kNone;
}
Value free_tool_id(ThreadState& ts, Value* a, uint32_t) {
  int tool;
  if (!tool_number(ts, a[0], false, &tool)) return {};
  state_of(ts)->names[tool] = Value();
  return kNone;
}
Value get_tool(ThreadState& ts, Value* a, uint32_t) {
  int tool;
  if (!tool_number(ts, a[0], false, &tool)) return {};
  Value name = state_of(ts)->names[tool];
  return name ? name : kNone;
}
Value register_callback(ThreadState& ts, Value* a, uint32_t) {
  int tool;
  int64_t event;
  if (!tool_number(ts, a[0], false, &tool) || !to_i64(ts, a[1], &event)) return {};
  if (event <= 0 || (event & (event - 1)))
    return raise_value_error(ts, "The callback can only be set for one event at a time");
  int index = __builtin_ctzll(static_cast<uint64_t>(event));
  if (index >= kEventCount) return raise_value_error(ts, "invalid event %lld", static_cast<long long>(event));
  Value& slot = state_of(ts)->callbacks[tool][index];
  Value before = slot ? slot : kNone;
  slot = a[2].is_none() ? Value() : a[2];
  return before;
}
Value get_events(ThreadState& ts, Value* a, uint32_t) {
  int tool;
  if (!tool_number(ts, a[0], true, &tool)) return {};
  return Value::small_int(state_of(ts)->events[tool]);
}
Value set_events(ThreadState& ts, Value* a, uint32_t) {
  int tool;
  EventMask events;
  if (!tool_number(ts, a[0], false, &tool) || !event_set(ts, a[1], kEventCount, "event set", &events) ||
      !tool_number(ts, a[0], true, &tool))
    return {};
  activate(ts)->events[tool] = events;
  return monitor_all_code(ts) ? kNone : Value();
}
Value get_local(ThreadState& ts, Value* a, uint32_t) {
  int tool;
  if (!is_kind(a[1], Kind::Code)) return raise_type_error(ts, "code must be a code object");
  if (!tool_number(ts, a[0], true, &tool)) return {};
  return Value::small_int(local_events(a[1].as<Code>(), tool));
}
Value set_local(ThreadState& ts, Value* a, uint32_t) {
  int tool;
  EventMask events;
  if (!is_kind(a[1], Kind::Code)) return raise_type_error(ts, "code must be a code object");
  if (!tool_number(ts, a[0], true, &tool) || !event_set(ts, a[2], kLocalEventCount, "local event set", &events))
    return {};
  activate(ts);
  return set_local_events(ts, a[1].as<Code>(), tool, events) ? kNone : Value();
}
Value restart_events(ThreadState& ts, Value*, uint32_t) {
  if (ts.rt.monitoring) monitor_restart(ts);
  return kNone;
}
Value all_events(ThreadState& ts, Value*, uint32_t) {
  Dict* dict = new_dict(ts);
  for (int e = 0; dict && e < kEventCount; ++e) {
    ToolMask tools = state_of(ts)->tools_for(static_cast<Event>(e));
    if (tools && !dict_set_str(ts, dict, intern(ts, kEventNames[e]), Value::small_int(tools))) return {};
  }
  return dict;
}

NativeDef kFunctions[] = {
    {"use_tool_id(tool_id, name, /)", "Claim a tool id; ValueError when it is in use.", use_tool_id},
    {"free_tool_id(tool_id, /)", "Give a tool id back. Events and callbacks stay as they are.", free_tool_id},
    {"get_tool(tool_id, /)", "The name of the tool that uses the id, or None.", get_tool},
    {"register_callback(tool_id, event, func, /)",
     "Have func called for one event of a tool; None unregisters. Returns the function before, or None.",
     register_callback},
    {"get_events(tool_id, /)", "The events a tool has asked for in all code.", get_events},
    {"set_events(tool_id, event_set, /)", "Ask for events in all code.", set_events},
    {"get_local_events(tool_id, code, /)", "The events a tool has asked for in one code object.", get_local},
    {"set_local_events(tool_id, code, event_set, /)", "Ask for events in one code object.", set_local},
    {"restart_events()", "Enable again what callbacks have disabled by DISABLE.", restart_events},
    {"_all_events()", "A dict from event to the bits of the tools that want it everywhere.", all_events},
    {nullptr, nullptr, nullptr}};

bool monitoring_init(ThreadState& ts, Module* module) {
  Monitoring* m = state_of(ts);
  Value events = call(ts, Value(ts.rt.types.simple_namespace), nullptr, 0);
  if (!events) return false;
  for (int e = 0; e < kEventCount; ++e)
    if (!set_attribute(ts, events, intern(ts, kEventNames[e]), Value::small_int(int64_t{1} << e))) return false;
  if (!set_attribute(ts, events, intern(ts, "NO_EVENTS"), Value::small_int(0))) return false;
  m->disable = call(ts, Value(ts.rt.types.object), nullptr, 0);
  m->missing = call(ts, Value(ts.rt.types.object), nullptr, 0);
  struct {
    const char* name;
    int id;
  } ids[] = {{"DEBUGGER_ID", 0}, {"COVERAGE_ID", 1}, {"PROFILER_ID", 2}, {"OPTIMIZER_ID", 5}};
  for (auto& id : ids)
    if (!module_add(ts, module, id.name, Value::small_int(id.id))) return false;
  return module_add(ts, module, "events", events) && module_add(ts, module, "DISABLE", m->disable) &&
         module_add(ts, module, "MISSING", m->missing);
}

}  // namespace

const NativeModule kModule_sys_monitoring = {
    "sys.monitoring", "Events of running code, for debuggers, coverage and profilers.", kFunctions, monitoring_init};

}  // namespace adder
