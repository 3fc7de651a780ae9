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

/// How a function's code calls the hook of its entry.
enum class EntryHook {
  Unknown, ///< it does not, or another copy of the runtime was called
  Called,  ///< as it is
  Inlined  ///< only where its fast path, which is inlined, does not suffice
};

/// Notes which part of the function's code is the profiler's, once for each function: the extent of
/// its name, or that it calls its hooks. `frame` is the canonical frame address of the hook, in
/// front of which its return address is. Only in a slow path.
void noteHookCode(format::Thread &thread, const VaisProfilerFunction &function, uint64_t frame,
                  EntryHook hook);

} // namespace vais::profiler

#endif
