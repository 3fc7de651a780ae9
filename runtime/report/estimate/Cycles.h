/// Mutual recursion: contexts whose times are only known together.
///
/// In a cycle of contexts the times of the edges between them are large and nearly equal, and each
/// self time is the difference of such: true on average, but with a spread that can exceed the
/// program's whole time. The sum over the cycle is free of them and well known.

#ifndef VAIS_PROFILER_REPORT_CYCLES_H
#define VAIS_PROFILER_REPORT_CYCLES_H

#include "runtime/report/model/Profile.h"

namespace vais::profiler {

/// Sets Context::cycle: to the topmost context of the cycle that a context is part of, to kNone
/// where it is in none. A context that only calls itself is no cycle.
void findCycles(Profile &profile);

/// Replaces the self times within each cycle, and their variances, by estimates that add up to the
/// cycle's time: what was measured of a member, weighed against its share of the cycle's calls,
/// each by its variance (that of the share is the variance of a number anywhere between zero and
/// the cycle's time). Exact times stay as they are. Where the cycle's time is negative, the topmost
/// context has it and the others have none.
void shareCycleTimes(Profile &profile);

} // namespace vais::profiler

#endif
