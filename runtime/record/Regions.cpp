/// Regions: parts of its run that the program names itself.
///
/// Between any two steps, a signal handler may begin and end regions. A place on the stack is
/// therefore taken before it is filled, and read before it is given back.

#include "contracts/FastPath.h"

#include "runtime/collect/state/OwnProcess.h"
#include "runtime/markers/MarkerState.h"
#include "runtime/markers/MarkerTable.h"
#include "runtime/record/Calls.h"
#include "runtime/record/CopyEntries.h"
#include "runtime/record/HookTypes.h"
#include "runtime/record/MarkerInterface.h"
#include "runtime/record/RegionStack.h"

using namespace vais::profiler::format;

namespace vais::profiler {

namespace {

/// Ends the innermost region.
void endRegion(ThreadMarkers &regions) {
  const OpenRegion region = *regions.top.get();
  setDepth(regions, depthOf(regions) - 1);
  const auto token = reinterpret_cast<Pointer>(region.token);
  if (!vais_profiler_try_exit(fastState(), token))
    endCallSlowly(token, region.timedFrame);
}

/// Enters a region that the fast path could not enter, and whose place on the stack is taken.
__attribute__((noinline)) void enterRegion(OpenRegion &region, Marker &marker) {
  Thread &thread = *tState.thread;
  region.timedFrame = timedFrameOf(thread, region.frame);
  VaisProfilerFunction function = {};
  function.record = reinterpret_cast<uint64_t>(&marker);
  region.token =
      reinterpret_cast<uint64_t>(enterSlowly(function, region.timedFrame, EntryHook::Unknown));
  region.target.set(tState.current);
}

/// Begins to time the call of a region, which has been counted and whose context is current.
__attribute__((noinline)) void timeRegion(OpenRegion &region, Slot *slot) {
  region.timedFrame = timedFrameOf(*tState.thread, region.frame);
  region.token = reinterpret_cast<uint64_t>(
      timeCallSlowly(reinterpret_cast<Context *>(region.token), slot, region.timedFrame));
  region.target.set(tState.current);
}

/// Returns the state that holds the regions of the calling thread, which is made if necessary. If
/// it is null, because recording is off or there is no memory, the region that begins is skipped,
/// and its end is expected.
MarkerState *stateToBegin() {
  MarkerState *state = tState.markers;
  Thread *thread = !state && gOwn.isOn ? currentThread() : nullptr;
  if (thread && gOwn.isOn) // off if the session has just begun so
    state = makeMarkerState(*thread);
  if (!state)
    ++tState.skippedRegions;
  return state;
}

__attribute__((noinline)) void beginSlowly(const char *name, uint64_t frame) {
  if (gRecorder)
    return gRecorder->beginRegion(name, frame);
  if (!gOwn.isOwner)
    return;
  MarkerState *state = name ? stateToBegin() : nullptr;
  if (!state)
    return;
  ThreadMarkers &regions = state->recorded;
  if (depthOf(regions) >= kMostOpenRegions && !makeRoom(regions, frame))
    return beginBeyond(regions, frame);
  Marker *marker = markerOf(*tState.thread, *state, name);
  setDepth(regions, depthOf(regions) + 1);
  OpenRegion &region = *regions.top.get();
  region.frame = frame;
  region.marker.set(marker);
  if (marker && gOwn.isOn)
    return enterRegion(region, *marker);
  if (!marker)
    ++regions.deepRegions;
  region.token = 0;
  region.target.set(tState.current);
}

void countUnbalancedEnd() {
  Thread *thread = gOwn.isOn ? currentThread() : nullptr;
  if (MarkerState *state = thread ? makeMarkerState(*thread) : nullptr)
    ++state->recorded.unbalancedEnds;
}

__attribute__((noinline)) void endSlowly(const char *name, uint64_t frame) {
  if (gRecorder)
    return gRecorder->endRegion(name, frame);
  if (!name || !gOwn.isOwner)
    return;
  if (MarkerState *state = tState.markers) {
    ThreadMarkers &regions = state->recorded;
    if (tryToEndBeyond(regions, frame))
      return;
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

/// Begins a region in the usual case, in which `Find` finds its marker at once. In any other case,
/// `OtherwiseGo` is reached by a jump, so that no registers are saved for it.
template <FindMarker *Find, Otherwise *OtherwiseGo>
__attribute__((always_inline)) inline void begin(const char *name, uint64_t frame) {
  MarkerState *state = tState.markers;
  if (isUnlikely(!state) || isUnlikely(!gOwn.isOn))
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

/// Ends a region likewise.
template <FindMarker *Find, Otherwise *OtherwiseGo>
__attribute__((always_inline)) inline void end(const char *name, uint64_t frame) {
  MarkerState *state = tState.markers;
  if (isUnlikely(!state) || isUnlikely(!gOwn.isOwner))
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
    endCallSlowly(token, timedFrame);
}

__attribute__((noinline)) void beginLong(const char *name, uint64_t frame) {
  begin<cachedMarker, beginSlowly>(name, frame);
}

__attribute__((noinline)) void endLong(const char *name, uint64_t frame) {
  end<cachedMarker, endSlowly>(name, frame);
}

} // namespace

void beginRegionForCopy(const char *name, uint64_t frame) {
  begin<shortMarker, beginLong>(name, frame);
}

void endRegionForCopy(const char *name, uint64_t frame) { end<shortMarker, endLong>(name, frame); }

} // namespace vais::profiler

void vais_profiler_region_begin(const char *name) {
  begin<shortMarker, beginLong>(name, VAIS_PROFILER_FRAME);
}

void vais_profiler_region_end(const char *name) {
  end<shortMarker, endLong>(name, VAIS_PROFILER_FRAME);
}
