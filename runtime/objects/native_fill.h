// native_fill.h: from static tables of native methods to the entries of a class dict.
#pragma once

#include <string_view>

#include "runtime/native/native.h"
#include "runtime/objects/type.h"

namespace adder {

// Puts a native type's methods, getsets and doc into its dict; does nothing for heap types and filled ones.
void fill_native_type(ThreadState& ts, Type* type);
// The entry for one method: a method or wrapper descriptor, classmethod descriptor, staticmethod, or builtin (__new__).
Value method_entry(ThreadState& ts, Type* type, const NativeDef* def);
std::string_view native_name(const NativeDef* def);  // the part of its signature before "("
// True for special methods that CPython exposes as slot wrappers ("wrapper_descriptor").
bool is_slot_wrapper_name(std::string_view name);
// The same for one type: CPython has a few of these as ordinary methods.
bool is_slot_wrapper(const Type* owner, std::string_view name);

}  // namespace adder
