/// Keeps track of the calls that edges count while recording is off.

#include "runtime/collect/contexts/Pauses.h"

#include "runtime/collect/arena/Arena.h"
#include "runtime/collect/arena/HashTable.h"
#include "runtime/collect/contexts/ContextTree.h"
#include "runtime/collect/state/ThreadState.h"

namespace vais::profiler {

using namespace format;

namespace {

uint64_t keyOf(const PausedEdge &edge) { return edge.slot.value; }

/// Returns the record of the edge's pauses, or null if it had none.
PausedEdge *findPausedEdge(Slot &slot) {
  PauseTable *table = gSwitches.header->pauses.get();
  const auto key = reinterpret_cast<uint64_t>(&slot);
  return table ? findEntry(*table, key, [key](auto &edge) { return keyOf(edge) == key; })->get()
               : nullptr;
}

/// The same, but made if necessary; null if there is no memory.
PausedEdge *pausedEdge(Thread &self, Slot &slot) {
  const auto key = reinterpret_cast<uint64_t>(&slot);
  return findOrMakeEntry(self, gSwitches.header->pauses, key, keyOf, [&] {
    auto *edge = static_cast<PausedEdge *>(allocate(self, sizeof(PausedEdge), sizeof(PausedEdge)));
    if (edge)
      edge->slot.set(&slot);
    return edge;
  });
}

/// Calls `visit(slot, time, calls)` for each edge of all threads.
template <class Visit> void forEachCount(Visit visit) {
  Address<Thread> thread = {__atomic_load_n(&gSwitches.header->threads.value, __ATOMIC_ACQUIRE)};
  for (; thread.value; thread = thread.get()->next)
    forEachEdge(*thread.get(), [&visit](Context &, Slot &slot, EdgeTime *time, uint64_t calls) {
      visit(slot, time, calls);
    });
}

/// Lets the next call of each edge be timed. The call sites of other threads may not be changed
/// here, but the runtime looks at them soon anyway.
void timeAgain(Thread &self) {
  if (gSwitches.timeMode == TimeMode::None)
    return;
  forEachCount([](Slot &slot, EdgeTime *time, uint64_t) {
    if (slot.nextTimed)
      slot.nextTimed = firstTimedCall(time);
  });
  forEachContext(self, [](Context &context) {
    forEachSiteOf(context, [](CallSite &site, SiteEdge &edge) {
      if (site.remaining > 0)
        lookAgainAfter(site, edge, 1);
    });
  });
}

} // namespace

uint64_t recordedCalls(Slot &slot, uint64_t calls) {
  const bool isPaused = gSwitches.header->isPaused;
  const PausedEdge *edge = findPausedEdge(slot);
  if (!edge)
    return isPaused ? 0 : calls;
  return (isPaused && edge->atStop < calls ? edge->atStop : calls) - edge->off;
}

void noteStop() {
  const SlowPath slowPath;
  Header &header = *gSwitches.header;
  if (Thread *self = tState.thread)
    forEachCount([self](Slot &slot, EdgeTime *, uint64_t calls) {
      if (PausedEdge *edge = calls ? pausedEdge(*self, slot) : nullptr)
        edge->atStop = calls;
    });
  header.isPaused = 1;
}

void noteStart() {
  const SlowPath slowPath;
  Header &header = *gSwitches.header;
  if (Thread *self = tState.thread) {
    forEachCount([self](Slot &slot, EdgeTime *, uint64_t calls) {
      if (PausedEdge *edge = calls ? pausedEdge(*self, slot) : nullptr) {
        edge->off += calls - edge->atStop;
        edge->atStop = calls;
      }
    });
    timeAgain(*self);
  }
  header.isPaused = 0;
}

} // namespace vais::profiler
