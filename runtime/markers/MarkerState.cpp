/// The cache of names that a thread has used, and the beginning and end of markers.

#include "runtime/markers/MarkerState.h"

#include "runtime/base/Text.h"
#include "runtime/collect/arena/Arena.h"
#include "runtime/collect/clock/Ticks.h"
#include "runtime/markers/Counters.h"
#include "runtime/markers/MarkerTable.h"
#include "runtime/markers/Phases.h"

namespace vais::profiler {

using namespace format;

/// Closes all regions of the thread.
static void closeRegions(ThreadMarkers &recorded) {
  const bool isBeyond = recorded.beyond != 0;
  recorded.leftOpen += isBeyond ? kMostOpenRegions + recorded.beyond
                                : static_cast<uint64_t>(recorded.top.get() - recorded.regions);
  recorded.top.set(recorded.regions);
  recorded.beyond = 0;
}

MarkerState *makeMarkerState(Thread &thread) {
  if (tState.markers)
    return tState.markers;
  if (interruptsSlowPath())
    return nullptr;
  const SlowPath slowPath;
  auto *state = reinterpret_cast<MarkerState *>(thread.markers.value);
  if (!state) {
    state = allocate<MarkerState>(thread);
    if (!state)
      return nullptr;
    state->recorded.top.set(state->recorded.regions);
    __atomic_store_n(&thread.markers.value, reinterpret_cast<uint64_t>(state), __ATOMIC_RELEASE);
  }
  closeRegions(state->recorded); // regions of a thread that had the tree before
  tState.markers = state;
  return state;
}

/// Fills in what is needed to compare a name in two words, if it is short.
static void describeShort(CachedName &name) {
  constexpr uint64_t kPage = 4096;
  const auto address = reinterpret_cast<uint64_t>(name.address);
  const bool isShort = name.size <= kMostShort && address % kPage <= kPage - kMostShort;
  name.shortKey = isShort ? address + 1 : 0;
  if (!isShort)
    return;
  name.lastOffset = name.size < sizeof(uint64_t) ? 0 : name.size - sizeof(uint64_t);
  name.mask = ~uint64_t(0) >> (name.size < 8 ? 64 - 8 * name.size : 0);
  name.first = wordAt(name.text);
  name.last = wordAt(name.text + name.lastOffset);
}

/// Signals are blocked, because a handler might use the same entry.
static void cache(const CachedName &place, const char *text, Marker &marker) {
  const uint64_t size = textLength(text, kMostCached) + 1;
  if (size > kMostCached || interruptsSlowPath())
    return;
  const SlowPath slowPath;
  auto &name = const_cast<CachedName &>(place);
  name = CachedName();
  name.address = text;
  name.size = size;
  copyBytes(name.text, text, size);
  name.marker = &marker;
  describeShort(name);
}

Marker *markerOf(Thread &thread, MarkerState &state, const char *text) {
  if (Marker *marker = cachedMarker(state, text))
    return marker;
  Marker *marker = findMarker(text);
  if (!marker)
    marker = makeMarker(thread, text);
  if (marker)
    cache(cachedName(state, text), text, *marker);
  return marker;
}

void restartMarkersAfterFork(MarkerState *state) {
  forEachMarker(gSwitches.header->markers.get(), [](Marker &marker) {
    marker.marks = 0;
    clearCounter(marker); // its series began before the child did
  });
  restartPhasesAfterFork();
  if (!state)
    return;
  ThreadMarkers &recorded = state->recorded;
  recorded.deepRegions = recorded.unbalancedEnds = recorded.leftOpen = 0;
  recorded.marks = recorded.markTimes = recorded.markShift = 0;
}

void endMarkers(Header &header) {
  for (Thread *thread = header.threads.get(); thread; thread = thread->next.get()) {
    ThreadMarkers *recorded = thread->markers.get();
    uint64_t cpu;
    const bool isIdle = thread == tState.thread && tState.current == thread->root.get();
    if (!recorded || (!isIdle && threadCpuNanoseconds(thread->owner, cpu)))
      continue;
    closeRegions(*recorded);
  }
}

} // namespace vais::profiler
