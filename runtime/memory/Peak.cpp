/// Records the most bytes that were live, when, and in which contexts (memory=exact).

#include "runtime/memory/Peak.h"

#include "runtime/collect/clock/Ticks.h"
#include "runtime/memory/BlockMap.h"
#include "runtime/memory/Timeline.h"

namespace vais::profiler {

using namespace format;

/// Growth after which a thread asks for the bytes of the others.
static constexpr int64_t kGrowth = 64 << 10;

/// Blocks of this many bytes have entries in more pages than the processor caches translations for.
static constexpr int64_t kManyBytes = 64 << 20;

static int64_t load(const int64_t &value) { return __atomic_load_n(&value, __ATOMIC_RELAXED); }

/// Calls `visit` for the ThreadMemory of each tree.
template <class Visit> static void forEachThread(Visit visit) {
  Address<Thread> thread = {__atomic_load_n(&gSwitches.header->threads.value, __ATOMIC_ACQUIRE)};
  for (; thread.value; thread = thread.get()->next) {
    const Address<ThreadMemory> memory = {
        __atomic_load_n(&thread.get()->memory.value, __ATOMIC_ACQUIRE)};
    if (memory.value)
      visit(*memory.get());
  }
}

int64_t liveBytesOfAll() {
  int64_t sum = 0;
  forEachThread([&](ThreadMemory &each) { sum += load(each.live); });
  return sum;
}

/// Raises the process's peak. Returns false if it is at least as high already.
static bool raisePeak(int64_t bytes) {
  int64_t &peak = gMemory.process->peak;
  int64_t known = load(peak);
  while (bytes > known)
    if (__atomic_compare_exchange_n(&peak, &known, bytes, true, __ATOMIC_RELAXED, __ATOMIC_RELAXED))
      return true;
  return false;
}

/// From here on, code that changes a count keeps its previous value. The time of the peak is
/// accurate enough as long as the peak has not grown by a thousandth.
static void beginEpoch(int64_t bytes) {
  ProcessMemory &process = *gMemory.process;
  __atomic_fetch_add(&process.epoch, 1, __ATOMIC_RELAXED);
  if (bytes - process.stamped <= bytes >> 10)
    return;
  process.stamped = bytes;
  process.peakTicks = readTicks();
}

void notePeak(ThreadMemory &thread) {
  thread.noted = thread.highest;
  const int64_t bytes = thread.base + thread.highest;
  if (raisePeak(bytes))
    beginEpoch(bytes);
}

void lookAround(ThreadMemory &thread) {
  int64_t threads = 0;
  int64_t others = -thread.live;
  forEachThread([&](ThreadMemory &each) {
    others += load(each.live);
    ++threads;
  });
  const int64_t live = thread.live;
  const int64_t total = others + live;
  thread.base = others;
  if (raisePeak(total))
    beginEpoch(total);
  // All threads may grow before they look again, so that each gets a part of what is left to the
  // peak.
  const int64_t atPeak = load(gMemory.process->peak) - others;
  const int64_t part = (atPeak - live) / (2 * threads);
  thread.limit = live + (part > kGrowth ? part : kGrowth);
  thread.highest = thread.noted = atPeak < thread.limit ? atPeak : thread.limit;
  if (total > kManyBytes && !gBlocks.areMany)
    expectManyBlocks();
  addToTimeline(total > 0 ? static_cast<uint64_t>(total) : 0);
}

} // namespace vais::profiler
