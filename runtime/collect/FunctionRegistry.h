/// Functions and modules of the program, copied into the profile when a function first runs: their
/// own strings are gone after a kill or a dlclose.

#ifndef VAIS_PROFILER_COLLECT_FUNCTIONREGISTRY_H
#define VAIS_PROFILER_COLLECT_FUNCTIONREGISTRY_H

#include "contracts/Hooks.h"
#include "contracts/ProfileFormat.h"

namespace vais::profiler {

/// The record of a function, or of a site with kFunctionIsSite among `flags`, made now if need be:
/// its address, or VAIS_PROFILER_UNREGISTERED when there is no memory. Threads may register the
/// same function at once: one record wins.
uint64_t registerFunction(format::Thread &thread, VaisProfilerFunction &function,
                          uint32_t flags = 0);

} // namespace vais::profiler

#endif
