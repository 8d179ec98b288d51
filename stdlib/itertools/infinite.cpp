// infinite.cpp: itertools.count, cycle and repeat.
#include "stdlib/itertools/itertools.h"

namespace adder {

namespace {

// --- count: v[0] next number, v[1] step

bool is_number(ThreadState& ts, Value v) {
  if (is_int_value(v) || is_float(v) || is_complex(v)) return true;
  Type* type = type_of(ts, v);
  return lookup_special(ts, type, kSpecialIndex) || lookup_special(ts, type, kSpecialFloat) ||
         lookup_special(ts, type, kSpecialInt) || lookup_special(ts, type, kSpecialComplex);
}

Value count_new(ThreadState& ts, Value* a, uint32_t) {
  Value start = a[1] ? a[1] : Value::small_int(0), step = a[2] ? a[2] : Value::small_int(1);
  if (!is_number(ts, start) || !is_number(ts, step)) return raise_type_error(ts, "a number is required");
  Adapter* it = new_adapter(ts, a[0]);
  if (!it) return {};
  it->v[0] = start;
  it->v[1] = step;
  return it;
}

Value count_next(ThreadState& ts, Value self) {
  Adapter* it = self_adapter(self);
  Value now = it->v[0], step = it->v[1];
  if (now.is_int() && step.is_int()) {  // neither sum of 63-bit numbers overflows 64 bits
    it->v[0] = new_int(ts, now.as_int() + step.as_int());
  } else {
    it->v[0] = binary_op(ts, Op::Add, now, step, false);
  }
  if (it->v[0]) return now;
  it->v[0] = now;
  return {};
}

bool counts_by_one(Value step) {
  return step.is_int() && step.as_int() == 1;
}

Value count_repr(ThreadState& ts, Value* a, uint32_t) {
  Adapter* it = self_adapter(a[0]);
  if (counts_by_one(it->v[1])) return format_message(ts, "%N(%R)", it->type(), it->v[0]);
  return format_message(ts, "%N(%R, %R)", it->type(), it->v[0], it->v[1]);
}

Value count_reduce(ThreadState& ts, Value* a, uint32_t) {
  Adapter* it = self_adapter(a[0]);
  Tuple* args = counts_by_one(it->v[1]) ? tuple_of(ts, it->v[0]) : tuple_of(ts, it->v[0], it->v[1]);
  return args ? Value(tuple_of(ts, it->type(), args)) : Value();
}

NativeDef kCountMethods[] = {{"__new__(cls, start=0, step=1)",
                              "Create and return a new object.  See help(type) for accurate signature.", count_new},
                             {"__repr__(self, /)", "Return repr(self).", count_repr},
                             {"__reduce__(self, /)", "Return state information for pickling.", count_reduce},
                             {nullptr, nullptr, nullptr}};
ADDER_ADAPTER_TYPE(kCount, "count", "Return a count object whose .__next__() method returns consecutive values.",
                   kCountMethods, count_next);

// --- cycle: v[0] source until exhausted, v[1] List seen, n[0] position in it

Value cycle_new(ThreadState& ts, Value* a, uint32_t) {
  Value source = get_iterator(ts, a[1]);
  List* seen = source ? new_list(ts) : nullptr;
  Adapter* it = seen ? new_adapter(ts, a[0]) : nullptr;
  if (!it) return {};
  it->v[0] = source;
  it->v[1] = seen;
  return it;
}

Value cycle_next(ThreadState& ts, Value self) {
  Adapter* it = self_adapter(self);
  List* seen = it->v[1].as<List>();
  if (it->v[0]) {
    Value item = iterate_next(ts, it->v[0]);
    if (item) return list_append(ts, seen, item) ? item : Value();
    if (ts.has_error()) return {};
    it->v[0] = Value();
  }
  if (!seen->size) return {};
  Value item = seen->items[it->n[0]++];
  if (static_cast<uint64_t>(it->n[0]) >= seen->size) it->n[0] = 0;
  return item;
}

Value cycle_reduce(ThreadState& ts, Value* a, uint32_t) {
  Adapter* it = self_adapter(a[0]);
  List* seen = it->v[1].as<List>();
  Value source = it->v[0];
  if (!source) {  // what is left of this round comes first
    List* rest = new_list_from(ts, seen->items + it->n[0], seen->size - static_cast<uint64_t>(it->n[0]));
    source = rest ? get_iterator(ts, rest) : Value();
  }
  Tuple* args = source ? tuple_of(ts, source) : nullptr;
  Tuple* state = args ? tuple_of(ts, seen, Value::boolean(!it->v[0])) : nullptr;
  return state ? Value(tuple_of(ts, it->type(), args, state)) : Value();
}

Value cycle_setstate(ThreadState& ts, Value* a, uint32_t) {
  Adapter* it = self_adapter(a[0]);
  if (!is_kind(a[1], Kind::Tuple)) return raise_type_error(ts, "state is not a tuple");
  Tuple* state = a[1].as<Tuple>();
  if (state->size != 2 || !is_kind(state->items[0], Kind::List)) return raise_type_error(ts, "invalid arguments");
  int first_round_done = truth(ts, state->items[1]);
  if (first_round_done < 0) return {};
  List* seen = state->items[0].as<List>();
  if (!first_round_done) {
    List* copy = new_list_from(ts, seen->items, seen->size);
    if (!copy) return {};
    it->v[1] = copy;
    return kNone;
  }
  // The source holds the rest of a round: rejoin it at the right place of the items seen.
  List* rest = sequence_to_list(ts, it->v[0]);
  if (!rest) return {};
  it->v[0] = Value();
  it->v[1] = new_list_from(ts, seen->items, seen->size);
  if (!it->v[1]) return {};
  it->n[0] = rest->size <= seen->size
                 ? static_cast<int64_t>((seen->size - rest->size) % std::max<uint64_t>(seen->size, 1))
                 : 0;
  return kNone;
}

NativeDef kCycleMethods[] = {
    {"__new__(cls, iterable, /)", "Create and return a new object.  See help(type) for accurate signature.", cycle_new},
    {"__reduce__(self, /)", "Return state information for pickling.", cycle_reduce},
    {"__setstate__(self, state, /)", "Set state information for unpickling.", cycle_setstate},
    {nullptr, nullptr, nullptr}};
ADDER_ADAPTER_TYPE(kCycle, "cycle",
                   "Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely.",
                   kCycleMethods, cycle_next);

// --- repeat: v[0] object, n[0] times left, -1 without end

Value repeat_new(ThreadState& ts, Value* a, uint32_t) {
  int64_t times = -1;
  if (a[2]) {
    if (!to_index_i64(ts, a[2], &times)) return {};
    times = std::max<int64_t>(times, 0);
  }
  Adapter* it = new_adapter(ts, a[0]);
  if (!it) return {};
  it->v[0] = a[1];
  it->n[0] = times;
  return it;
}

Value repeat_next(ThreadState&, Value self) {
  Adapter* it = self_adapter(self);
  if (it->n[0] == 0) return {};
  if (it->n[0] > 0) it->n[0]--;
  return it->v[0];
}

Value repeat_repr(ThreadState& ts, Value* a, uint32_t) {
  Adapter* it = self_adapter(a[0]);
  if (it->n[0] < 0) return format_message(ts, "%N(%R)", it->type(), it->v[0]);
  return format_message(ts, "%N(%R, %ld)", it->type(), it->v[0], it->n[0]);
}

Value repeat_hint(ThreadState& ts, Value* a, uint32_t) {
  int64_t left = self_adapter(a[0])->n[0];
  return left < 0 ? raise_type_error(ts, "len() of unsized object") : new_int(ts, left);
}

Value repeat_reduce(ThreadState& ts, Value* a, uint32_t) {
  Adapter* it = self_adapter(a[0]);
  Tuple* args = it->n[0] < 0 ? tuple_of(ts, it->v[0]) : tuple_of(ts, it->v[0], new_int(ts, it->n[0]));
  return args ? Value(tuple_of(ts, it->type(), args)) : Value();
}

NativeDef kRepeatMethods[] = {
    {"__new__(cls, object, times=None)", "Create and return a new object.  See help(type) for accurate signature.",
     repeat_new},
    {"__repr__(self, /)", "Return repr(self).", repeat_repr},
    {"__length_hint__(self, /)", "Private method returning an estimate of len(list(it)).", repeat_hint},
    {"__reduce__(self, /)", "Return state information for pickling.", repeat_reduce},
    {nullptr, nullptr, nullptr}};
ADDER_ADAPTER_TYPE(kRepeat, "repeat",
                   "repeat(object [,times]) -> create an iterator which returns the object\n"
                   "for the specified number of times.  If not specified, returns the object\nendlessly.",
                   kRepeatMethods, repeat_next);

}  // namespace

bool add_infinite(ThreadState& ts, Module* module) {
  return module_add_type(ts, module, kCount) && module_add_type(ts, module, kCycle) &&
         module_add_type(ts, module, kRepeat);
}

}  // namespace adder
