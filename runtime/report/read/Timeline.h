/// The clock of a process, and what recording cost on it.

#ifndef VAIS_PROFILER_REPORT_TIMELINE_H
#define VAIS_PROFILER_REPORT_TIMELINE_H

#include "contracts/ProfileFormat.h"

namespace vais::profiler {

/// What recording a call costs, in ticks.
struct CallCosts {
  double stampTicks = 0;     ///< what timing a call adds to its own time
  double timedCallTicks = 0; ///< what a timed call costs the call around it
  double callTicks = 0;      ///< what any other call costs the call around it
};

/// What ticks mean in a process.
struct Timeline {
  double nsPerTick = 0;   ///< 0 when it cannot be known
  uint64_t forkTicks = 0; ///< when a forked child began; 0 in others
  bool isTimed = false;   ///< calls have times, which hold what recording costs
  bool isExact = false;   ///< time=exact: every call was timed, and the costs are not off yet
  CallCosts ofHooks;      ///< of calls that hooks count
  CallCosts ofSites;      ///< of calls that call sites count
};

/// As the header of its profile tells.
Timeline readTimeline(const format::Header &header);

/// A cost in ticks, or 0 for what only damage explains.
double plausibleCost(double ticks);

} // namespace vais::profiler

#endif
