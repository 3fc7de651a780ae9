/// Records one allocation site.

#ifndef VAIS_PROFILER_PASS_ALLOCATION_HOOKS_H
#define VAIS_PROFILER_PASS_ALLOCATION_HOOKS_H

#include "Plan.h"

namespace vais_profiler {

/// Inserts the hook of a site that is not left out.
void recordAllocation(const AllocationSite &site);

} // namespace vais_profiler

#endif
