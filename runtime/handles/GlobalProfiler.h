/// The process's profiler, for functions that take any.

#ifndef VAIS_PROFILER_HANDLES_GLOBALPROFILER_H
#define VAIS_PROFILER_HANDLES_GLOBALPROFILER_H

#include "Handle.h"

namespace vais::profiler {

bool isGlobal(const Handle &handle);

/// Adds what was recorded by hand and by instrumented code; false when there is no memory.
bool copyGlobal(Contents &contents);

} // namespace vais::profiler

#endif
