// _random.cpp: the generator behind the module random: MT19937, with CPython's seeding and so its streams.
//
// Source: Matsumoto and Nishimura, "Mersenne Twister: a 623-dimensionally equidistributed uniform pseudo-random number
// generator", 1998, and their 2002 initialisation by an array. The state is 624 words and a position.
#include <sys/random.h>

#include "runtime/native/native.h"
#include "runtime/objects/int_limbs.h"

namespace adder {

namespace {

constexpr uint32_t kWords = 624;
constexpr uint32_t kShift = 397;

struct Generator19937 : Cell {
  uint32_t position;
  uint32_t state[kWords];
};

Generator19937* self_of(Value* a) {
  return a[0].as<Generator19937>();
}

void seed_word(Generator19937* g, uint32_t seed) {
  g->state[0] = seed;
  for (uint32_t i = 1; i < kWords; ++i) {
    uint32_t previous = g->state[i - 1];
    g->state[i] = 1812433253u * (previous ^ previous >> 30) + i;
  }
  g->position = kWords;
}

void seed_array(Generator19937* g, const uint32_t* key, size_t length) {
  seed_word(g, 19650218u);
  uint32_t* state = g->state;
  uint32_t i = 1;
  size_t j = 0;
  for (size_t k = std::max<size_t>(kWords, length); k; --k) {
    uint32_t previous = state[i - 1];
    state[i] = (state[i] ^ (previous ^ previous >> 30) * 1664525u) + key[j] + uint32_t(j);
    if (++i == kWords) {
      state[0] = state[kWords - 1];
      i = 1;
    }
    if (++j == length) j = 0;
  }
  for (uint32_t k = kWords - 1; k; --k) {
    uint32_t previous = state[i - 1];
    state[i] = (state[i] ^ (previous ^ previous >> 30) * 1566083941u) - i;
    if (++i == kWords) {
      state[0] = state[kWords - 1];
      i = 1;
    }
  }
  state[0] = 0x80000000u;
}

void refill(Generator19937* g) {
  uint32_t* s = g->state;
  for (uint32_t k = 0; k < kWords; ++k) {
    uint32_t mixed = (s[k] & 0x80000000u) | (s[(k + 1) % kWords] & 0x7fffffffu);
    s[k] = s[(k + kShift) % kWords] ^ mixed >> 1 ^ (mixed & 1 ? 0x9908b0dfu : 0);
  }
  g->position = 0;
}

uint32_t next_word(Generator19937* g) {
  if (g->position >= kWords) refill(g);
  uint32_t y = g->state[g->position++];
  y ^= y >> 11;
  y ^= y << 7 & 0x9d2c5680u;
  y ^= y << 15 & 0xefc60000u;
  return y ^ y >> 18;
}

// seed(None): from the system; an int: its absolute value; anything else: its hash.
bool seed_from(ThreadState& ts, Generator19937* g, Value seed) {
  if (!seed || seed.is_none()) {
    uint32_t key[kWords];
    size_t filled = 0;
    while (filled < sizeof key) {
      ssize_t got = getrandom(reinterpret_cast<char*>(key) + filled, std::min<size_t>(sizeof key - filled, 256), 0);
      if (got < 0) return raise_errno(ts, errno), false;
      filled += size_t(got);
    }
    seed_array(g, key, kWords);
    return true;
  }
  Value number = seed;
  if (!is_int_value(seed)) {
    uint64_t hash;
    if (!hash_value(ts, seed, &hash)) return false;
    number = new_int_u64(ts, hash);
    if (!number) return false;
  }
  IntView view(number);
  std::vector<uint32_t> key;
  for (int64_t i = 0; i < view.count; ++i) {
    key.push_back(uint32_t(view.limbs[i]));
    key.push_back(uint32_t(view.limbs[i] >> 32));
  }
  while (key.size() > 1 && key.back() == 0) key.pop_back();
  if (key.empty()) key.push_back(0);
  seed_array(g, key.data(), key.size());
  return true;
}

Value random_new(ThreadState& ts, Value* a, uint32_t) {
  Generator19937* g = static_cast<Generator19937*>(new_instance(ts, a[0].as<Type>()));
  return g && seed_from(ts, g, a[1]) ? Value(g) : Value();
}
Value random_init(ThreadState&, Value*, uint32_t) {
  return kNone;
}

Value random_seed(ThreadState& ts, Value* a, uint32_t) {
  return seed_from(ts, self_of(a), a[1]) ? kNone : Value();
}

Value random_random(ThreadState& ts, Value* a, uint32_t) {
  Generator19937* g = self_of(a);
  uint32_t high = next_word(g) >> 5, low = next_word(g) >> 6;
  return new_float(ts, (high * 67108864.0 + low) * (1.0 / 9007199254740992.0));
}

Value random_getrandbits(ThreadState& ts, Value* a, uint32_t) {
  int64_t bits;
  if (!to_i64(ts, a[1], &bits)) return Value();
  if (bits < 0) return raise_value_error(ts, "number of bits must be non-negative");
  if (bits > INT32_MAX) return raise_overflow(ts, "Python int too large to convert to C int");
  if (bits == 0) return Value::small_int(0);
  Generator19937* g = self_of(a);
  if (bits <= 32) return Value::small_int(next_word(g) >> (32 - bits));
  int64_t words = (bits + 31) / 32;
  Int* cell = new_int_cell(ts, (words + 1) / 2);
  if (!cell) return Value();
  for (int64_t i = 0; i < words; ++i, bits -= 32) {
    uint64_t word = next_word(g);
    if (bits < 32) word >>= 32 - bits;
    cell->limbs[i / 2] |= word << (i % 2 * 32);
  }
  return finish_int(cell, (words + 1) / 2, false);
}

Value random_getstate(ThreadState& ts, Value* a, uint32_t) {
  Tuple* state = new_tuple(ts, kWords + 1);
  for (uint32_t i = 0; state && i < kWords; ++i) state->items[i] = Value::small_int(self_of(a)->state[i]);
  if (state) state->items[kWords] = Value::small_int(self_of(a)->position);
  return state;
}

Value random_setstate(ThreadState& ts, Value* a, uint32_t) {
  if (!is_kind(a[1], Kind::Tuple)) return raise_type_error(ts, "state vector must be a tuple");
  Tuple* state = a[1].as<Tuple>();
  if (state->size != kWords + 1) return raise_value_error(ts, "state vector is the wrong size");
  uint32_t words[kWords + 1];
  for (uint32_t i = 0; i <= kWords; ++i) {
    int64_t word;
    if (!is_int_value(state->items[i])) return raise_type_error(ts, "an integer is required");
    if (!int_to_i64(state->items[i], &word) || word > int64_t{UINT32_MAX} || (i == kWords && word > int64_t{kWords})) {
      return raise_value_error(ts, "invalid state");
    }
    if (word < 0) {
      return i == kWords ? raise_value_error(ts, "invalid state")
                         : raise_overflow(ts, "can't convert negative value to unsigned int");
    }
    words[i] = uint32_t(word);
  }
  Generator19937* g = self_of(a);
  std::memcpy(g->state, words, sizeof g->state);
  g->position = words[kWords];
  return kNone;
}

NativeDef kRandomMethods[] = {
    {"__new__(cls, x=None, /, *args, **kwargs)", "Create a generator.", random_new},
    {"__init__(self, /, *args, **kwargs)", nullptr, random_init},
    {"random(self, /)", "A float in [0.0, 1.0).", random_random},
    {"seed(self, n=None, /)", "Start from an int, from the hash of another object, or from the system's entropy.",
     random_seed},
    {"getstate(self, /)", "The state, for setstate.", random_getstate},
    {"setstate(self, state, /)", "Restore what getstate gave.", random_setstate},
    {"getrandbits(self, k, /)", "An int with k random bits.", random_getrandbits},
    {nullptr, nullptr, nullptr},
};

const NativeType kRandomType = {
    .name = "_random.Random",
    .doc = "A Mersenne Twister.",
    .methods = kRandomMethods,
    .kind = Kind::Native,
    .instance_bytes = sizeof(Generator19937),
};

bool add_types(ThreadState& ts, Module* module) {
  return module_add_type(ts, module, kRandomType) != nullptr;
}

}  // namespace

extern const NativeModule kModule__random;
const NativeModule kModule__random = {"_random", "The Mersenne Twister behind the module random.", nullptr, add_types};

}  // namespace adder
