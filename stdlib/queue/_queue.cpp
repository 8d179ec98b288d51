// _queue.cpp: SimpleQueue, an unbounded queue between threads.
//
// Items lie in a ring under the GIL. A getter that finds it empty waits, without the GIL, for a token of a semaphore,
// and looks again; a put leaves a token when somebody waits. A token too many costs a waiter one more look. put runs no
// script code and never waits, so it may be called from a signal handler or a finaliser in the middle of a get.
#include <semaphore.h>

#include <cerrno>
#include <ctime>

#include "runtime/errors/raise.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/numbers.h"
#include "runtime/objects/sequence_tools.h"
#include "runtime/protocol/protocol.h"
#include "stdlib/io/raw_file.h"

namespace adder {

extern const NativeModule kModule__queue;

namespace {

struct SimpleQueue : Cell {
  Array* ring;  // capacity is a power of two; null while nothing was put
  uint64_t head, size;
  uint64_t waiting;  // threads inside get's wait
  sem_t tokens;
};

struct QueueState {
  Value empty;  // the exception class
  void trace(Marker& marker) { marker.visit(empty); }
};

void trace_queue(Cell* cell, Marker& marker) {
  marker.visit(static_cast<SimpleQueue*>(cell)->ring);
}

Value queue_new(ThreadState& ts, Value* a, uint32_t) {
  SimpleQueue* self = static_cast<SimpleQueue*>(new_instance(ts, a[0].as<Type>()));
  if (!self) return {};
  sem_init(&self->tokens, 0, 0);
  return self;
}

Value queue_put(ThreadState& ts, Value* a, uint32_t) {
  SimpleQueue* self = a[0].as<SimpleQueue>();
  if (!self->ring || self->size == self->ring->capacity) {
    Array* wider = new_array(ts, self->ring ? self->ring->capacity * 2 : 8);
    if (!wider) return {};
    std::fill(wider->items, wider->items + wider->capacity, Value());
    for (uint64_t i = 0; i < self->size; ++i)
      wider->items[i] = self->ring->items[(self->head + i) & (self->ring->capacity - 1)];
    self->ring = wider;
    self->head = 0;
  }
  self->ring->items[(self->head + self->size++) & (self->ring->capacity - 1)] = a[1];
  if (self->waiting) sem_post(&self->tokens);
  return kNone;
}

Value take(SimpleQueue* self) {
  Value item = std::exchange(self->ring->items[self->head], Value());
  self->head = (self->head + 1) & (self->ring->capacity - 1);
  --self->size;
  return item;
}

Value raise_empty(ThreadState& ts) {
  return raise_value(ts, module_state<QueueState>(ts, kModule__queue).empty.as<Type>(), Value());
}

Value queue_get(ThreadState& ts, Value* a, uint32_t) {
  SimpleQueue* self = a[0].as<SimpleQueue>();
  int block = a[1] ? truth(ts, a[1]) : 1;
  if (block < 0) return {};
  timespec deadline{};
  bool timed = block && a[2] && !a[2].is_none();
  if (timed) {
    double seconds;
    if (!to_double(ts, a[2], &seconds)) return {};
    if (seconds < 0) return raise_value_error(ts, "'timeout' must be a non-negative number");
    if (!(seconds <= 9223372036.0)) return raise_overflow(ts, "timestamp too large to convert to C _PyTime_t");
    clock_gettime(CLOCK_MONOTONIC, &deadline);
    double whole = std::floor(seconds);
    deadline.tv_sec += static_cast<time_t>(whole);
    deadline.tv_nsec += static_cast<long>((seconds - whole) * 1e9);
    if (deadline.tv_nsec >= 1000000000) ++deadline.tv_sec, deadline.tv_nsec -= 1000000000;
  }
  while (!self->size) {
    if (!block) return raise_empty(ts);
    int result;
    ++self->waiting;
    {
      BlockingScope blocking(ts);
      result = timed ? sem_clockwait(&self->tokens, CLOCK_MONOTONIC, &deadline) : sem_wait(&self->tokens);
    }
    --self->waiting;
    if (result == 0 || self->size) continue;
    if (errno == ETIMEDOUT) return raise_empty(ts);
    if (errno == EINTR && !after_interrupt(ts)) return {};
  }
  return take(self);
}
Value queue_get_nowait(ThreadState& ts, Value* a, uint32_t) {
  SimpleQueue* self = a[0].as<SimpleQueue>();
  return self->size ? take(self) : raise_empty(ts);
}
Value queue_empty(ThreadState&, Value* a, uint32_t) {
  return Value::boolean(a[0].as<SimpleQueue>()->size == 0);
}
Value queue_qsize(ThreadState&, Value* a, uint32_t) {
  return Value::small_int(static_cast<int64_t>(a[0].as<SimpleQueue>()->size));
}

NativeDef kMethods[] = {
    {"__new__(cls, /)", nullptr, queue_new},
    {"put(self, item, block=True, timeout=None)",
     "Put the item on the queue.  It never waits: `block` and `timeout` are there for the likeness to Queue.put().",
     queue_put},
    {"put_nowait(self, item)", "Put the item on the queue.", queue_put},
    {"get(self, block=True, timeout=None)",
     "Take the oldest item.  Waits for one unless `block` is false, at most `timeout` seconds; raises Empty otherwise.",
     queue_get},
    {"get_nowait(self)", "Take the oldest item, or raise Empty.", queue_get_nowait},
    {"empty(self)", "Whether the queue is empty just now.", queue_empty},
    {"qsize(self)", "How many items are in the queue just now.", queue_qsize},
    {"__class_getitem__(cls, item, /)", "See PEP 585", class_getitem, kNativeClass},
    {nullptr, nullptr, nullptr}};

const NativeType kSimpleQueue = {.name = "_queue.SimpleQueue",
                                 .doc = "Simple, unbounded, reentrant FIFO queue.",
                                 .methods = kMethods,
                                 .instance_bytes = sizeof(SimpleQueue),
                                 .flags = kTypeWeakrefable,
                                 .trace = trace_queue};

bool init(ThreadState& ts, Module* m) {
  Dict* ns = new_dict(ts);
  Tuple* bases = ns ? tuple_of(ts, Value(ts.rt.exc.Exception)) : nullptr;
  if (!bases || !dict_set_str(ts, ns, ts.rt.names.dunder_module, Value(intern(ts, "_queue")))) return false;
  Type* empty = new_heap_type(ts, ts.rt.types.type, intern(ts, "Empty"), bases, ns, nullptr);
  if (!empty) return false;
  module_state<QueueState>(ts, kModule__queue).empty = Value(empty);
  return module_add(ts, m, "Empty", Value(empty)) && module_add_type(ts, m, kSimpleQueue);
}

}  // namespace

const NativeModule kModule__queue = {"_queue", "The native part of queue.", nullptr, init};

}  // namespace adder
