/// time=sampled: how a call is timed.
///
/// Time stamps are ordered, so that they enclose the call and nothing else. What timing cost inside
/// the call, and the time that the thread was off the processor, are subtracted from each sample.

#ifndef VAIS_PROFILER_COLLECT_SAMPLEDCALLS_H
#define VAIS_PROFILER_COLLECT_SAMPLEDCALLS_H

#include "contracts/ProfileFormat.h"

#include <cstdint>

namespace vais::profiler {

/// What timing itself costs, in ticks; zero until it has been measured.
struct TimingCosts {
  uint64_t stamps;         ///< smallest distance between the stamps of a call that does nothing
  uint64_t nestedCall;     ///< what a timed call costs the call around it; times 1 << kCostBits
  uint64_t pausedCall;     ///< likewise, for a call out of a StandIn
  uint64_t siteStamps;     ///< `stamps`, for calls that a call site counts
  uint64_t nestedSiteCall; ///< `nestedCall`, for these
};
extern TimingCosts gTimingCosts __attribute__((visibility("hidden")));

/// Schedules the edge's next timed call and begins to time this one. `frame` is a stack address of
/// the call, `origin` the caller or its stand-in. Makes the context in which the call runs current.
/// Returns the token: `origin` with kTimedToken, or without it if the call cannot be timed. Takes
/// the time stamp last. Safe in signal handlers.
uint64_t beginSampledCall(format::Context *caller, format::Slot *slot, uint64_t frame,
                          format::Context *origin);

/// The same if the next timed call is scheduled already. This call was drawn with `gapBits`.
uint64_t beginDrawnCall(format::EdgeTime &time, format::Slot *slot, uint64_t frame,
                        format::Context *origin, unsigned gapBits, format::TimedKind kind);

/// Ends the timed call that `token` belongs to, with the stamp `end`. `left` was the current
/// context when it ended.
void endSampledCall(uint64_t token, uint64_t frame, uint64_t end, format::Context *left);

} // namespace vais::profiler

#endif
