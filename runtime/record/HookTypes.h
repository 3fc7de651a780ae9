/// Declares the hooks of Hooks.def, and what their definitions share.

#ifndef VAIS_PROFILER_RECORD_HOOKTYPES_H
#define VAIS_PROFILER_RECORD_HOOKTYPES_H

#include <cstdint>

#define VAIS_PROFILER_EXPORT extern "C" __attribute__((visibility("default")))

namespace vais::profiler {

using Void = void;
using Pointer = void *;
using Word = uint64_t;
using Int = int32_t;

inline bool isLikely(bool condition) { return __builtin_expect(condition, 1); }
inline bool isUnlikely(bool condition) { return __builtin_expect(condition, 0); }

} // namespace vais::profiler

// The rows of Hooks.def use the types above, and their functions are in no namespace.
using namespace vais::profiler;

#define VAIS_PROFILER_HOOK(name, result, ...)                                                      \
  VAIS_PROFILER_EXPORT result vais_profiler_record_##name(__VA_ARGS__);
#include "contracts/Hooks.def"

#endif
