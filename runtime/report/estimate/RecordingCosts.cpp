/// The corrections are shares that were measured, each with a bound.

#include "runtime/report/estimate/RecordingCosts.h"

#include <algorithm>

namespace vais::profiler {

double lostOverlap(double stampTicks, double meanTicks) {
  constexpr double kPartOfStamps = 0.25, kMostOfCall = 0.4;
  return std::min(kPartOfStamps * stampTicks, kMostOfCall * std::max(meanTicks, 0.0));
}

double overlapVariance(double lost) { return 4 * lost * lost; }

double hookCost(const Context &context, TimeMode mode) {
  constexpr double kMostOfTime = 0.55;
  if (context.cycle != kNone || mode == TimeMode::Exact)
    return context.timingNs;
  return std::min(context.timingNs, kMostOfTime * std::max(context.selfNs, 0.0));
}

} // namespace vais::profiler
