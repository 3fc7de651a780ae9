/// time=sampled: how a call is timed.
///
/// Time stamps are ordered, so that they enclose the call and nothing else; each sample is freed of
/// what timing cost inside it and of the time that the thread was off the processor.

#ifndef VAIS_PROFILER_COLLECT_SAMPLEDCALLS_H
#define VAIS_PROFILER_COLLECT_SAMPLEDCALLS_H

#include "contracts/ProfileFormat.h"

#include <cstdint>

namespace vais::profiler {

/// What timing itself costs, in ticks; zero until it has been measured.
struct TimingCosts {
  uint64_t stamps;     ///< smallest distance of the two stamps of a call that does nothing
  uint64_t nestedCall; ///< a timed call, as the call around it sees it; times 1 << kCostBits
  uint64_t pausedCall; ///< a call out of a StandIn: likewise
  uint64_t siteStamps; ///< stamps and nestedCall of calls that a call site counts
  uint64_t nestedSiteCall;
};
extern TimingCosts gTimingCosts __attribute__((visibility("hidden")));

/// Schedules the edge's next timed call and begins to time this one. `frame` is a stack address of
/// the call, `origin` the caller or its stand-in. Makes the context in which the call runs current.
/// Returns the token: `origin` with kTimedToken; without it when the call cannot be timed.
/// Takes the time stamp last. Safe in signal handlers.
uint64_t beginSampledCall(format::Context *caller, format::Slot *slot, uint64_t frame,
                          format::Context *origin);

/// The same of a call whose next one is scheduled: this one was drawn with `gapBits`.
uint64_t beginDrawnCall(format::EdgeTime &time, format::Slot *slot, uint64_t frame,
                        format::Context *origin, unsigned gapBits, format::TimedKind kind);

/// Ends the timed call that `token` belongs to, with the stamp `end`. `left` was the current
/// context when it ended.
void endSampledCall(uint64_t token, uint64_t frame, uint64_t end, format::Context *left);

} // namespace vais::profiler

#endif
