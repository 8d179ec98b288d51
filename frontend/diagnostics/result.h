// Result<T>: a value or a SyntaxDiagnostic, the way every fallible function of the front end answers.
//
// ADDER_TRY(expr) gives the value or returns the error from the enclosing function (which returns some Result).
// It is a statement expression, which both compilers we build with accept.
#pragma once

#include <optional>
#include <utility>
#include <variant>

#include "frontend/diagnostics/diagnostic.h"

namespace adder {

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(SyntaxDiagnostic error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }
  T& value() { return std::get<0>(state_); }
  const T& value() const { return std::get<0>(state_); }
  SyntaxDiagnostic& error() { return std::get<1>(state_); }
  const SyntaxDiagnostic& error() const { return std::get<1>(state_); }

 private:
  std::variant<T, SyntaxDiagnostic> state_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(SyntaxDiagnostic error) : error_(std::move(error)) {}

  bool ok() const { return !error_.has_value(); }
  explicit operator bool() const { return ok(); }
  void value() {}
  SyntaxDiagnostic& error() { return *error_; }
  const SyntaxDiagnostic& error() const { return *error_; }

 private:
  std::optional<SyntaxDiagnostic> error_;
};

}  // namespace adder

#define ADDER_TRY(expression)                                               \
  (__extension__({                                                          \
    auto adder_try_result = (expression);                                   \
    if (!adder_try_result.ok()) return std::move(adder_try_result.error()); \
    std::move(adder_try_result.value());                                    \
  }))
