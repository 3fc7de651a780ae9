/// Estimates the time of all calls of an edge from its timed calls.

#ifndef VAIS_PROFILER_REPORT_TIMEESTIMATE_H
#define VAIS_PROFILER_REPORT_TIMEESTIMATE_H

#include "contracts/ProfileFormat.h"

namespace vais::profiler {

struct TimeEstimate {
  double ticks = 0;       ///< of all calls, on the processor
  double variance = 0;    ///< of ticks
  double offTicks = 0;    ///< of all calls, off the processor
  double offVariance = 0; ///< of offTicks
};

/// Estimates the time of `calls` calls, of which `time` was learned. Counted calls stand for
/// themselves. The others are estimated by the weighted mean of the sampled ones (Hájek's ratio
/// estimator; Särndal, Swensson and Wretman, Model Assisted Survey Sampling, section 5.7), or by
/// the mean of the counted ones if none was sampled. If nothing is known, nothing is estimated.
TimeEstimate estimateTime(uint64_t calls, const format::EdgeTime &time);

/// Estimates the time of `calls` calls, of which those in `sums` were sampled.
TimeEstimate estimateTime(double calls, const format::SampleSums &sums);

} // namespace vais::profiler

#endif
