/// Makes the times of edges consistent: no context's callees take longer than the context.

#ifndef VAIS_PROFILER_REPORT_RECONCILIATION_H
#define VAIS_PROFILER_REPORT_RECONCILIATION_H

#include "runtime/report/model/Profile.h"

#include <vector>

namespace vais::profiler {

/// The members of edges and contexts that hold times of one kind.
struct TimeChannel {
  double Edge::*time;
  double Edge::*variance;
  double Edge::*measured;  ///< part of the time
  double Context::*timing; ///< cost of hooks that edges' times contain; null for none
};
extern const TimeChannel kOnCpu;
extern const TimeChannel kOffCpu;

/// Returns the time of each edge. It is the edge's own wherever a context's time covers that of its
/// outgoing edges and its timing. Elsewhere the contradiction is resolved as least squares would:
/// the larger its variance, the further an estimate gives way. The times of callees decrease (never
/// below what was measured of them), and the context's own time increases at the expense of its
/// caller. A time without variance stays as it is, unless measurements contradict each other, so
/// that the total remains what is known of it. A cycle counts as one context; Context::cycle must
/// be set.
std::vector<double> reconciledTimes(const Profile &profile, const TimeChannel &channel);

} // namespace vais::profiler

#endif
