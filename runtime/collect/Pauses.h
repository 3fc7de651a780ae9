/// What is counted while recording is off.
///
/// A call is counted whether recording is on or off: to ask would cost every call, and a frame that
/// began while it was off must count what it calls once it is on. When recording stops, the calls
/// of each edge so far are noted, and when it starts again, those since then are added to the
/// edge's calls that were none of the profile's. Readers take them off.

#ifndef VAIS_PROFILER_COLLECT_PAUSES_H
#define VAIS_PROFILER_COLLECT_PAUSES_H

#include "contracts/ProfileFormat.h"

#include <cstdint>

namespace vais::profiler {

/// While recording is off, a call site is looked at after so many calls, to see whether calls are
/// to be timed again.
constexpr uint64_t kCallsBetweenLooks = 256;

/// Recording has just stopped, or is about to start. Takes time with the number of edges. From the
/// thread that switches it, one at a time.
void noteStop();
void noteStart();

/// Of `calls` that the edge in `slot` has counted those that were made while recording was on.
uint64_t recordedCalls(format::Slot &slot, uint64_t calls);

} // namespace vais::profiler

#endif
