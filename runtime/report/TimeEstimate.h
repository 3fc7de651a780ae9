/// What the timed calls of an edge say about all of its calls.

#ifndef VAIS_PROFILER_REPORT_TIMEESTIMATE_H
#define VAIS_PROFILER_REPORT_TIMEESTIMATE_H

#include "vais_profiler/ProfileFormat.h"

namespace vais::profiler {

struct TimeEstimate {
  double ticks = 0;    ///< of all calls
  double variance = 0; ///< of ticks
};

/// Time of `calls` calls of which `time` was learned. Counted calls stand for themselves. The
/// others are estimated by the mean of the sampled ones, as in stratified sampling without
/// replacement (Cochran, Sampling Techniques, 3rd edition, sections 2.5 and 5.3); by that of the
/// counted ones where none was sampled. Nothing known: nothing estimated.
TimeEstimate estimateTime(uint64_t calls, const format::EdgeTime &time);

} // namespace vais::profiler

#endif
