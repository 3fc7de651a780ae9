/// The process's profiler, for functions that accept any profiler.

#ifndef VAIS_PROFILER_HANDLES_GLOBALPROFILER_H
#define VAIS_PROFILER_HANDLES_GLOBALPROFILER_H

#include "runtime/handles/handle/Handle.h"

namespace vais::profiler {

bool isGlobal(const Handle &handle);

} // namespace vais::profiler

#endif
