// unpickler.cpp: the class Unpickler and the proxy of its memo.
#include "stdlib/pickle/pickle_reader.h"

namespace adder {

namespace {

struct UnpicklerObject : Cell {
  PickleReader* reader;  // null before __init__
};
struct MemoProxy : Cell {
  Value unpickler;
};

void trace_unpickler(Cell* cell, Marker& marker) {
  if (PickleReader* reader = static_cast<UnpicklerObject*>(cell)->reader) reader->trace(marker);
  trace_subclass_words(cell, marker);
}

void finalize_unpickler(Cell* cell) {
  delete static_cast<UnpicklerObject*>(cell)->reader;
}

PickleReader* reader_of(ThreadState& ts, Value self) {
  PickleReader* reader = self.as<UnpicklerObject>()->reader;
  if (!reader) {
    raise_unpickling_error(ts, "Unpickler.__init__() was not called by %T.__init__()", self);
    return nullptr;
  }
  reader->ts = &ts;
  return reader;
}

Value unpickler_new(ThreadState& ts, Value* a, uint32_t) {
  Cell* self = new_instance(ts, a[0].as<Type>());
  return self ? Value(self) : Value();
}

Value unpickler_init(ThreadState& ts, Value* a, uint32_t) {
  UnpicklerObject* self = a[0].as<UnpicklerObject>();
  auto reader = std::make_unique<PickleReader>(ts);
  int fix_imports = a[2] ? truth(ts, a[2]) : 1;
  if (fix_imports < 0 || !reader->set_file(a[1]) || !reader->set_options(fix_imports, a[3], a[4], a[5])) return {};
  if (self->type() != pickle_state(ts).unpickler) {
    reader->persistent_load = get_attribute_or_empty(ts, a[0], intern(ts, "persistent_load"));
    if (ts.has_error()) return {};
  }
  delete std::exchange(self->reader, reader.release());
  return kNone;
}

Value load(ThreadState& ts, Value* a, uint32_t) {
  PickleReader* reader = reader_of(ts, a[0]);
  if (!reader) return {};
  if (reader->running) return raise_runtime_error(ts, "Unpickler.load() is already running");
  reader->running = true;
  reader->self = a[0];
  Value result = reader->load();
  reader->self = Value();
  reader->running = false;
  return result;
}

Value find_class(ThreadState& ts, Value* a, uint32_t) {
  PickleReader* reader = reader_of(ts, a[0]);
  return reader ? reader->find_class(a[1], a[2]) : Value();
}

Value get_memo(ThreadState& ts, Value self) {
  if (!reader_of(ts, self)) return {};
  MemoProxy* proxy = static_cast<MemoProxy*>(new_instance(ts, pickle_state(ts).unpickler_memo));
  if (proxy) proxy->unpickler = self;
  return proxy ? Value(proxy) : Value();
}

bool set_memo(ThreadState& ts, Value self, Value value) {
  PickleReader* reader = reader_of(ts, self);
  if (!reader) return false;
  if (!value) return raise_type_error(ts, "attribute deletion is not supported"), false;
  if (is_kind(value, Kind::Native) && value.as_cell()->type() == pickle_state(ts).unpickler_memo) {
    PickleReader* other = reader_of(ts, value.as<MemoProxy>()->unpickler);
    value = other ? other->memo_dict() : Value();
    return value && reader->set_memo(value);
  }
  if (is_kind(value, Kind::Dict)) return reader->set_memo(value);
  raise_type_error(ts, "'memo' attribute must be an UnpicklerMemoProxy object or dict, not %T", value);
  return false;
}

Value get_persistent_load(ThreadState& ts, Value self) {
  PickleReader* reader = self.as<UnpicklerObject>()->reader;
  Value v = reader ? reader->persistent_load : Value();
  return v ? v : raise(ts, ts.rt.exc.AttributeError, "persistent_load");
}

bool set_persistent_load(ThreadState& ts, Value self, Value value) {
  PickleReader* reader = reader_of(ts, self);
  if (!reader) return false;
  if (!value) return raise_type_error(ts, "attribute deletion is not supported"), false;
  if (!is_callable(ts, value)) {
    raise_type_error(ts, "persistent_load must be a callable taking one argument");
    return false;
  }
  reader->persistent_load = value;
  return true;
}

NativeDef kMethods[] = {
    {"__new__(cls, /, *args, **kwargs)", "Create and return a new object.  See help(type) for accurate signature.",
     unpickler_new},
    {"__init__(self, file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())",
     "Initialize self.  See help(type(self)) for accurate signature.", unpickler_init},
    {"load(self, /)", "The object whose pickle comes next in the file.", load},
    {"find_class(self, module_name, global_name, /)",
     "The object that a module has under a name, importing the module. Subclasses may forbid some.", find_class},
    {nullptr, nullptr, nullptr}};
const NativeGetSet kGetSets[] = {{"memo", nullptr, get_memo, set_memo},
                                 {"persistent_load", nullptr, get_persistent_load, set_persistent_load},
                                 {nullptr, nullptr, nullptr, nullptr}};

// --- the memo's proxy

Value proxy_copy(ThreadState& ts, Value* a, uint32_t) {
  PickleReader* reader = reader_of(ts, a[0].as<MemoProxy>()->unpickler);
  return reader ? reader->memo_dict() : Value();
}

Value proxy_clear(ThreadState& ts, Value* a, uint32_t) {
  PickleReader* reader = reader_of(ts, a[0].as<MemoProxy>()->unpickler);
  Dict* none = reader ? new_dict(ts) : nullptr;
  return none && reader->set_memo(none) ? kNone : Value();
}

Value proxy_reduce(ThreadState& ts, Value* a, uint32_t) {
  Value dict = proxy_copy(ts, a, 1);
  return dict ? Value(tuple_of(ts, ts.rt.types.dict, tuple_of(ts, dict))) : Value();
}

void trace_proxy(Cell* cell, Marker& marker) {
  marker.visit(static_cast<MemoProxy*>(cell)->unpickler);
}

NativeDef kProxyMethods[] = {{"clear(self, /)", "Remove all items from memo.", proxy_clear},
                             {"copy(self, /)", "Copy the memo to a new object.", proxy_copy},
                             {"__reduce__(self, /)", "Implement pickling support.", proxy_reduce},
                             {nullptr, nullptr, nullptr}};

}  // namespace

const NativeType kUnpickler = {
    .name = "_pickle.Unpickler",
    .doc =
        "Reads pickles from a binary file.\n\nThe protocol is found out from the pickle. encoding and errors decode "
        "the 8-bit strings of Python 2, \"bytes\"\nkeeps them as bytes; buffers gives what a buffer_callback took out "
        "of the pickle. A pickle can run any code:\nload none that comes from someone you do not trust.",
    .methods = kMethods,
    .getsets = kGetSets,
    .instance_bytes = sizeof(UnpicklerObject),
    .trace = trace_unpickler,
    .finalize = finalize_unpickler};
const NativeType kUnpicklerMemo = {.name = "_pickle.UnpicklerMemoProxy",
                                   .doc = nullptr,
                                   .methods = kProxyMethods,
                                   .instance_bytes = sizeof(MemoProxy),
                                   .trace = trace_proxy};

}  // namespace adder
