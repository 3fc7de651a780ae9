/// time=sampled: which calls are timed, and what is learned of them.
///
/// The first calls of an edge are all timed, the rest at random. Time stamps are ordered, so that
/// they enclose the call and nothing else, and each sample is freed of what timing cost inside it.
/// Samples of short calls that the kernel interrupted are left out.

#ifndef VAIS_PROFILER_COLLECT_SAMPLEDCALLS_H
#define VAIS_PROFILER_COLLECT_SAMPLEDCALLS_H

#include "vais_profiler/ProfileFormat.h"

#include <cstdint>

namespace vais::profiler {

/// The first calls of an edge are all timed, each of the rest with this probability.
constexpr uint64_t kCountedCalls = 16;
constexpr double kSampledShare = 1.0 / 64;

/// What timing itself costs, in ticks; zero until it has been measured.
struct TimingCosts {
  uint64_t stamps;     ///< smallest distance of the two stamps of a call that does nothing
  uint64_t nestedCall; ///< a timed call, as the call around it sees it; times 1 << kCostBits
  uint64_t longCall;   ///< from this on a call is long: 60 µs, many a preemption's distance
};
constexpr unsigned kCostBits = 8;
extern TimingCosts gTimingCosts __attribute__((visibility("hidden")));

/// Schedules the edge's next timed call and begins to time this one. `frame` is a stack address of
/// the call. Returns the token: `caller` with kTimedToken, without it when it cannot be timed.
/// Takes the time stamp last. Safe in signal handlers.
uint64_t beginSampledCall(format::Context *caller, format::Slot *slot, uint64_t frame);

/// Ends the timed call that `token` belongs to, with the stamp `end`.
void endSampledCall(uint64_t token, uint64_t frame, uint64_t end);

/// The next geometrically distributed gap, at least 1, with mean 1 / kSampledShare. `random` is the
/// generator's state, not 0.
uint64_t nextGap(uint64_t &random);

} // namespace vais::profiler

#endif
