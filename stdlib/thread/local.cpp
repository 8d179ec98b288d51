// local.cpp: _thread._local: an object whose attributes are each thread's own.
//
// The attributes live in one dict per thread and object, found in the ThreadState by the object's serial number. An
// access puts the calling thread's dict into the object's dict word and then goes the generic way. A thread's first
// access runs the class's __init__ with the arguments of the constructor.
#include "runtime/errors/raise.h"
#include "runtime/objects/numbers.h"
#include "runtime/objects/type_support.h"
#include "runtime/protocol/protocol.h"
#include "stdlib/thread/locks.h"

namespace adder {

namespace {

struct Local : Cell {
  uint64_t serial;
  Value args, keywords;
};

Value local_new(ThreadState& ts, Value* a, uint32_t n) {
  Type* type = a[0].as<Type>();
  Dict* keywords = a[1] ? a[1].as<Dict>() : nullptr;
  bool has_arguments = n > 2 || (keywords && keywords->used);
  Value init = lookup_special(ts, type, kSpecialInit);
  if (has_arguments && init == lookup_special(ts, ts.rt.types.object, kSpecialInit))
    return raise_type_error(ts, "Initialization arguments are not supported");
  Local* self = static_cast<Local*>(new_instance(ts, type));
  Tuple* args = self ? new_tuple_from(ts, a + 2, n - 2) : nullptr;
  Dict* dict = args ? new_dict(ts) : nullptr;
  if (!dict) return {};
  self->serial = thread_module(ts).next_local++;
  self->args = Value(args);
  self->keywords = keywords ? Value(keywords) : Value();
  if (!ts.thread_locals) ts.thread_locals = Value(new_dict(ts));
  // The constructor goes on to call __init__ for the creating thread.
  if (!ts.thread_locals || !dict_set(ts, ts.thread_locals.as<Dict>(), new_int_u64(ts, self->serial), Value(dict)))
    return {};
  return self;
}

// Makes the calling thread's dict the current one.
bool select(ThreadState& ts, Value v) {
  Local* self = v.as<Local>();
  if (!ts.thread_locals) ts.thread_locals = Value(new_dict(ts));
  if (!ts.thread_locals) return false;
  Value key = new_int_u64(ts, self->serial);
  Value found = dict_get(ts, ts.thread_locals.as<Dict>(), key);
  if (found) {
    *dict_slot(self) = found;
    return true;
  }
  Dict* dict = new_dict(ts);
  if (!dict || !dict_set(ts, ts.thread_locals.as<Dict>(), key, Value(dict))) return false;
  *dict_slot(self) = Value(dict);
  Value init = lookup_bound_special(ts, v, kSpecialInit);
  if (!init) return !ts.has_error();
  bool plain = lookup_special(ts, self->type(), kSpecialInit) == lookup_special(ts, ts.rt.types.object, kSpecialInit);
  if (!plain && !call_dict(ts, init, self->args.as<Tuple>(), self->keywords ? self->keywords.as<Dict>() : nullptr)) {
    dict_delete(ts, ts.thread_locals.as<Dict>(), key);
    return false;
  }
  *dict_slot(self) = Value(dict);  // __init__ may have let other threads run
  return true;
}

bool is_dict_name(ThreadState& ts, Value name) {
  return is_str(name) && str_equal(name.as<Str>(), ts.rt.names.dunder_dict);
}

Value local_getattribute(ThreadState& ts, Value* a, uint32_t) {
  if (!select(ts, a[0])) return {};
  if (is_dict_name(ts, a[1])) return *dict_slot(a[0].as_cell());
  return object_getattribute(ts, a, 2);
}
Value local_setattr(ThreadState& ts, Value* a, uint32_t) {
  if (is_dict_name(ts, a[1]))
    return raise(ts, ts.rt.exc.AttributeError, "'%T' object attribute '__dict__' is read-only", a[0]);
  return select(ts, a[0]) ? object_setattr(ts, a, 3) : Value();
}
Value local_delattr(ThreadState& ts, Value* a, uint32_t) {
  if (is_dict_name(ts, a[1]))
    return raise(ts, ts.rt.exc.AttributeError, "'%T' object attribute '__dict__' is read-only", a[0]);
  return select(ts, a[0]) ? object_delattr(ts, a, 2) : Value();
}

void trace_local(Cell* cell, Marker& marker) {
  marker.visit(static_cast<Local*>(cell)->args);
  marker.visit(static_cast<Local*>(cell)->keywords);
}

NativeDef kMethods[] = {{"__new__(cls, /, *args, **kwargs)",
                         "Create and return a new object.  See help(type) for accurate signature.", local_new},
                        {"__getattribute__(self, name, /)", "Return getattr(self, name).", local_getattribute},
                        {"__setattr__(self, name, value, /)", "Implement setattr(self, name, value).", local_setattr},
                        {"__delattr__(self, name, /)", "Implement delattr(self, name).", local_delattr},
                        {nullptr, nullptr, nullptr}};

}  // namespace

const NativeType kLocalType = {"_thread._local",
                               "Thread-local data",
                               kMethods,
                               nullptr,
                               Kind::Native,
                               sizeof(Local),
                               kTypeInstancesHaveDict | kTypeWeakrefable,
                               nullptr,
                               trace_local};

}  // namespace adder
