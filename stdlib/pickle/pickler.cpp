// pickler.cpp: the class Pickler and the proxy of its memo.
#include "stdlib/pickle/pickle_writer.h"

namespace adder {

namespace {

struct PicklerObject : Cell {
  PickleWriter* writer;  // null before __init__
};
struct MemoProxy : Cell {
  Value pickler;
};

void trace_pickler(Cell* cell, Marker& marker) {
  if (PickleWriter* writer = static_cast<PicklerObject*>(cell)->writer) writer->trace(marker);
  trace_subclass_words(cell, marker);
}

void finalize_pickler(Cell* cell) {
  delete static_cast<PicklerObject*>(cell)->writer;
}

PickleWriter* writer_of(ThreadState& ts, Value self) {
  PickleWriter* writer = self.as<PicklerObject>()->writer;
  if (!writer) {
    raise_pickling_error(ts, "Pickler.__init__() was not called by %T.__init__()", self);
    return nullptr;
  }
  writer->ts = &ts;
  return writer;
}

Value pickler_new(ThreadState& ts, Value* a, uint32_t) {
  Cell* self = new_instance(ts, a[0].as<Type>());
  return self ? Value(self) : Value();
}

// An attribute the class or instance of a subclass defines; empty when it is the one of Pickler itself.
bool overridden(ThreadState& ts, Value self, const char* name, Value* out) {
  *out = Value();
  Str* key = intern(ts, name);
  if (!key) return false;
  if (self.as_cell()->type() == pickle_state(ts).pickler) return true;
  *out = get_attribute_or_empty(ts, self, key);
  return !ts.has_error();
}

Value pickler_init(ThreadState& ts, Value* a, uint32_t) {
  PicklerObject* self = a[0].as<PicklerObject>();
  auto writer = std::make_unique<PickleWriter>(ts);
  int fix_imports = a[3] ? truth(ts, a[3]) : 1;
  if (fix_imports < 0 || !writer->set_protocol(a[2], fix_imports)) return {};
  if (a[4] && !a[4].is_none()) {
    if (writer->protocol < 5) return raise_value_error(ts, "buffer_callback needs protocol >= 5");
    writer->buffer_callback = a[4];
  }
  writer->file_write = get_attribute_or_empty(ts, a[1], intern(ts, "write"));
  if (!writer->file_write) {
    if (ts.has_error()) return {};
    return raise_type_error(ts, "file must have a 'write' attribute");
  }
  if (!overridden(ts, a[0], "persistent_id", &writer->persistent_id) ||
      !overridden(ts, a[0], "dispatch_table", &writer->dispatch_table))
    return {};
  delete std::exchange(self->writer, writer.release());
  return kNone;
}

Value dump(ThreadState& ts, Value* a, uint32_t) {
  PickleWriter* writer = writer_of(ts, a[0]);
  if (!writer || !overridden(ts, a[0], "reducer_override", &writer->reducer_override)) return {};
  writer->out.clear();
  bool ok = writer->dump(a[1]);
  writer->reducer_override = Value();
  if (!ok) return writer->out.clear(), Value();
  Value data = new_bytes(ts, writer->out);
  writer->out.clear();
  return data && call_with(ts, writer->file_write, data) ? kNone : Value();
}

Value clear_memo(ThreadState& ts, Value* a, uint32_t) {
  PickleWriter* writer = writer_of(ts, a[0]);
  if (!writer) return {};
  writer->memo.clear();
  return kNone;
}

Value sizeof_pickler(ThreadState& ts, Value* a, uint32_t) {
  PickleWriter* writer = a[0].as<PicklerObject>()->writer;
  size_t more = writer ? sizeof *writer + writer->out.capacity() + writer->memo.size() * 32 : 0;
  return new_int(ts, int64_t(sizeof(PicklerObject) + more));
}

// --- attributes

Value get_memo(ThreadState& ts, Value self) {
  if (!writer_of(ts, self)) return {};
  MemoProxy* proxy = static_cast<MemoProxy*>(new_instance(ts, pickle_state(ts).pickler_memo));
  if (proxy) proxy->pickler = self;
  return proxy ? Value(proxy) : Value();
}

// {id: (number, object)}
Value memo_as_dict(ThreadState& ts, const PickleMemo& memo) {
  Dict* dict = new_dict(ts);
  if (!dict) return {};
  bool ok = true;
  Value id = dict_get_str(ts, ts.rt.builtins, intern(ts, "id"));
  memo.each([&](Value v, uint32_t number) {
    Value key = ok ? call_with(ts, id, v) : Value();
    Value entry = key ? Value(tuple_of(ts, new_int(ts, number), v)) : Value();
    ok = entry && dict_set(ts, dict, key, entry);
  });
  return ok ? Value(dict) : Value();
}

bool set_memo(ThreadState& ts, Value self, Value value) {
  PickleWriter* writer = writer_of(ts, self);
  if (!writer) return false;
  if (!value) return raise_type_error(ts, "attribute deletion is not supported"), false;
  PickleMemo memo;
  bool ok = true;
  if (is_kind(value, Kind::Native) && value.as_cell()->type() == pickle_state(ts).pickler_memo) {
    PickleWriter* other = writer_of(ts, value.as<MemoProxy>()->pickler);
    if (!other) return false;
    other->memo.each([&](Value v, uint32_t number) { ok = ok && memo.add_numbered(ts, v, number); });
  } else if (is_kind(value, Kind::Dict)) {
    size_t position = 0;
    Value key, entry;
    while (ok && dict_next(value.as<Dict>(), &position, &key, &entry)) {
      if (!is_kind(entry, Kind::Tuple) || entry.as<Tuple>()->size != 2)
        return raise_type_error(ts, "'memo' values must be 2-item tuples"), false;
      int64_t number;
      if (!to_index_i64(ts, entry.as<Tuple>()->items[0], &number)) return false;
      if (number < 0 || number >= int64_t{PickleMemo::kAbsent} - 1)
        return raise_value_error(ts, "memo key must be positive integers."), false;
      ok = memo.add_numbered(ts, entry.as<Tuple>()->items[1], uint32_t(number));
    }
  } else {
    raise_type_error(ts, "'memo' attribute must be a PicklerMemoProxy object or dict, not %T", value);
    return false;
  }
  if (ok) writer->memo = memo;
  return ok;
}

template <Value PickleWriter::* member>
Value get_value(ThreadState& ts, Value self, const char* name) {
  PickleWriter* writer = self.as<PicklerObject>()->writer;
  Value v = writer ? writer->*member : Value();
  return v ? v : raise(ts, ts.rt.exc.AttributeError, name);
}

Value get_persistent_id(ThreadState& ts, Value self) {
  return get_value<&PickleWriter::persistent_id>(ts, self, "persistent_id");
}

bool set_persistent_id(ThreadState& ts, Value self, Value value) {
  PickleWriter* writer = writer_of(ts, self);
  if (!writer) return false;
  if (!value) return raise_type_error(ts, "attribute deletion is not supported"), false;
  if (!is_callable(ts, value)) {
    raise_type_error(ts, "persistent_id must be a callable taking one argument");
    return false;
  }
  writer->persistent_id = value;
  return true;
}

Value get_dispatch_table(ThreadState& ts, Value self) {
  return get_value<&PickleWriter::dispatch_table>(ts, self, "dispatch_table");
}

bool set_dispatch_table(ThreadState& ts, Value self, Value value) {
  PickleWriter* writer = writer_of(ts, self);
  if (!writer) return false;
  if (!value && !writer->dispatch_table) return raise(ts, ts.rt.exc.AttributeError, "dispatch_table"), false;
  writer->dispatch_table = value;
  return true;
}

Value get_bin(ThreadState& ts, Value self) {
  PickleWriter* writer = writer_of(ts, self);
  return writer ? Value::small_int(writer->binary) : Value();
}

bool set_bin(ThreadState& ts, Value self, Value value) {
  PickleWriter* writer = writer_of(ts, self);
  int on = writer && value ? truth(ts, value) : -1;
  if (on < 0) return false;
  writer->binary = on;
  return true;
}

Value get_fast(ThreadState& ts, Value self) {
  PickleWriter* writer = writer_of(ts, self);
  return writer ? Value::small_int(writer->fast) : Value();
}

bool set_fast(ThreadState& ts, Value self, Value value) {
  PickleWriter* writer = writer_of(ts, self);
  int on = writer && value ? truth(ts, value) : -1;
  if (on < 0) return false;
  writer->fast = on;
  return true;
}

NativeDef kMethods[] = {
    {"__new__(cls, /, *args, **kwargs)", "Create and return a new object.  See help(type) for accurate signature.",
     pickler_new},
    {"__init__(self, file, protocol=None, fix_imports=True, buffer_callback=None)",
     "Initialize self.  See help(type(self)) for accurate signature.", pickler_init},
    {"dump(self, obj, /)", "Write a pickled representation of the given object to the open file.", dump},
    {"clear_memo(self, /)", "Clears the pickler's memo: objects written before are written anew, not referred to.",
     clear_memo},
    {"__sizeof__(self, /)", "Returns size in memory, in bytes.", sizeof_pickler},
    {nullptr, nullptr, nullptr}};
const NativeGetSet kGetSets[] = {{"memo", nullptr, get_memo, set_memo},
                                 {"persistent_id", nullptr, get_persistent_id, set_persistent_id},
                                 {"dispatch_table", nullptr, get_dispatch_table, set_dispatch_table},
                                 {"bin", nullptr, get_bin, set_bin},
                                 {"fast", nullptr, get_fast, set_fast},
                                 {nullptr, nullptr, nullptr, nullptr}};

// --- the memo's proxy

Value proxy_clear(ThreadState& ts, Value* a, uint32_t) {
  PickleWriter* writer = writer_of(ts, a[0].as<MemoProxy>()->pickler);
  if (!writer) return {};
  writer->memo.clear();
  return kNone;
}

Value proxy_copy(ThreadState& ts, Value* a, uint32_t) {
  PickleWriter* writer = writer_of(ts, a[0].as<MemoProxy>()->pickler);
  return writer ? memo_as_dict(ts, writer->memo) : Value();
}

Value proxy_reduce(ThreadState& ts, Value* a, uint32_t) {
  Value dict = proxy_copy(ts, a, 1);
  return dict ? Value(tuple_of(ts, ts.rt.types.dict, tuple_of(ts, dict))) : Value();
}

void trace_proxy(Cell* cell, Marker& marker) {
  marker.visit(static_cast<MemoProxy*>(cell)->pickler);
}

NativeDef kProxyMethods[] = {{"clear(self, /)", "Remove all items from memo.", proxy_clear},
                             {"copy(self, /)", "Copy the memo to a new object.", proxy_copy},
                             {"__reduce__(self, /)", "Implement pickle support.", proxy_reduce},
                             {nullptr, nullptr, nullptr}};

}  // namespace

const NativeType kPickler = {
    .name = "_pickle.Pickler",
    .doc =
        "Writes pickles to a binary file.\n\nprotocol is a number from 0 to 5, by default 4. fix_imports gives the "
        "modules of Python 2 their old names in\nprotocols below 3. buffer_callback, in protocol 5, is called with "
        "each PickleBuffer; what it returns says\nwhether the buffer is written into the pickle (true) or travels "
        "beside it (false).",
    .methods = kMethods,
    .getsets = kGetSets,
    .instance_bytes = sizeof(PicklerObject),
    .trace = trace_pickler,
    .finalize = finalize_pickler};
const NativeType kPicklerMemo = {.name = "_pickle.PicklerMemoProxy",
                                 .doc = nullptr,
                                 .methods = kProxyMethods,
                                 .instance_bytes = sizeof(MemoProxy),
                                 .trace = trace_proxy};

}  // namespace adder
