// runtime_pch.h: what nearly every file of runtime/ and stdlib/ includes, precompiled.
#pragma once

#include <algorithm>
#include <atomic>
#include <bit>
#include <cmath>
#include <cstdarg>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "frontend/bytecode/code_unit.h"
#include "runtime/errors/raise.h"
#include "runtime/heap/heap.h"
#include "runtime/interp/frame.h"
#include "runtime/native/native.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/exception.h"
#include "runtime/objects/function.h"
#include "runtime/objects/iterators.h"
#include "runtime/objects/numbers.h"
#include "runtime/objects/str.h"
#include "runtime/objects/type.h"
#include "runtime/protocol/protocol.h"
#include "runtime/state/runtime.h"
#include "runtime/state/thread_state.h"
#include "runtime/value/value.h"
