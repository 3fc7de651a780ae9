/// Mutual recursion: contexts whose times are only known together.
///
/// In a cycle of contexts, the times of the edges between them are large and nearly equal. Each
/// self time is a difference of such times: correct on average, but with a spread that can exceed
/// the program's whole time. The sum over the cycle does not contain them and is well known.

#ifndef VAIS_PROFILER_REPORT_CYCLES_H
#define VAIS_PROFILER_REPORT_CYCLES_H

#include "runtime/report/model/Profile.h"

namespace vais::profiler {

/// Sets Context::cycle to the topmost context of the cycle that a context is part of, or to kNone
/// if it is in none. A context that only calls itself is not a cycle.
void findCycles(Profile &profile);

/// Replaces the self times within each cycle, and their variances, by estimates that add up to the
/// cycle's time. Each is a mean of what was measured of a member and of its share of the cycle's
/// calls, weighted by their variances; that of the share is the variance of a number anywhere
/// between zero and the cycle's time. Exact times stay as they are. If the cycle's time is
/// negative, the topmost context gets it and the others get none.
void shareCycleTimes(Profile &profile);

} // namespace vais::profiler

#endif
