/// Whom memory is charged to.

#ifndef VAIS_PROFILER_REPORT_ATTRIBUTION_H
#define VAIS_PROFILER_REPORT_ATTRIBUTION_H

#include "runtime/report/model/Profile.h"

namespace vais::profiler {

/// Charges what Vais's helpers (the host runtime, and what the compiler adds to each program:
/// __vais_*) allocated and freed to the nearest function on the path that is none of them. Calls
/// and times stay where they are, and so does what has no such function above it.
void chargeMemoryToCallers(Profile &profile);

} // namespace vais::profiler

#endif
