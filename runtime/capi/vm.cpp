// vm.cpp: machines and threads: making, attaching, freeing.
#include <algorithm>
#include <cstring>
#include <new>

#include "runtime/capi/capi.h"
#include "runtime/modules/sys_setup.h"
#include "runtime/modules/version.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/function.h"
#include "runtime/objects/str.h"
#include "runtime/protocol/protocol.h"

namespace adder {

namespace {

// The key under which a Runtime knows its machine, to trace the handles.
const NativeModule kHandleOwner = {"<handles>", nullptr};

void trace_handles(void* state, Marker& marker) {
  for (const auto& thread : static_cast<adder_vm*>(state)->threads) thread->handles.trace(marker);
}

bool start(ThreadState& ts) {
  return ts.rt.initialize(ts) && setup_sys(ts, SysSettings()) && make_main_module(ts);
}

adder_thread* add_thread(adder_vm* vm) {
  ThreadState* ts = vm->rt.attach();
  if (!ts) return nullptr;
  auto thread = std::make_unique<adder_thread>();
  thread->vm = vm;
  thread->ts = ts;
  vm->threads.push_back(std::move(thread));
  return vm->threads.back().get();
}

void remove_thread(adder_thread* thread) {
  adder_vm* vm = thread->vm;
  ThreadState* ts = thread->ts;
  auto at = std::find_if(vm->threads.begin(), vm->threads.end(), [&](const auto& t) { return t.get() == thread; });
  vm->threads.erase(at);
  vm->rt.detach(ts);
}

// What has to happen before a machine ends, in order.
void finish(ThreadState& ts) {
  run_exit_functions(ts);
  ts.rt.finalizing = true;
  ts.rt.heap.finalize_all(ts);
  for (const char* name : {"stdout", "stderr"}) {
    Value stream = dict_get_str(ts, ts.rt.sys_dict, intern(ts, name));
    if (stream && !stream.is_none()) call_method(ts, stream, ts.rt.names.flush);
    if (ts.has_error()) clear_error(ts);
  }
}

}  // namespace

}  // namespace adder

using namespace adder;

uint32_t adder_abi_version(void) {
  return ADDER_ABI_VERSION;
}
const char* adder_version(void) {
  return kAdderVersion;
}

void adder_config_init(adder_config* config) {
  *config = {};
  config->size = sizeof(adder_config);
}

adder_vm* adder_vm_new(const adder_config* given, adder_thread** thread) {
  adder_config config;
  adder_config_init(&config);
  if (given) {
    if (given->size < sizeof(size_t) || given->size > sizeof config) return nullptr;
    std::memcpy(&config, given, given->size);
  }
  InjectedModules injected = injected_modules();
  RuntimeConfig runtime;
  runtime.native_modules = injected.native;
  runtime.embedded_modules = injected.embedded;
  if (config.register_stack_bytes) runtime.register_stack_bytes = config.register_stack_bytes;
  runtime.hash_random = config.hash_seed == 0;
  runtime.hash_seed = config.hash_seed;
  runtime.gc_stress = config.gc_stress;
  adder_vm* vm = new (std::nothrow) adder_vm(runtime);
  if (!vm) return nullptr;
  ThreadState* outer = current_thread_state();
  adder_thread* main = add_thread(vm);
  if (!main) {
    delete vm;
    return nullptr;
  }
  vm->rt.module_states.push_back({&kHandleOwner, vm, [](void*) {}, trace_handles});
  bool ok = start(*main->ts);
  set_current_thread_state(outer);
  if (!ok) {
    remove_thread(main);
    set_current_thread_state(outer);
    delete vm;
    return nullptr;
  }
  vm->rt.heap.byte_limit = config.heap_limit_bytes;
  *thread = main;
  return vm;
}

void adder_vm_free(adder_vm* vm) {
  ThreadState* outer = current_thread_state();
  adder_thread* main = vm->threads.front().get();
  if (outer == main->ts) outer = nullptr;
  {
    Entry entry(main);
    finish(entry.ts);
  }
  remove_thread(main);
  set_current_thread_state(outer);
  delete vm;
}

adder_thread* adder_thread_attach(adder_vm* vm) {
  ThreadState* outer = current_thread_state();
  adder_thread* thread = add_thread(vm);
  set_current_thread_state(outer);
  return thread;
}

void adder_thread_detach(adder_thread* thread) {
  ThreadState* outer = current_thread_state();
  if (outer == thread->ts) outer = nullptr;
  remove_thread(thread);
  set_current_thread_state(outer);
}

void adder_gil_release(adder_thread* thread) {
  save_context(thread->ts->native_context);  // the host's frames below hold no Values
  thread->ts->rt.gil.release(*thread->ts);
}
void adder_gil_acquire(adder_thread* thread) {
  thread->ts->rt.gil.acquire(*thread->ts, true);
}
