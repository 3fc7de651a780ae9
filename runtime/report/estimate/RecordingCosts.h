/// How recording changes the times that it measures, and how much of this is subtracted.

#ifndef VAIS_PROFILER_REPORT_RECORDINGCOSTS_H
#define VAIS_PROFILER_REPORT_RECORDINGCOSTS_H

#include "runtime/report/model/Profile.h"

namespace vais::profiler {

/// Returns by how much a timed call takes longer because of its stamps. These wait for work that is
/// under way, so that the call does not overlap with the code around it as it otherwise would. How
/// much this is depends on the call: in comparisons with perf, from nothing to as much as the
/// stamps take. A quarter fits best. `stampTicks` is what the stamps take, `meanTicks` what such a
/// call takes.
double lostOverlap(double stampTicks, double meanTicks);

/// Returns the variance of the overlap that all calls of an edge lost together. It may be nothing
/// or several times the assumed value, and no number of calls reduces this.
double overlapVariance(double lost);

/// Returns what the hooks of a context's calls add to its time. Hooks overlap with work: in
/// functions that do next to nothing, the cost of hooks as measured one after the other would take
/// up everything. In the empty recursion of test/benchmark, hooks take 55 % of the time. Stamps of
/// every call do not overlap with anything.
double hookCost(const Context &context, TimeMode mode);

} // namespace vais::profiler

#endif
