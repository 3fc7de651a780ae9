/// The stack of a thread's open regions.
///
/// A function keeps the token of its entry in its own frame. A region has no frame, so where it was
/// begun is kept on a separate stack, which may contain stale entries: a function that returns, or
/// is left by an exception or longjmp, restores the context of its caller without looking there.
/// Regions that it left open are recognised later, by the current context and by stack addresses.
///
/// A region therefore ends only where its context is current: in the function that began it, in a
/// function that is not instrumented, or together with the function that began it. Only for the
/// owner; `frame` is always a stack address of the current call.

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

/// Returns whether regions are open for which there was no space.
inline bool isBeyond(const format::ThreadMarkers &regions) {
  return depthOf(regions) > format::kMostOpenRegions;
}

/// Takes stale regions off the stack. Returns false if there is still no space on it.
bool makeRoom(format::ThreadMarkers &regions, uint64_t frame);

/// Begins a region for which there is no space. It gets no context, but its end is expected.
void beginBeyond(format::ThreadMarkers &regions, uint64_t frame);

/// Ends such a region. Returns false if none is open any more.
bool tryToEndBeyond(format::ThreadMarkers &regions, uint64_t frame);

/// Returns whether the code that began the region has returned, or has left it by a jump, without
/// ending it. The contexts tell this or, if recursion or the limit on contexts makes them
/// ambiguous, the stack address.
bool isLeftOpen(const format::OpenRegion &region, uint64_t frame);

/// Takes the innermost region off the stack and counts it as left open.
void leaveOpen(format::ThreadMarkers &regions);

/// Returns the place on the stack of a region with that marker that may end: the innermost region,
/// or one that directly contains it in the same function. Returns 0 if there is none.
uint64_t findRegion(const format::ThreadMarkers &regions, const format::Marker *marker);

/// Returns the frame with which the call of a region begun at `frame` is timed. It is above that of
/// a function that began the region for its caller, but not above that of the timed call around it.
uint64_t timedFrameOf(format::Thread &thread, uint64_t frame);

/// Returns the context that is current when control arrives in the middle of a function, whose own
/// context is `own`, at `frame`: that of the innermost region that the function itself has open.
/// Regions that were begun by functions it called are counted as left open.
format::Context *resumedContext(format::ThreadMarkers &regions, format::Context *own,
                                uint64_t frame);

} // namespace vais::profiler

#endif
