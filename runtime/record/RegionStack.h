/// The stack of a thread's open regions.
///
/// A function keeps the token of its entry in its own frame. A region has no frame: what it was
/// begun in stands on a stack of its own, which may say too much. A function that returns, by an
/// exception or longjmp too, restores the context of its caller without looking there: regions it
/// left open are recognised later, by the context that is current and by stack addresses.
///
/// So a region ends only where its context is current: in the function that began it, in a function
/// that is not instrumented, or with the function that began it. Owner only; `frame` is always a
/// stack address of what happens now.

#ifndef VAIS_PROFILER_RECORD_REGIONSTACK_H
#define VAIS_PROFILER_RECORD_REGIONSTACK_H

#include "contracts/MarkerFormat.h"

#include <cstdint>

namespace vais::profiler {

inline uint64_t depthOf(const format::ThreadMarkers &regions) {
  return static_cast<uint64_t>(regions.top.get() - regions.regions);
}

inline void setDepth(format::ThreadMarkers &regions, uint64_t depth) {
  regions.top.set(regions.regions + depth);
}

/// Whether regions are open for which there was no room.
inline bool isBeyond(const format::ThreadMarkers &regions) {
  return depthOf(regions) > format::kMostOpenRegions;
}

/// Takes stale regions off the stack; false when there is still no room on it.
bool makeRoom(format::ThreadMarkers &regions, uint64_t frame);

/// A region for which there is no room: it is entered nowhere, and its end is awaited.
void beginBeyond(format::ThreadMarkers &regions, uint64_t frame);

/// Ends such a region; false when none is open any more.
bool tryToEndBeyond(format::ThreadMarkers &regions, uint64_t frame);

/// Whether whoever began the region is gone, or has left it by a jump, without ending it. The
/// contexts tell, where no recursion and no limit blurs them; else the stack does.
bool isLeftOpen(const format::OpenRegion &region, uint64_t frame);

/// Takes the innermost region off the stack without an end.
void leaveOpen(format::ThreadMarkers &regions);

/// Where on the stack the region of that name stands that may end: the innermost one, or one that
/// directly holds it, in the same function. 0 for none.
uint64_t findRegion(const format::ThreadMarkers &regions, const format::Marker *marker);

/// The frame under which the call of a region begun at `frame` is timed: above that of a function
/// that began it for another, but not above the timed call around it.
uint64_t timedFrameOf(format::Thread &thread, uint64_t frame);

/// The context that is current when control arrives in the middle of a function, whose own one is
/// `own`, at `frame`: that of the innermost region that it has open itself. Regions that what it
/// called had open were left.
format::Context *resumedContext(format::ThreadMarkers &regions, format::Context *own,
                                uint64_t frame);

} // namespace vais::profiler

#endif
