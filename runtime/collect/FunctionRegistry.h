/// Functions and modules of the program. They are copied to the profile when a function first runs,
/// because their own strings are lost after a kill or a dlclose.

#ifndef VAIS_PROFILER_COLLECT_FUNCTIONREGISTRY_H
#define VAIS_PROFILER_COLLECT_FUNCTIONREGISTRY_H

#include "contracts/Hooks.h"
#include "contracts/ProfileFormat.h"

namespace vais::profiler {

/// Makes the record of a function, or of a site if `flags` contains kFunctionIsSite. Returns its
/// address, or VAIS_PROFILER_UNREGISTERED if there is no memory. If threads register the same
/// function at the same time, all of them use the record that was stored first.
uint64_t registerFunction(format::Thread &thread, VaisProfilerFunction &function,
                          uint32_t flags = 0);

/// Where a function's entry hook is.
struct HookPlace {
  uint64_t address = 0;  ///< in the function's own code, outside of its body; 0 if unknown
  bool isCalled = false; ///< otherwise its fast path is inlined there
};

/// Notes which part of the function's code is the profiler's, once for each function: the extent of
/// its name, or that it calls its hooks. Does nothing if the place is unknown. Only in a slow path.
void noteHookCode(format::Thread &thread, const VaisProfilerFunction &function, HookPlace place);

} // namespace vais::profiler

#endif
