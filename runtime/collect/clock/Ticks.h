/// Time stamps. A tick is whatever the process's clock counts; reading it never blocks.
///
/// The processor may take a plain stamp before the work that it should follow is done. orderedTicks
/// waits for that work: `lfence; rdtsc` (Intel SDM vol. 2B, RDTSC; AMD APM vol. 3, LFENCE). RDTSCP
/// would do the same in the same time, but not every processor and not every virtual machine has
/// it. Only instructions that all x86-64 processors have are used here.

#ifndef VAIS_PROFILER_COLLECT_TICKS_H
#define VAIS_PROFILER_COLLECT_TICKS_H

#include "contracts/ProfileFormat.h"

#include <cstdint>

namespace vais::profiler {

/// The clock of this process, set before the first stamp. Monotonic while the clock is stopped,
/// too, so that stamps are taken by readTicksSlowly().
extern format::Clock gClock __attribute__((visibility("hidden")));

/// Returns the best clock that this process has: the processor's counter if its rate does not
/// depend on what the processor does and the process may read it (prctl(2), PR_SET_TSC), otherwise
/// Monotonic.
format::Clock chooseClock();

/// Stops the clock of a process that must not read it any more: from here on, each stamp is the
/// moment at which the clock was stopped.
void stopClock();
/// Lets it run again.
void resumeClock();
bool isClockStopped();

/// Returns CLOCK_MONOTONIC in nanoseconds, by a system call (about 100 ns) or, if that is refused,
/// as computed from the process's clock.
uint64_t monotonicNanoseconds();

/// Takes a stamp if the process's clock is not the processor's counter or is stopped.
uint64_t readTicksSlowly();

/// Returns CLOCK_REALTIME in nanoseconds since 1970.
uint64_t realtimeNanoseconds();

/// Returns for how many nanoseconds the threads of this process were on the processor, by a system
/// call; 0 if it is refused.
uint64_t processCpuNanoseconds();

/// Returns for how many nanoseconds the calling thread was on the processor, by a system call (0.2
/// to 0.6 µs); 0 if it is refused.
uint64_t threadCpuNanoseconds();

/// The same for thread `id` of this process. Returns false if the thread no longer exists or the
/// call is refused.
bool threadCpuNanoseconds(uint32_t id, uint64_t &nanoseconds);

/// Reads both clocks at the same moment.
format::Moment takeMoment();

/// Reads the processor's counter, whatever gClock says. This is cheapest, but not ordered.
inline uint64_t readCounter() {
#if defined(__x86_64__)
  uint32_t low, high;
  asm volatile("rdtsc" : "=a"(low), "=d"(high));
  return uint64_t(high) << 32 | low;
#else
  uint64_t ticks;
  asm volatile("mrs %0, cntvct_el0" : "=r"(ticks));
  return ticks;
#endif
}

/// Takes a stamp that is not ordered.
inline uint64_t readTicks() {
  if (__builtin_expect(gClock == format::Clock::Monotonic, 0))
    return readTicksSlowly();
  return readCounter();
}

/// Takes a stamp once all earlier work is done.
inline uint64_t orderedTicks() {
#if defined(__x86_64__)
  asm volatile("lfence" ::: "memory");
#else
  asm volatile("isb" ::: "memory");
#endif
  return readTicks();
}

} // namespace vais::profiler

#endif
