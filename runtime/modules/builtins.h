// builtins.h: the tables that make up the module builtins, one a file builtins_<group>.cpp; each ends with {nullptr,
// ...}.
#pragma once

#include "runtime/native/native.h"

namespace adder {

extern NativeDef kBuiltinsNumeric[];
extern NativeDef kBuiltinsIteration[];
extern NativeDef kBuiltinsObjects[];
extern NativeDef kBuiltinsCode[];
extern NativeDef kBuiltinsClass[];
extern NativeDef kBuiltinsIo[];
extern NativeDef kBuiltinsAsync[];

// exit, quit, copyright, credits, license and help.
bool add_site_builtins(ThreadState& ts, Module* module);

// The locals mapping of the calling script frame, as locals() gives it.
Value caller_locals(ThreadState& ts);

}  // namespace adder
