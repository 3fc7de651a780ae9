/// Determines to whom memory is charged.

#ifndef VAIS_PROFILER_REPORT_ATTRIBUTION_H
#define VAIS_PROFILER_REPORT_ATTRIBUTION_H

#include "runtime/report/model/Profile.h"

namespace vais::profiler {

/// Charges what Vais's helpers (the host runtime, and the functions __vais_* that the compiler adds
/// to each program) allocated and freed to the nearest function on the path that is not a helper.
/// Calls and times stay where they are, and so does memory without such a function above it.
void chargeMemoryToCallers(Profile &profile);

/// Returns `profile` without the helpers of Vais. All that they spent and allocated is charged to
/// the functions that called them; the main of the host runtime vanishes from the stacks.
Profile foldHelpers(const Profile &profile);

} // namespace vais::profiler

#endif
