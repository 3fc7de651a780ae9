/// Regions: parts of the program's run that it names itself.
///
/// Between any two steps a signal handler may come that begins and ends regions: a place on the
/// stack is taken before it is filled, and read before it is given back.

#include "Regions.h"

#include "vais_profiler/FastPath.h"

#include "Calls.h"
#include "ContextTree.h"
#include "HookTypes.h"
#include "MarkerInterface.h"
#include "MarkerTable.h"
#include "SessionStart.h"
#include "TimedCallStack.h"

using namespace vais::profiler::format;

namespace vais::profiler {

namespace {

/// What begins a region for someone may have a frame of its own and be gone when the region's
/// callees run: timed calls there must not take the region's for one that was left behind. So much
/// stack it may use.
constexpr uint64_t kWrapperFrame = 128;

Context *proper(uint64_t context) {
  return context ? properContext(reinterpret_cast<Context *>(context & ~kTimedToken)) : nullptr;
}

/// The frame under which a region's call is timed: above that of a function that began it for
/// another, but not above the timed call around it.
uint64_t timedFrameOf(Thread &thread, uint64_t frame) {
  const uint64_t most = frame + kWrapperFrame;
  if (!thread.timedTop.value) // time=none
    return most;
  TimedCall *top = liveTop(thread, frame);
  thread.timedTop.set(top);
  return top->frame < most ? top->frame : most;
}

/// Whether whoever began the region is gone, or has left it by a jump, without ending it. The
/// contexts tell, where no recursion and no limit blurs them; else the stack does.
bool isLeftOpen(const OpenRegion &region, uint64_t frame) {
  if (!region.target.value)
    return true;
  const bool isAbove = frame > region.frame + kWrapperFrame;
  const Context *target = properContext(region.target.get());
  bool isBlurred = !region.token || target->flags & (kContextIsInCycle | kContextIsFlat);
  for (const Context *at = properContext(tState.current); at; at = at->parent.get()) {
    if (at == target)
      return !region.token && isAbove;
    isBlurred = isBlurred || at->flags & kContextIsFlat;
  }
  return !isBlurred || isAbove;
}

/// A timed call of the region that is on top of the stack has no end.
void dropTime(const OpenRegion &region) {
  if (!(region.token & kTimedToken) || !tState.thread)
    return;
  Thread &thread = *tState.thread;
  TimedCall *top = thread.timedTop.get();
  while (top->token == region.token && top->frame == region.timedFrame)
    top = dropTimedCall(top);
  thread.timedTop.set(top);
}

uint64_t depthOf(const ThreadMarkers &regions) {
  return static_cast<uint64_t>(regions.top.get() - regions.regions);
}

void setDepth(ThreadMarkers &regions, uint64_t depth) { regions.top.set(regions.regions + depth); }

/// Takes the innermost region off the stack without an end.
void leaveOpen(ThreadMarkers &regions) {
  dropTime(*regions.top.get());
  setDepth(regions, depthOf(regions) - 1);
  ++regions.leftOpen;
}

void endRegion(ThreadMarkers &regions) {
  const OpenRegion region = *regions.top.get();
  setDepth(regions, depthOf(regions) - 1);
  const auto token = reinterpret_cast<Pointer>(region.token);
  if (!vais_profiler_try_exit(fastState(), token))
    endTimedCall(token, region.timedFrame);
}

/// Where on the stack the region of that name stands that may end: the innermost one, or one that
/// directly holds it, in the same function. 0 for none.
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

/// Where on the stack the outermost region stands that the function has open whose context is `own`
/// and which is at `frame`. 0 for none.
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

/// A region for which there is no room: it is entered nowhere, and its end is awaited.
void beginBeyond(ThreadMarkers &regions, uint64_t frame) {
  if (regions.beyond++ == 0)
    regions.beyondFrame = frame;
  setDepth(regions, kMostOpenRegions + 1);
  ++regions.deepRegions;
}

void endBeyond(ThreadMarkers &regions, uint64_t count) {
  regions.beyond -= count;
  if (regions.beyond == 0)
    setDepth(regions, kMostOpenRegions);
}

bool isBeyond(const ThreadMarkers &regions) { return depthOf(regions) > kMostOpenRegions; }

/// Forgets regions beyond the stack when whoever began the outermost of them is gone.
void forgetBeyond(ThreadMarkers &regions, uint64_t frame) {
  if (!isBeyond(regions) || frame <= regions.beyondFrame + kWrapperFrame)
    return;
  regions.leftOpen += regions.beyond;
  endBeyond(regions, regions.beyond);
}

/// Enters a region that the fast path could not enter, on a place that is taken.
__attribute__((noinline)) void enterRegion(OpenRegion &region, Marker &marker) {
  Thread &thread = *tState.thread;
  region.timedFrame = timedFrameOf(thread, region.frame);
  VaisProfilerFunction function = {};
  function.record = reinterpret_cast<uint64_t>(&marker);
  region.token = reinterpret_cast<uint64_t>(enterSlowly(function, region.timedFrame));
  region.target.set(tState.current);
}

/// The call is counted and its context current; it is to be timed.
__attribute__((noinline)) void timeRegion(OpenRegion &region, Slot *slot) {
  region.timedFrame = timedFrameOf(*tState.thread, region.frame);
  region.token = reinterpret_cast<uint64_t>(
      timeCallSlowly(reinterpret_cast<Context *>(region.token), slot, region.timedFrame));
  region.target.set(tState.current);
}

/// The regions of the calling thread; null while there are none, or no memory. One that begins
/// then is skipped, and its end awaited.
MarkerState *stateToBegin() {
  MarkerState *state = tState.markers;
  Thread *thread = !state && gSwitches.isOn ? currentThread() : nullptr;
  if (thread && gSwitches.isOn) // off now, if the session has just begun so
    state = makeMarkerState(*thread);
  if (!state)
    ++tState.skippedRegions;
  return state;
}

__attribute__((noinline)) void beginSlowly(const char *name, uint64_t frame) {
  MarkerState *state = name ? stateToBegin() : nullptr;
  if (!state)
    return;
  ThreadMarkers &regions = state->recorded;
  if (depthOf(regions) >= kMostOpenRegions)
    dropLeftRegions(*state, frame);
  if (depthOf(regions) >= kMostOpenRegions)
    return beginBeyond(regions, frame);
  Marker *marker = markerOf(*tState.thread, *state, name);
  setDepth(regions, depthOf(regions) + 1);
  OpenRegion &region = *regions.top.get();
  region.frame = frame;
  region.marker.set(marker);
  if (marker && gSwitches.isOn)
    return enterRegion(region, *marker);
  if (!marker)
    ++regions.deepRegions;
  region.token = 0;
  region.target.set(tState.current);
}

void countUnbalancedEnd() {
  Thread *thread = gSwitches.isOn ? currentThread() : nullptr;
  if (MarkerState *state = thread ? makeMarkerState(*thread) : nullptr)
    ++state->recorded.unbalancedEnds;
}

__attribute__((noinline)) void endSlowly(const char *name, uint64_t frame) {
  if (!name)
    return;
  if (MarkerState *state = tState.markers) {
    ThreadMarkers &regions = state->recorded;
    forgetBeyond(regions, frame);
    if (isBeyond(regions))
      return endBeyond(regions, 1);
    while (depthOf(regions) && isLeftOpen(*regions.top.get(), frame))
      leaveOpen(regions);
    const uint64_t place = findRegion(regions, findMarker(name));
    while (place && depthOf(regions) > place)
      leaveOpen(regions);
    if (place)
      return endRegion(regions);
    if (depthOf(regions))
      return countUnbalancedEnd();
  }
  if (tState.skippedRegions)
    --tState.skippedRegions;
  else
    countUnbalancedEnd();
}

using FindMarker = Marker *(const MarkerState &, const char *);
using Otherwise = void(const char *, uint64_t);

/// Begins a region whose marker `find` finds at once, if all is as it mostly is. `otherwise` is
/// where to go when it is not: by a jump, so that nothing need be kept for it.
template <FindMarker *Find, Otherwise *OtherwiseGo>
__attribute__((always_inline)) inline void begin(const char *name, uint64_t frame) {
  MarkerState *state = tState.markers;
  if (isUnlikely(!state) || isUnlikely(!gSwitches.isOn))
    return OtherwiseGo(name, frame);
  ThreadMarkers &regions = state->recorded;
  Marker *marker = Find(*state, name);
  OpenRegion *top = regions.top.get();
  if (isUnlikely(!marker) || isUnlikely(top >= regions.regions + kMostOpenRegions))
    return OtherwiseGo(name, frame);
  OpenRegion &region = top[1];
  regions.top.set(&region);
  region.frame = frame;
  region.marker.set(marker);
  VaisProfilerSlot *slot;
  Pointer token;
  const VaisProfilerEntry entry = vais_profiler_try_enter_record(
      fastState(), reinterpret_cast<uint64_t>(marker), &slot, &token);
  if (isUnlikely(entry == VAIS_PROFILER_EDGE_NOT_FOUND))
    return enterRegion(region, *marker);
  region.token = reinterpret_cast<uint64_t>(token);
  if (isUnlikely(entry == VAIS_PROFILER_CALL_IS_TIMED))
    return timeRegion(region, reinterpret_cast<Slot *>(slot));
  region.target.set(tState.current);
}

/// Likewise for its end.
template <FindMarker *Find, Otherwise *OtherwiseGo>
__attribute__((always_inline)) inline void end(const char *name, uint64_t frame) {
  MarkerState *state = tState.markers;
  if (isUnlikely(!state))
    return OtherwiseGo(name, frame);
  ThreadMarkers &regions = state->recorded;
  OpenRegion *region = regions.top.get();
  const auto token = reinterpret_cast<Pointer>(region->token);
  const uint64_t timedFrame = region->timedFrame;
  if (isUnlikely(region->target.get() != tState.current))
    return OtherwiseGo(name, frame);
  Marker *marker = Find(*state, name);
  if (isUnlikely(!marker) || isUnlikely(marker != region->marker.get()))
    return OtherwiseGo(name, frame);
  regions.top.set(region - 1);
  if (!vais_profiler_try_exit(fastState(), token))
    endTimedCall(token, timedFrame);
}

__attribute__((noinline)) void beginLong(const char *name, uint64_t frame) {
  begin<cachedMarker, beginSlowly>(name, frame);
}

__attribute__((noinline)) void endLong(const char *name, uint64_t frame) {
  end<cachedMarker, endSlowly>(name, frame);
}

} // namespace

void dropLeftRegions(MarkerState &state, uint64_t frame) {
  ThreadMarkers &regions = state.recorded;
  forgetBeyond(regions, frame);
  if (isBeyond(regions))
    return;
  uint64_t kept = 0;
  for (uint64_t i = 1; i <= depthOf(regions); ++i)
    if (!isLeftOpen(regions.regions[i], frame))
      regions.regions[++kept] = regions.regions[i];
  regions.leftOpen += depthOf(regions) - kept;
  setDepth(regions, kept);
}

Context *resumedContext(MarkerState &state, Context *own, uint64_t frame) {
  ThreadMarkers &regions = state.recorded;
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

void vais_profiler_region_begin(const char *name) {
  begin<shortMarker, beginLong>(name, VAIS_PROFILER_FRAME);
}

void vais_profiler_region_end(const char *name) {
  end<shortMarker, endLong>(name, VAIS_PROFILER_FRAME);
}
