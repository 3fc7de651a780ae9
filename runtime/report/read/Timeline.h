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
  double partOfCaller = 0;   ///< of callTicks, what samples find in the caller, not in the callee
  bool isAtSite = false;     ///< of calls that call sites count
};

/// What ticks mean in a process.
struct Timeline {
  double nsPerTick = 0;   ///< 0 if it is not known
  uint64_t forkTicks = 0; ///< when a forked child began; 0 in other processes
  bool isTimed = false;   ///< calls have times, which contain what recording costs
  bool isExact = false;   ///< time=exact: every call was timed, and costs are not subtracted yet
  CallCosts ofHooks;      ///< of calls that hooks count
  CallCosts ofSites;      ///< of calls that call sites count
};

/// Returns the timeline of the process with this header.
Timeline readTimeline(const format::Header &header);

} // namespace vais::profiler

#endif
