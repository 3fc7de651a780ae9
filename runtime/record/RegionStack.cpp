/// The stack of open regions, with its stale entries and the regions for which it has no space.

#include "runtime/record/RegionStack.h"

#include "runtime/collect/contexts/ContextTree.h"
#include "runtime/collect/state/ThreadState.h"
#include "runtime/collect/timing/TimedCallStack.h"

namespace vais::profiler {

using namespace format;

namespace {

/// How much stack a function that begins a region for its caller may use. That function has
/// returned when calls are made in the region, and these must not mistake the timed call of the
/// region for one that was left behind.
constexpr uint64_t kWrapperFrame = 128;

/// Returns the proper context of an address that may be a token. In a trace, everything is in the
/// same context.
Context *proper(uint64_t context) {
  if (gSwitches.isTrace)
    return tState.current;
  return context ? properContext(reinterpret_cast<Context *>(context & ~kTimedToken)) : nullptr;
}

/// Drops the timed call of the region, if it is on top of the stack of timed calls: it has no end.
void dropTime(const OpenRegion &region) {
  if (!(region.token & kTimedToken) || !tState.thread || gSwitches.isTrace)
    return;
  Thread &thread = *tState.thread;
  TimedCall *top = thread.timedTop.get();
  while (top->token == region.token && top->frame == region.timedFrame)
    top = dropTimedCall(top);
  thread.timedTop.set(top);
}

/// Returns the place on the stack of the outermost region that the function at `frame`, whose
/// context is `own`, has open, or 0 if there is none.
uint64_t firstOf(const ThreadMarkers &regions, const Context *own, uint64_t frame) {
  uint64_t first = 0;
  for (uint64_t i = depthOf(regions); i > 0; --i) {
    const OpenRegion &region = regions.regions[i];
    if (region.frame > frame)
      break;
    if (proper(region.token) == own && region.frame + kWrapperFrame >= frame)
      first = i;
  }
  return first;
}

void endBeyond(ThreadMarkers &regions, uint64_t count) {
  regions.beyond -= count;
  if (regions.beyond == 0)
    setDepth(regions, kMostOpenRegions);
}

/// Forgets the regions beyond the stack if the function that began the outermost of them has
/// returned.
void forgetBeyond(ThreadMarkers &regions, uint64_t frame) {
  if (!isBeyond(regions) || frame <= regions.beyondFrame + kWrapperFrame)
    return;
  regions.leftOpen += regions.beyond;
  endBeyond(regions, regions.beyond);
}

} // namespace

uint64_t timedFrameOf(Thread &thread, uint64_t frame) {
  const uint64_t most = frame + kWrapperFrame;
  if (!thread.timedTop.value) // time=none
    return most;
  TimedCall *top = liveTop(thread, frame);
  thread.timedTop.set(top);
  return top->frame < most ? top->frame : most;
}

bool isLeftOpen(const OpenRegion &region, uint64_t frame) {
  if (!region.target.value)
    return true;
  const bool isAbove = frame > region.frame + kWrapperFrame;
  if (gSwitches.isTrace)
    return isAbove;
  const Context *target = properContext(region.target.get());
  bool isBlurred = !region.token || target->flags & (kContextIsInCycle | kContextIsFlat);
  for (const Context *at = properContext(tState.current); at; at = at->parent.get()) {
    if (at == target)
      return !region.token && isAbove;
    isBlurred = isBlurred || at->flags & kContextIsFlat;
  }
  return !isBlurred || isAbove;
}

void leaveOpen(ThreadMarkers &regions) {
  dropTime(*regions.top.get());
  setDepth(regions, depthOf(regions) - 1);
  ++regions.leftOpen;
}

uint64_t findRegion(const ThreadMarkers &regions, const Marker *marker) {
  const Context *current = properContext(tState.current);
  for (uint64_t i = depthOf(regions); i > 0; --i) {
    const OpenRegion &region = regions.regions[i];
    if (proper(region.target.value) != current)
      return 0;
    if (region.marker.get() == marker)
      return i;
    if (region.token)
      current = proper(region.token);
  }
  return 0;
}

void beginBeyond(ThreadMarkers &regions, uint64_t frame) {
  if (regions.beyond++ == 0)
    regions.beyondFrame = frame;
  setDepth(regions, kMostOpenRegions + 1);
  ++regions.deepRegions;
}

bool tryToEndBeyond(ThreadMarkers &regions, uint64_t frame) {
  forgetBeyond(regions, frame);
  if (!isBeyond(regions))
    return false;
  endBeyond(regions, 1);
  return true;
}

bool makeRoom(ThreadMarkers &regions, uint64_t frame) {
  forgetBeyond(regions, frame);
  if (isBeyond(regions))
    return false;
  uint64_t kept = 0;
  for (uint64_t i = 1; i <= depthOf(regions); ++i)
    if (!isLeftOpen(regions.regions[i], frame))
      regions.regions[++kept] = regions.regions[i];
  regions.leftOpen += depthOf(regions) - kept;
  setDepth(regions, kept);
  return kept < kMostOpenRegions;
}

Context *resumedContext(ThreadMarkers &regions, Context *own, uint64_t frame) {
  forgetBeyond(regions, frame);
  if (isBeyond(regions))
    return own;
  uint64_t kept = firstOf(regions, own, frame);
  while (kept && kept < depthOf(regions) &&
         proper(regions.regions[kept + 1].token) == proper(regions.regions[kept].target.value))
    ++kept;
  if (kept) {
    while (depthOf(regions) > kept)
      leaveOpen(regions);
    return proper(regions.regions[kept].target.value);
  }
  tState.current = own;
  while (depthOf(regions) && isLeftOpen(*regions.top.get(), frame))
    leaveOpen(regions);
  return own;
}

} // namespace vais::profiler
