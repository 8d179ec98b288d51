// run.cpp: scripts from text, globals, and calls.
#include "runtime/capi/capi.h"
#include "runtime/interp/compile_source.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/function.h"
#include "runtime/objects/str.h"
#include "runtime/protocol/protocol.h"

namespace adder {

namespace {

Value run(ThreadState& ts, const char* source, const char* filename, ParseMode mode) {
  SourceOptions options;
  options.mode = mode;
  options.is_text = true;
  options.module_is_globals = true;
  Str* name = new_str(ts, filename);
  Value code = name ? compile_source(ts, source, name, options) : Value();
  Dict* dict = ts.rt.main_module->dict;
  return code ? execute_code(ts, code, dict, Value(dict)) : Value();
}

Value global(ThreadState& ts, const char* name) {
  Str* key = intern(ts, name);
  if (!key) return {};
  Value v = dict_get_str(ts, ts.rt.main_module->dict, key);
  if (!v && !ts.has_error()) return raise_name_error(ts, key, "name '%U' is not defined", key);
  return v;
}

adder_handle call_value(adder_thread* thread, Value function, const adder_handle* arguments, size_t count) {
  ThreadState& ts = *thread->ts;
  if (!function) return nullptr;
  constexpr size_t kFew = 8;
  if (count <= kFew) {
    Value few[kFew];
    for (size_t i = 0; i < count; ++i) few[i] = value_of(arguments[i]);
    return make_handle(thread, call(ts, function, few, count));
  }
  Tuple* many = new_tuple(ts, count);
  if (!many) return nullptr;
  for (size_t i = 0; i < count; ++i) many->items[i] = value_of(arguments[i]);
  return make_handle(thread, call_dict(ts, function, many, nullptr));
}

}  // namespace

}  // namespace adder

using namespace adder;

adder_handle adder_eval(adder_thread* thread, const char* source) {
  Entry entry(thread);
  return make_handle(thread, run(entry.ts, source, "<eval>", ParseMode::Eval));
}

int adder_exec(adder_thread* thread, const char* source, const char* filename) {
  Entry entry(thread);
  return run(entry.ts, source, filename ? filename : "<exec>", ParseMode::Exec) ? 0 : -1;
}

adder_handle adder_get_global(adder_thread* thread, const char* name) {
  Entry entry(thread);
  return make_handle(thread, global(entry.ts, name));
}

int adder_set_global(adder_thread* thread, const char* name, adder_handle value) {
  Entry entry(thread);
  Str* key = intern(entry.ts, name);
  return key && dict_set_str(entry.ts, entry.ts.rt.main_module->dict, key, value_of(value)) ? 0 : -1;
}

adder_handle adder_call(adder_thread* thread, adder_handle function, const adder_handle* arguments, size_t count) {
  Entry entry(thread);
  return call_value(thread, value_of(function), arguments, count);
}

adder_handle adder_call_global(adder_thread* thread, const char* name, const adder_handle* arguments, size_t count) {
  Entry entry(thread);
  return call_value(thread, global(entry.ts, name), arguments, count);
}
