/// Computes the sums of phases as differences between the sums of edges at their ends.

#include "runtime/markers/Phases.h"

#include "runtime/base/SystemCall.h"
#include "runtime/collect/arena/Arena.h"
#include "runtime/collect/arena/HashTable.h"
#include "runtime/collect/clock/Ticks.h"
#include "runtime/collect/contexts/ContextTree.h"
#include "runtime/collect/contexts/Pauses.h"
#include "runtime/collect/state/ThreadState.h"
#include "runtime/collect/timing/CpuTime.h"
#include "runtime/edges/EdgeState.h"
#include "runtime/markers/MarkerTable.h"

namespace vais::profiler {

using namespace format;

namespace {

/// Of the calls that a thread has open, at most this many of the outermost ones, which are the long
/// ones, are divided between phases.
constexpr unsigned kMostOpenCalls = 64;

/// The markers exist, because a name was made.
ProcessMarkers &markers() { return *gSwitches.header->markers.get(); }

/// Holds the lock of phases for its lifetime, with signals blocked.
class PhaseLock {
public:
  PhaseLock() {
    while (__atomic_exchange_n(&markers().phaseLock, 1, __ATOMIC_ACQUIRE))
      systemCall(__NR_sched_yield);
  }
  ~PhaseLock() { __atomic_store_n(&markers().phaseLock, 0, __ATOMIC_RELEASE); }
  PhaseLock(const PhaseLock &) = delete;
  PhaseLock &operator=(const PhaseLock &) = delete;

private:
  SlowPath slowPath_;
};

template <class T> T load(const T &number) {
  T value;
  __atomic_load(&number, &value, __ATOMIC_RELAXED);
  return value;
}

/// What the open calls of an edge have taken so far. If `calls` and `starts` are equal, nothing has
/// changed.
struct OpenSum {
  uint64_t calls;
  uint64_t starts;
  uint64_t ticks;
  int64_t offTicks;
};

/// Calls that are drawn with a probability below 1 are short and belong to the phase in which they
/// end.
bool isDivided(const TimedCall &call) {
  return call.kind != TimedKind::Self && call.start &&
         (gSwitches.timeMode == TimeMode::Exact || call.gapBits == 0);
}

/// Treats an open call as a reader treats calls that are open at the end of the process.
void addOpen(OpenSum &sum, const Thread &thread, const TimedCall &call, uint64_t start,
             const ThreadMoment &now) {
  const uint64_t elapsed = now.ticks > start ? now.ticks - start : 0;
  int64_t off = notMoreThan(elapsed, now.offTicks - load(call.offBefore));
  off = off > 0 ? off : 0;
  const uint64_t spent = load(thread.spentTicks), before = load(call.spentBefore);
  const uint64_t cost = spent > before ? (spent - before) >> kCostBits : 0;
  const uint64_t on = elapsed - static_cast<uint64_t>(off);
  ++sum.calls;
  sum.starts += start;
  sum.ticks += on > cost ? on - cost : 0;
  sum.offTicks += off;
}

/// Calls `visit(call)` for each call on the thread's stack, innermost first.
template <class Visit> void forEachOpenCall(const Thread &thread, Visit visit) {
  auto *call = reinterpret_cast<TimedCall *>(load(thread.timedTop.value));
  for (; call && load(call->frame) != UINT64_MAX; call = call->previous.get())
    visit(*call);
}

/// The edges that have open calls.
struct OpenEdges {
  uint64_t times[kMostOpenCalls];
  uint64_t count = 0;

