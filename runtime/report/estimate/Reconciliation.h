/// Times of edges that fit together: no context's callees take longer than the context.

#ifndef VAIS_PROFILER_REPORT_RECONCILIATION_H
#define VAIS_PROFILER_REPORT_RECONCILIATION_H

#include "runtime/report/model/Profile.h"

#include <vector>

namespace vais::profiler {

/// Where edges keep times of one kind.
struct TimeChannel {
  double Edge::*time;
  double Edge::*variance;
  double Edge::*measured;  ///< part of the time
  double Context::*timing; ///< what edges' times hold of hooks' costs; null for none
};
extern const TimeChannel kOnCpu;
extern const TimeChannel kOffCpu;

/// The time of each edge. It is the edge's own wherever a context's time covers that of its edges
/// out and its timing. Elsewhere the contradiction is settled by variance, as least squares would:
/// the noisier an estimate, the further it gives way, the callees' downwards (never below what was
/// measured of them), the context's own upwards, which its caller then pays for. What has no
/// variance stays, so that the whole stays what is known of it, unless measurements contradict each
/// other. A cycle counts as one context; Context::cycle must be set.
std::vector<double> reconciledTimes(const Profile &profile, const TimeChannel &channel);

} // namespace vais::profiler

#endif
