// constants.h: a constant value as the compiler handles it, and the pool that numbers a unit's constants.
//
// Two constants share an entry when their encodings are equal byte for byte, so 1, 1.0 and True stay apart, as do 0.0
// and -0.0. The encoding is the one code_unit.h describes; nested code is kept aside until the assembler places it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "frontend/ast/ast.h"
#include "frontend/bytecode/code_unit.h"
#include "frontend/compiler/bigint.h"

namespace adder {

struct ConstValue {
  ConstTag tag = ConstTag::kNone;
  bool negative = false;  // kBigInt
  int64_t i = 0;
  double re = 0, im = 0;
  std::string bytes;  // kStr, kBytes, magnitude of kBigInt
  std::vector<ConstValue> items;

  static ConstValue none() { return {}; }
  static ConstValue boolean(bool b) { return of(b ? ConstTag::kTrue : ConstTag::kFalse); }
  static ConstValue of(ConstTag t) {
    ConstValue v;
    v.tag = t;
    return v;
  }
  static ConstValue integer(int64_t n) {
    ConstValue v = of(ConstTag::kInt64);
    v.i = n;
    return v;
  }
  static ConstValue big(BigNatural magnitude, bool negative);
  static ConstValue real(double d) {
    ConstValue v = of(ConstTag::kFloat);
    v.re = d;
    return v;
  }
  static ConstValue str(std::string_view text) {
    ConstValue v = of(ConstTag::kStr);
    v.bytes = text;
    return v;
  }
  static ConstValue tuple(std::vector<ConstValue> items) {
    ConstValue v = of(ConstTag::kTuple);
    v.items = std::move(items);
    return v;
  }
  static ConstValue from_node(const ast::Constant* c);

  bool is_int() const { return tag == ConstTag::kInt64 || tag == ConstTag::kBigInt; }
  bool is_bool() const { return tag == ConstTag::kTrue || tag == ConstTag::kFalse; }
  bool truth() const;
  // As Python's repr(), for the few messages that quote a constant.
  std::string repr() const;
  void encode(std::string& out) const;
};

class ConstantPool {
 public:
  uint32_t add(const ConstValue& v);
  uint32_t add_code(std::vector<uint64_t> unit);

  struct Entry {
    std::string encoding;  // empty for code
    std::vector<uint64_t> code;
  };
  const std::vector<Entry>& entries() const { return entries_; }

 private:
  std::vector<Entry> entries_;
  std::unordered_map<std::string, uint32_t> by_encoding_;
};

}  // namespace adder
