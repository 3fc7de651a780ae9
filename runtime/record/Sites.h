/// The line that the next hook of an allocation is of, where that is passed on to another copy of
/// the runtime: a copy that passes on has no contexts of lines.

#ifndef VAIS_PROFILER_RECORD_SITES_H
#define VAIS_PROFILER_RECORD_SITES_H

#include "contracts/Hooks.h"

namespace vais::profiler {

/// The calling thread's, which is forgotten by that; null for none.
VaisProfilerFunction *takeSite();

} // namespace vais::profiler

#endif
