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

} // namespace vais::profiler

#endif
