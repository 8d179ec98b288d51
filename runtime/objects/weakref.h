// weakref.h: weak references, and what the collector asks of them.
#pragma once

#include "runtime/heap/cell.h"

namespace adder {

struct ThreadState;
class Marker;

struct WeakRef : Cell {
  uint64_t hash;    // of the target once taken, so that a dead key can still be found
  uint64_t target;  // the target's address with bits inverted, so that nothing scans it as a pointer; 0 when dead
  Value callback;   // or empty
  Value dict;       // of subclass instances
  bool hashed;
  Value get() const { return target ? Value(~target) : Value(); }
};
Value new_weakref(ThreadState& ts, Type* type, Value target, Value callback);  // registers it with the heap
Value new_weakproxy(ThreadState& ts, Value target, Value callback);            // weakref.proxy()
bool weakref_target_alive(const Cell* ref, const Marker& marker);
void weakref_clear(Cell* ref);
bool weakref_has_callback(const Cell* ref);
void weakref_run_callback(ThreadState& ts, Cell* ref);

}  // namespace adder
