/// The clock of a process, and what recording cost on it.

#ifndef VAIS_PROFILER_REPORT_TIMELINE_H
#define VAIS_PROFILER_REPORT_TIMELINE_H

#include "contracts/ProfileFormat.h"

namespace vais::profiler {

/// What ticks mean in a process.
struct Timeline {
  double nsPerTick = 0;      ///< 0 when it cannot be known
  uint64_t forkTicks = 0;    ///< when a forked child began; 0 in others
  bool isExact = false;      ///< time=exact: every call was timed, and the costs are not off yet
  double stampTicks = 0;     ///< what timing a call adds to its own time
  double timedCallTicks = 0; ///< what a timed call costs the call around it
  double callTicks = 0;      ///< what any other call costs the call around it
  double siteStampTicks = 0; ///< the same of calls that a call site counts
  double siteTimedCallTicks = 0;
  double siteCallTicks = 0;
};

/// As the header of its profile tells.
Timeline readTimeline(const format::Header &header);

/// A cost in ticks, or 0 for what only damage explains.
double plausibleCost(double ticks);

} // namespace vais::profiler

#endif
