/// What is counted while recording is off.
///
/// Calls are counted whether recording is on or off: a check would cost every call, and a function
/// that was entered while recording was off must count its calls once it is on. When recording
/// stops, the number of calls of each edge is noted. When it starts again, the calls made since
/// then are added to those of the edge that do not belong to the profile, which readers subtract.

#ifndef VAIS_PROFILER_COLLECT_PAUSES_H
#define VAIS_PROFILER_COLLECT_PAUSES_H

#include "contracts/ProfileFormat.h"

#include <cstdint>

namespace vais::profiler {

/// While recording is off, the runtime looks at a call site after this many calls each time, to
/// find out whether calls are to be timed again.
constexpr uint64_t kCallsBetweenLooks = 256;

/// To be called when recording has just stopped, or is about to start, by the thread that switches
/// it; not by two threads at once. The time this takes is proportional to the number of edges.
void noteStop();
void noteStart();

/// Returns how many of the `calls` that the edge in `slot` has counted were made while recording
/// was on.
uint64_t recordedCalls(format::Slot &slot, uint64_t calls);

} // namespace vais::profiler

#endif
