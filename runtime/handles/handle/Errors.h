/// The most recent error of the calling thread.

#ifndef VAIS_PROFILER_HANDLES_ERRORS_H
#define VAIS_PROFILER_HANDLES_ERRORS_H

#include "runtime/handles/handle/PublicInterface.h"

namespace vais::profiler {

/// Sets the error of the calling thread. Returns false.
bool fail(VaisProfilerError error);

} // namespace vais::profiler

#endif
