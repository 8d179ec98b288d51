// constants.cpp: constants from literals, their truth, and their encoding.
#include "frontend/compiler/constants.h"

#include <cstdio>

namespace adder {

namespace {

template <typename T>
void put(std::string& out, T value) {
  char raw[sizeof(T)];
  std::memcpy(raw, &value, sizeof(T));
  out.append(raw, sizeof(T));
}

}  // namespace

ConstValue ConstValue::big(BigNatural magnitude, bool negative) {
  if (magnitude.bits() <= 63) {
    uint64_t v = 0;
    for (std::size_t i = 0; i < magnitude.digits.size(); ++i)
      v |= static_cast<uint64_t>(magnitude.digits[i]) << (32 * i);
    return integer(negative ? -static_cast<int64_t>(v) : static_cast<int64_t>(v));
  }
  if (negative && magnitude.bits() == 64 && magnitude.compare(BigNatural::from(1ull << 63)) == 0) {
    return integer(INT64_MIN);
  }
  ConstValue v = of(ConstTag::kBigInt);
  v.negative = negative;
  v.bytes = magnitude.to_bytes();
  return v;
}

ConstValue ConstValue::from_node(const ast::Constant* c) {
  using ast::ConstantKind;
  switch (c->tag) {
    case ConstantKind::None:
      return none();
    case ConstantKind::True:
      return boolean(true);
    case ConstantKind::False:
      return boolean(false);
    case ConstantKind::Ellipsis:
      return of(ConstTag::kEllipsis);
    case ConstantKind::Int:
      return integer(c->int_value);
    case ConstantKind::BigInt:
      return big(BigNatural::parse(c->text, c->base), false);
    case ConstantKind::Float:
      return real(c->float_value);
    case ConstantKind::Imaginary: {
      ConstValue v = of(ConstTag::kComplex);
      v.im = c->float_value;
      return v;
    }
    case ConstantKind::Str:
      return str(c->text);
    case ConstantKind::Bytes: {
      ConstValue v = of(ConstTag::kBytes);
      v.bytes = c->text;
      return v;
    }
  }
  return none();
}

bool ConstValue::truth() const {
  switch (tag) {
    case ConstTag::kNone:
    case ConstTag::kFalse:
      return false;
    case ConstTag::kInt64:
      return i != 0;
    case ConstTag::kFloat:
      return re != 0;
    case ConstTag::kComplex:
      return re != 0 || im != 0;
    case ConstTag::kStr:
    case ConstTag::kBytes:
      return !bytes.empty();
    case ConstTag::kTuple:
    case ConstTag::kFrozenSet:
      return !items.empty();
    default:
      return true;
  }
}

std::string ConstValue::repr() const {
  switch (tag) {
    case ConstTag::kNone:
      return "None";
    case ConstTag::kTrue:
      return "True";
    case ConstTag::kFalse:
      return "False";
    case ConstTag::kEllipsis:
      return "Ellipsis";
    case ConstTag::kInt64:
      return std::to_string(i);
    case ConstTag::kFloat: {
      char text[40];
      for (int digits = 1; digits <= 17; ++digits) {
        std::snprintf(text, sizeof text, "%.*g", digits, re);
        if (std::strtod(text, nullptr) == re) break;
      }
      std::string s = text;
      if (s.find_first_of(".en") == std::string::npos) s += ".0";
      return s;
    }
    case ConstTag::kStr:
      return (bytes.find('\'') != std::string::npos) ? "\"" + bytes + "\"" : "'" + bytes + "'";
    case ConstTag::kBytes:
      return "b'" + bytes + "'";
    default:
      return "...";
  }
}

void ConstValue::encode(std::string& out) const {
  out.push_back(static_cast<char>(tag));
  switch (tag) {
    case ConstTag::kInt64:
      put(out, i);
      break;
    case ConstTag::kBigInt:
      out.push_back(negative ? 1 : 0);
      put(out, static_cast<uint32_t>(bytes.size()));
      out += bytes;
      break;
    case ConstTag::kFloat:
      put(out, re);
      break;
    case ConstTag::kComplex:
      put(out, re);
      put(out, im);
      break;
    case ConstTag::kStr:
    case ConstTag::kBytes:
      put(out, static_cast<uint32_t>(bytes.size()));
      out += bytes;
      break;
    case ConstTag::kTuple:
    case ConstTag::kFrozenSet:
      put(out, static_cast<uint32_t>(items.size()));
      for (const auto& item : items) item.encode(out);
      break;
    default:
      break;
  }
}

uint32_t ConstantPool::add(const ConstValue& v) {
  std::string encoding;
  v.encode(encoding);
  auto [it, fresh] = by_encoding_.emplace(std::move(encoding), static_cast<uint32_t>(entries_.size()));
  if (fresh) entries_.push_back({it->first, {}});
  return it->second;
}

uint32_t ConstantPool::add_code(std::vector<uint64_t> unit) {
  entries_.push_back({{}, std::move(unit)});
  return static_cast<uint32_t>(entries_.size() - 1);
}

}  // namespace adder
