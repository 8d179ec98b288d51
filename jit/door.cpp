// door.cpp: the plug-in's side of the door: the table over Session. See runtime/jit_bridge/door.h.
#include "runtime/jit_bridge/door.h"

#include "jit/orc/session.h"

namespace adder {

struct JitSession {
  std::unique_ptr<jit::Session> session;
};

namespace {

void write(JitText text, const std::string& s) {
  text.write(text.context, s.data(), s.size());
}

JitSession* open(const JitServices* services, JitText error) {
  std::string why;
  if (services->version != kJitDoorVersion || services->size < sizeof(JitServices)) {
    write(error, "the runtime belongs to another version of Adder than the JIT plug-in");
    return nullptr;
  }
  auto session = jit::Session::open(*services, &why);
  if (!session) {
    write(error, why);
    return nullptr;
  }
  return new JitSession{std::move(session)};
}

void close(JitSession* session) {
  delete session;
}

bool compile(JitSession* session, const JitRequest* request, JitCode* out, JitText error) {
  std::string why;
  if (session->session->compile(*request, out, &why)) return true;
  write(error, why);
  return false;
}

bool print_ir(JitSession* session, const JitRequest* request, bool optimized, JitText out, JitText error) {
  std::string text, why;
  bool ok = session->session->print_ir(*request, optimized, &text, &why);
  write(ok ? out : error, ok ? text : why);
  return ok;
}

void release(JitSession* session, void* handle) {
  session->session->release(handle);
}

const JitTable kTable = {sizeof(JitTable), kJitDoorVersion, open, close, compile, print_ir, release};

}  // namespace

extern "C" __attribute__((visibility("default"))) const JitTable* adder_jit_open(uint32_t version) {
  return version == kJitDoorVersion ? &kTable : nullptr;
}

}  // namespace adder
