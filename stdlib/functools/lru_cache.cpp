// lru_cache.cpp: _lru_cache_wrapper, the callable behind functools.lru_cache.
//
// A bounded cache is a dict from call key to a link of a circular list in order of use; a link is an Array cell with
// the fields below. Without a bound the dict holds the results themselves. The key of one positional int or str is that
// argument, else a tuple of the arguments (keywords behind a mark, then the types when typed).
// Must stay true: the function and every __eq__ may call the cache again, so after each of them the state is read anew.
#include "runtime/objects/hash_table.h"
#include "runtime/objects/sequence_tools.h"
#include "stdlib/functools/functools.h"

namespace adder {

namespace {

enum LinkField { kPrevious, kNext, kKey, kResult, kHashLow, kHashHigh, kLinkFields };

struct LruCache : Cell {
  Value function, make_info;
  Dict* results;
  Array* root;       // null unless bounded
  int64_t capacity;  // -1: no bound
  uint64_t hits, misses;
  bool typed;
};

LruCache* self_cache(Value v) {
  return v.as<LruCache>();
}

void trace_cache(Cell* cell, Marker& marker) {
  LruCache* c = static_cast<LruCache*>(cell);
  marker.visit(c->function);
  marker.visit(c->make_info);
  marker.visit(c->results);
  marker.visit(c->root);
}

Array* neighbour(Array* link, LinkField which) {
  return link->items[which].as<Array>();
}

void unlink(Array* link) {
  neighbour(link, kPrevious)->items[kNext] = link->items[kNext];
  neighbour(link, kNext)->items[kPrevious] = link->items[kPrevious];
}

void link_last(Array* root, Array* link) {
  Array* last = neighbour(root, kPrevious);
  link->items[kPrevious] = last;
  link->items[kNext] = root;
  last->items[kNext] = link;
  root->items[kPrevious] = link;
}

uint64_t link_hash(Array* link) {
  return static_cast<uint64_t>(link->items[kHashLow].as_int()) | static_cast<uint64_t>(link->items[kHashHigh].as_int())
                                                                     << 32;
}

bool empty_cache(ThreadState& ts, LruCache* self) {
  Dict* results = new_dict(ts);
  Array* root = results && self->capacity > 0 ? new_array(ts, kLinkFields) : nullptr;
  if (!results || (self->capacity > 0 && !root)) return false;
  if (root) root->items[kPrevious] = root->items[kNext] = root;
  self->results = results;
  self->root = root;
  self->hits = self->misses = 0;
  return true;
}

Value make_key(ThreadState& ts, LruCache* self, const Value* args, size_t count, Dict* keywords) {
  size_t named = keywords ? keywords->used : 0;
  if (count == 1 && !named && !self->typed && (args[0].is_int() || is_exact(args[0], Kind::Str))) return args[0];
  size_t size = count + (named ? 1 + 2 * named : 0);
  Tuple* key = new_tuple(ts, self->typed ? size + count + named : size);
  if (!key) return {};
  Value* out = std::copy_n(args, count, key->items);
  Value* types = key->items + size;
  if (self->typed)
    for (size_t i = 0; i < count; ++i) *types++ = type_of(ts, args[i]);
  if (!named) return key;
  *out++ = functools_state(ts).keyword_mark;
  size_t position = 0;
  Value name, value;
  while (dict_next(keywords, &position, &name, &value)) {
    *out++ = name;
    *out++ = value;
    if (self->typed) *types++ = type_of(ts, value);
  }
  return key;
}

Value call_function(ThreadState& ts, LruCache* self, const Value* args, size_t count, Dict* keywords) {
  if (!keywords || !keywords->used) return call(ts, self->function, args, count);
  Tuple* positional = new_tuple_from(ts, args, count);
  return positional ? call_dict(ts, self->function, positional, keywords) : Value();
}

// Keeps a new result, dropping the least recently used one when there is no room.
bool remember(ThreadState& ts, LruCache* self, Value key, uint64_t hash, Value result) {
  if (dict_get_hashed(ts, self->results, key, hash)) return true;  // the function called itself with the same arguments
  if (ts.has_error()) return false;
  Array* root = self->root;
  Array* oldest = neighbour(root, kNext);
  if (self->results->used >= static_cast<uint64_t>(self->capacity) && oldest != root) {
    unlink(oldest);
    if (dict_delete_hashed(ts, self->results, oldest->items[kKey], link_hash(oldest)) < 0) return false;
  }
  Array* link = new_array(ts, kLinkFields);
  if (!link) return false;
  link->items[kKey] = key;
  link->items[kResult] = result;
  link->items[kHashLow] = Value::small_int(static_cast<int64_t>(hash & 0xffffffff));
  link->items[kHashHigh] = Value::small_int(static_cast<int64_t>(hash >> 32));
  if (self->root != root) return true;  // cleared meanwhile
  if (!dict_set_hashed(ts, self->results, key, hash, link)) return false;
  link_last(self->root, link);
  return true;
}

Value cache_call(ThreadState& ts, Value* a, uint32_t n) {
  LruCache* self = self_cache(a[0]);
  Dict* keywords = a[1] ? a[1].as<Dict>() : nullptr;
  const Value* args = a + 2;
  size_t count = n - 2;
  if (self->capacity == 0) {
    self->misses++;
    return call_function(ts, self, args, count, keywords);
  }
  Value key = make_key(ts, self, args, count, keywords);
  uint64_t hash;
  if (!key || !key_hash(ts, key, &hash)) return {};
  Value found = dict_get_hashed(ts, self->results, key, hash);
  if (found) {
    self->hits++;
    if (!self->root) return found;
    Array* link = found.as<Array>();
    unlink(link);
    link_last(self->root, link);
    return link->items[kResult];
  }
  if (ts.has_error()) return {};
  self->misses++;
  Value result = call_function(ts, self, args, count, keywords);
  if (!result) return {};
  bool kept =
      self->root ? remember(ts, self, key, hash, result) : dict_set_hashed(ts, self->results, key, hash, result);
  return kept ? result : Value();
}

Value cache_new(ThreadState& ts, Value* a, uint32_t) {
  if (!is_callable(ts, a[1])) return raise_type_error(ts, "the first argument must be callable");
  int64_t capacity = -1;
  if (!a[2].is_none()) {
    if (!has_index(ts, a[2])) return raise_type_error(ts, "maxsize should be integer or None");
    if (!to_index_i64(ts, a[2], &capacity)) return {};
    capacity = std::max<int64_t>(capacity, 0);
  }
  int typed = truth(ts, a[3]);
  if (typed < 0) return {};
  LruCache* self = static_cast<LruCache*>(new_instance(ts, a[0].as<Type>()));
  if (!self) return {};
  self->function = a[1];
  self->make_info = a[4];
  self->typed = typed;
  self->capacity = capacity;
  return empty_cache(ts, self) ? Value(self) : Value();
}

Value cache_info(ThreadState& ts, Value* a, uint32_t) {
  LruCache* self = self_cache(a[0]);
  Value maxsize = self->capacity < 0 ? kNone : new_int(ts, self->capacity);
  return call_with(ts, self->make_info, new_int(ts, static_cast<int64_t>(self->hits)),
                   new_int(ts, static_cast<int64_t>(self->misses)), maxsize, Value::small_int(self->results->used));
}

Value cache_clear(ThreadState& ts, Value* a, uint32_t) {
  return empty_cache(ts, self_cache(a[0])) ? kNone : Value();
}

Value cache_get(ThreadState& ts, Value* a, uint32_t) {
  return a[1].is_none() ? a[0] : Value(new_bound_method(ts, a[0], a[1]));
}

Value cache_reduce(ThreadState& ts, Value* a, uint32_t) {
  return get_attribute(ts, a[0], ts.rt.names.dunder_qualname);
}

Value cache_self(ThreadState&, Value* a, uint32_t) {
  return a[0];
}

NativeDef kMethods[] = {
    {"__new__(cls, user_function, maxsize, typed, cache_info_type)",
     "Create a cached callable that wraps another function.", cache_new},
    {"__call__(self, /, *args, **kwargs)", "Call self as a function.", cache_call},
    {"__get__(self, instance, owner=None, /)", "Return an attribute of instance, which is of type owner.", cache_get},
    {"cache_info(self, /)", "Report cache statistics", cache_info},
    {"cache_clear(self, /)", "Clear the cache and cache statistics", cache_clear},
    {"__reduce__(self, /)", nullptr, cache_reduce},
    {"__copy__(self, /)", nullptr, cache_self},
    {"__deepcopy__(self, memo, /)", nullptr, cache_self},
    {nullptr, nullptr, nullptr}};

const NativeGetSet kGetSets[] = {{"__dict__", nullptr, native_dict_get, native_dict_set},
                                 {nullptr, nullptr, nullptr, nullptr}};

}  // namespace

const NativeType kLruCache = {.name = "functools._lru_cache_wrapper",
                              .doc = "Create a cached callable that wraps another function.",
                              .methods = kMethods,
                              .getsets = kGetSets,
                              .instance_bytes = sizeof(LruCache),
                              .flags = kTypeInstancesHaveDict | kTypeWeakrefable,
                              .trace = trace_cache};

}  // namespace adder
