// plugin.cpp: opens libadder_jit.so beside the file that contains this code (the program, or libadder.so).
#include "runtime/jit_bridge/plugin.h"

#include <dlfcn.h>
#include <unistd.h>

#include <climits>
#include <new>

namespace adder {

namespace {

constexpr const char* kPluginName = "libadder_jit.so";

// One a process, as LLVM is (plugin.h).
std::mutex g_jit_mutex;
const JitTable* g_table = nullptr;

std::string folder_of(const std::string& path) {
  size_t slash = path.rfind('/');
  return slash == std::string::npos ? "." : path.substr(0, slash);
}

// The folder of the program or library this function is linked into.
std::string own_folder() {
  char program[PATH_MAX];
  ssize_t n = readlink("/proc/self/exe", program, sizeof program - 1);
  std::string program_path = n > 0 ? std::string(program, static_cast<size_t>(n)) : "";
  Dl_info info;
  if (dladdr(reinterpret_cast<void*>(&own_folder), &info) && info.dli_fname) {
    // For the program itself the name is argv[0], which need not be a path.
    char resolved[PATH_MAX];
    if (realpath(info.dli_fname, resolved) && program_path != resolved) return folder_of(resolved);
  }
  return folder_of(program_path);
}

const JitTable* open_plugin(std::string* why) {
  std::string path = own_folder() + "/" + kPluginName;
  if (access(path.c_str(), R_OK) != 0) {
    *why = std::string("the JIT plug-in is not installed: there is no ") + path;
    return nullptr;
  }
  void* library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (!library) {
    const char* text = dlerror();
    *why = std::string("the JIT plug-in does not open: ") + (text ? text : path.c_str());
    return nullptr;
  }
  auto open = reinterpret_cast<JitOpen>(dlsym(library, kJitOpenName));
  const JitTable* table = open ? open(kJitDoorVersion) : nullptr;
  if (!table || table->version != kJitDoorVersion || table->size < sizeof(JitTable)) {
    *why = path + " belongs to another version of Adder";
    dlclose(library);
    return nullptr;
  }
  return table;  // never closed: its code may be anywhere on a stack
}

}  // namespace

JitLock::JitLock() {
  g_jit_mutex.lock();
}
JitLock::~JitLock() {
  g_jit_mutex.unlock();
}

const JitTable* jit_plugin(std::string* why) {
  JitLock lock;
  if (!g_table) g_table = open_plugin(why);
  return g_table;
}

void jit_before_fork() {
  g_jit_mutex.lock();
}
void jit_after_fork_parent() {
  g_jit_mutex.unlock();
}
void jit_after_fork_child() {
  new (&g_jit_mutex) std::mutex();
}

}  // namespace adder
