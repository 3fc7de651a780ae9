/// What recording does to the times that it measures, and how much of it is taken off.

#ifndef VAIS_PROFILER_REPORT_RECORDINGCOSTS_H
#define VAIS_PROFILER_REPORT_RECORDINGCOSTS_H

#include "runtime/report/model/Profile.h"

namespace vais::profiler {

/// What a timed call takes longer because of its stamps: they wait for what is under way, so that
/// the call does not overlap with what is around it, as it otherwise would. How much that is
/// depends on the call: in comparisons with perf, from nothing to as much as the stamps take. A
/// quarter fits best. `stampTicks` is what the stamps take, `meanTicks` what such a call takes.
double lostOverlap(double stampTicks, double meanTicks);

/// Variance of the overlap that an edge's calls lost, all together: it may be none, or several
/// times what it is taken for, and no number of calls makes that less.
double overlapVariance(double lost);

/// What the hooks of a context's calls add to its time. Hooks and work overlap: of functions that
/// do next to nothing the hooks alone, measured one after the other, would take everything. On the
/// empty recursion of test/benchmark 55 % of the time are theirs. Stamps of every call overlap with
/// nothing.
double hookCost(const Context &context, TimeMode mode);

} // namespace vais::profiler

#endif
