/// The sampler's thread. It has no thread-local variables and therefore calls nothing that uses
/// any.

#include "runtime/handles/handle/Sampler.h"

#include "runtime/base/BareThread.h"
#include "runtime/base/OwnThread.h"
#include "runtime/base/Random.h"
#include "runtime/collect/clock/Ticks.h"
#include "runtime/collect/state/ThreadState.h"
#include "runtime/handles/handle/HandleList.h"
#include "runtime/handles/sampler/SampledThreads.h"

#include <ctime>
#include <linux/futex.h>

namespace vais::profiler {

namespace {

constexpr uint64_t kLeastTick = 1000000; ///< minimum nanoseconds between looks
constexpr uint64_t kLeastShare = 50; ///< a look takes at most 1 / kLeastShare of the time between

uint32_t gStarts; ///< number of starts of sampling profilers; the futex on which the sampler sleeps
bool gIsThreadThere;
SampledThreads gThreads; ///< accessed only by the sampler
uint64_t gRandom;

/// Returns the shortest interval of the profilers that sample now, or 0 if there are none.
uint64_t shortestInterval() {
  uint64_t shortest = 0;
  forEachHandle([&](Handle &handle) {
    const uint64_t interval = handle.samplingInterval();
    if (interval && (!shortest || interval < shortest))
      shortest = interval;
  });
  return shortest;
}

/// Looks at all threads once. Returns the nanoseconds until the next look is due, or 0 if no
/// profiler samples.
uint64_t look(uint32_t self) {
  MutexLock lock(gHandlesMutex);
  const uint64_t interval = shortestInterval();
  if (!interval)
    return 0;
  const uint64_t start = monotonicNanoseconds();
  gThreads.look([=](const NameText &function, uint64_t nanoseconds) {
    forEachHandle([&](Handle &handle) { handle.addTime(self, function, nanoseconds); });
  });
  const uint64_t least = (monotonicNanoseconds() - start) * kLeastShare;
  const uint64_t tick = interval > kLeastTick ? interval : kLeastTick;
  return tick > least ? tick : least;
}

/// Sleeps for a random time, one tick on average, so that no period in the program can fall into
/// step with the sampler.
void sleepAbout(uint64_t tick) {
  constexpr uint64_t kSecond = 1000000000;
  constexpr double kLongest = 4;
  const double drawn = drawExponential(gRandom);
  const auto pause =
      static_cast<uint64_t>(static_cast<double>(tick) * (drawn < kLongest ? drawn : kLongest));
  const timespec time = {static_cast<time_t>(pause / kSecond), static_cast<long>(pause % kSecond)};
  systemCall(__NR_nanosleep, &time, nullptr);
}

void sampleForever() {
  const uint32_t self = ownThread();
  gRandom = readTicks() | 1;
  while (!isSandboxed()) {
    const uint32_t starts = __atomic_load_n(&gStarts, __ATOMIC_ACQUIRE);
    if (const uint64_t tick = look(self)) {
      sleepAbout(tick);
      continue;
    }
    gThreads.forget();
    systemCall(__NR_futex, &gStarts, FUTEX_WAIT_PRIVATE, starts, nullptr);
  }
  systemCallAnyway(__NR_exit, 0);
}

/// A forked child inherits the stack, which no thread uses there, so that it can be used again.
void startThread() {
  static void *stack;
  if (isSandboxed())
    return;
  if (__atomic_exchange_n(&gIsThreadThere, true, __ATOMIC_ACQ_REL))
    return;
  stack = stack ? stack : mapMemory(kBareStackSize);
  if (!stack || !startBareThread(stack, sampleForever))
    __atomic_store_n(&gIsThreadThere, false, __ATOMIC_RELEASE);
}

} // namespace

void wakeSampler() {
  __atomic_add_fetch(&gStarts, 1, __ATOMIC_RELEASE);
  systemCall(__NR_futex, &gStarts, FUTEX_WAKE_PRIVATE, 1);
  startThread();
}

void restartSampler() {
  gThreads.forget();
  gIsThreadThere = false;
  if (shortestInterval())
    startThread();
}

} // namespace vais::profiler
