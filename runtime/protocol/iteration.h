// iteration.h: what the error paths of unpacking and star arguments ask of a class.
#pragma once

namespace adder {

struct ThreadState;
struct Type;

// Whether iter() has something to try: __iter__, even None, or the __getitem__ of a script class.
bool is_iterable_type(ThreadState& ts, Type* type);

}  // namespace adder
