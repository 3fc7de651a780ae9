/// The calling thread's latest error.

#ifndef VAIS_PROFILER_HANDLES_ERRORS_H
#define VAIS_PROFILER_HANDLES_ERRORS_H

#include "runtime/handles/handle/PublicInterface.h"

namespace vais::profiler {

/// Remembers the error for the calling thread. Returns false.
bool fail(VaisProfilerError error);

} // namespace vais::profiler

#endif