  explicit OpenEdges(const Thread &thread) {
    forEachOpenCall(thread, [&](const TimedCall &call) {
      if (isDivided(call))
        times[count++ % kMostOpenCalls] = load(call.time.value);
    });
  }
  bool contains(const EdgeTime *time) const {
    for (uint64_t i = 0; i < count && i < kMostOpenCalls; ++i)
      if (times[i] == reinterpret_cast<uint64_t>(time))
        return true;
    return false;
  }
};

OpenSum openSum(const Thread &thread, const EdgeTime *time, const ThreadMoment &now) {
  OpenSum sum = {};
  forEachOpenCall(thread, [&](const TimedCall &call) {
    const uint64_t start = load(call.start);
    if (load(call.time.value) == reinterpret_cast<uint64_t>(time) && isDivided(call) && start)
      addOpen(sum, thread, call, start, now);
  });
  return sum;
}

/// Returns the sums of the edge, including its open calls. A call that ends in the meantime must be
/// counted neither twice nor not at all; the sums are then read again.
EdgeTime timeSoFar(const Thread &thread, const EdgeTime &time, const ThreadMoment &now) {
  constexpr int kTries = 8;
  OpenSum open = openSum(thread, &time, now);
  EdgeTime sum = time;
  for (int i = 0; i < kTries; ++i) {
    const OpenSum again = openSum(thread, &time, now);
    if (again.calls == open.calls && again.starts == open.starts)
      break;
    open = again;
    sum = time;
  }
  sum.countedCalls += open.calls;
  sum.countedTicks += open.ticks;
  sum.countedOffTicks += open.offTicks;
  return sum;
}

bool isSame(const EdgeSums &a, const EdgeSums &b) {
  return a.calls == b.calls && a.time.countedTicks == b.time.countedTicks &&
         a.time.countedCalls == b.time.countedCalls &&
         a.time.countedOffTicks == b.time.countedOffTicks &&
         a.time.sampled.samples == b.time.sampled.samples &&
         a.time.droppedCalls == b.time.droppedCalls;
}

/// Returns the edge's entry in a table, which is made if necessary, or null if there is no memory.
EdgeSums *sumsOf(Thread &self, Address<SumTable> &place, Slot &slot) {
  const auto keyOf = [](const EdgeSums &sums) { return sums.slot.value; };
  return findOrMakeEntry(self, place, reinterpret_cast<uint64_t>(&slot), keyOf, [&] {
    auto *sums = allocate<EdgeSums>(self);
    if (sums)
      sums->slot.set(&slot);
    return sums;
  });
}

/// Adds what has been added to the edge since the phase began to the phase.
void addToPhase(Thread &self, Phase &phase, const EdgeSums &now) {
  Slot &slot = *now.slot.get();
  EdgeSums *before = sumsOf(self, markers().before, slot);
  if (!before || isSame(*before, now))
    return;
  EdgeSums *sums = sumsOf(self, phase.sums, slot);
  if (!sums)
    return;
  sums->calls += now.calls - before->calls;
  addSums(sums->time, now.time, 1);
  addSums(sums->time, before->time, -1);
  *before = now;
}

void addThread(Thread &self, Phase &phase, Thread &thread) {
  const ThreadMoment now = momentOf(thread);
  const OpenEdges open(thread);
  forEachEdge(thread, [&](Context &, Slot &slot, EdgeTime *time, uint64_t calls) {
    EdgeSums sums = {};
    sums.slot.set(&slot);
    sums.calls = recordedCalls(slot, calls);
    if (time)
      sums.time = open.contains(time) ? timeSoFar(thread, *time, now) : *time;
    addToPhase(self, phase, sums);
  });
}

Phase *findPhase(Thread &self, Marker *marker) {
  for (Phase *phase = markers().phases.get(); phase; phase = phase->next.get())
    if (phase->marker.get() == marker)
      return phase;
  auto *made = allocate<Phase>(self);
  if (!made)
    return nullptr;
  made->marker.set(marker);
  made->next = markers().phases;
  __atomic_store_n(&markers().phases.value, reinterpret_cast<uint64_t>(made), __ATOMIC_RELEASE);
  return made;
}

/// Time before the first phase belongs to the phase without a name.
Phase *currentPhase(Thread &self) {
  if (markers().phase.value)
    return markers().phase.get();
  Phase *none = findPhase(self, nullptr);
  markers().phase.set(none);
  markers().phaseStart = gSwitches.header->start.ticks;
  if (none)
    none->begun = 1;
  return none;
}

} // namespace

void switchPhase(Thread &self, const char *name) {
  Marker *marker = makeMarker(self, name ? name : "");
  if (!marker)
    return;
  const PhaseLock lock;
  Phase *ends = currentPhase(self);
  Phase *begins = findPhase(self, name ? marker : nullptr);
  if (!ends || !begins || ends == begins)
    return;
  Address<Thread> thread = {__atomic_load_n(&gSwitches.header->threads.value, __ATOMIC_ACQUIRE)};
  for (; thread.value; thread = thread.get()->next)
    addThread(self, *ends, *thread.get());
  addEdgesToPhase(self, *ends);
  const uint64_t now = readTicks();
  ends->ticks += now - markers().phaseStart;
  markers().phaseStart = now;
  ++begins->begun;
  markers().phase.set(begins);
}

void restartPhasesAfterFork() {
  if (!gSwitches.header->markers.value)
    return;
  Phase *phase = markers().phase.get();
  markers().phases.set(phase);
  markers().before.value = 0;
  markers().phaseLock = 0;
  markers().phaseStart = gSwitches.header->start.ticks;
  if (!phase)
    return;
  phase->next.value = phase->sums.value = phase->ticks = 0;
  phase->begun = 1;
}

} // namespace vais::profiler
