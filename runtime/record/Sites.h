/// The line to which the next allocation hook belongs, if that is passed on to another copy of the
/// runtime. A copy that passes on has no contexts for lines.

#ifndef VAIS_PROFILER_RECORD_SITES_H
#define VAIS_PROFILER_RECORD_SITES_H

#include "contracts/Hooks.h"

namespace vais::profiler {

/// Returns that line of the calling thread, or null if there is none, and forgets it.
VaisProfilerFunction *takeSite();

} // namespace vais::profiler

#endif
