// lzma_filters.h: liblzma as the module _lzma uses it, and filter chains given as lists of dicts.
#pragma once

#include <lzma.h>

#include "runtime/errors/raise.h"
#include "runtime/native/native.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/numbers.h"
#include "runtime/objects/str.h"
#include "runtime/protocol/protocol.h"
#include "stdlib/native_library/lazy_library.h"

namespace adder {

#define ADDER_LZMA_FUNCTIONS(F)                                                                                  \
  F(lzma_easy_encoder)                                                                                           \
  F(lzma_stream_encoder)                                                                                         \
  F(lzma_alone_encoder)                                                                                          \
  F(lzma_raw_encoder)                                                                                            \
  F(lzma_auto_decoder) F(lzma_stream_decoder) F(lzma_alone_decoder) F(lzma_raw_decoder) F(lzma_code) F(lzma_end) \
      F(lzma_get_check) F(lzma_check_is_supported) F(lzma_lzma_preset) F(lzma_properties_size)                   \
          F(lzma_properties_encode) F(lzma_properties_decode)
ADDER_LAZY_LIBRARY(Lzma, "liblzma.so.5", ADDER_LZMA_FUNCTIONS)

struct LzmaState {
  Type* error = nullptr;
  void trace(Marker& marker) { marker.visit(error); }
};
LzmaState& lzma_state(ThreadState& ts);
// The exception of a code that is an error.
Value raise_lzma(ThreadState& ts, lzma_ret code);
inline bool lzma_failed(lzma_ret code) {
  return code != LZMA_OK && code != LZMA_NO_CHECK && code != LZMA_GET_CHECK && code != LZMA_STREAM_END;
}

// A chain of filters with storage for their options.
class LzmaFilters {
 public:
  // From a sequence of dicts. False with an exception pending.
  bool parse(ThreadState& ts, Value specs);
  bool parse_one(ThreadState& ts, Value spec);
  lzma_filter* get() { return filters_; }
  lzma_options_lzma* only_lzma1() {
    return count_ == 1 && filters_[0].id == LZMA_FILTER_LZMA1 ? &options_[0].lzma : nullptr;
  }

 private:
  bool add(ThreadState& ts, Value spec);
  union Options {
    lzma_options_lzma lzma;
    lzma_options_delta delta;
    lzma_options_bcj bcj;
  };
  size_t count_ = 0;
  lzma_filter filters_[LZMA_FILTERS_MAX + 1];
  Options options_[LZMA_FILTERS_MAX];
};

extern NativeDef kLzmaFilterFunctions[];

}  // namespace adder
