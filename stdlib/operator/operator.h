// operator.h: what the files of _operator share.
#pragma once

#include "runtime/native/native.h"
#include "runtime/objects/function.h"
#include "runtime/objects/type.h"
#include "runtime/protocol/protocol.h"
#include "runtime/state/runtime.h"

namespace adder {

// attrgetter, itemgetter and methodcaller. False with an exception pending.
bool add_getters(ThreadState& ts, Module* module);

}  // namespace adder
