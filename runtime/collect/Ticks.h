/// Time stamps. A tick is whatever the process's clock counts; reading it never blocks.
///
/// The processor may take a plain stamp before the work that it should follow is done.
/// orderedTicks waits for that work: `lfence; rdtsc` (Intel SDM vol. 2B, RDTSC; AMD APM vol. 3,
/// LFENCE). RDTSCP would do the same, in the same time, but not every processor and not every
/// virtual machine has it. Nothing here is beyond the instructions that all x86-64 processors have.

#ifndef VAIS_PROFILER_COLLECT_TICKS_H
#define VAIS_PROFILER_COLLECT_TICKS_H

#include "contracts/ProfileFormat.h"

#include <cstdint>

namespace vais::profiler {

/// The clock of this process; set before the first stamp. Monotonic, too, once it is stopped.
extern format::Clock gClock __attribute__((visibility("hidden")));

/// The best clock that this process has: the processor's counter where it ticks at one rate
/// whatever the processor does, and where the process may read it (prctl(2), PR_SET_TSC).
format::Clock chooseClock();

/// Stops the clock: from here on each stamp is the newest one so far. For a process that may not
/// read it any more.
void stopClock();
/// Lets it run again.
void resumeClock();
bool isClockStopped();

/// CLOCK_MONOTONIC in nanoseconds, by system call (about 100 ns); where that is refused, as the
/// process's clock has it.
uint64_t monotonicNanoseconds();

/// A stamp where the process's clock is not the processor's counter, or is stopped.
uint64_t readTicksSlowly();

/// CLOCK_REALTIME in nanoseconds since 1970.
uint64_t realtimeNanoseconds();

/// Nanoseconds that the threads of this process were on the processor, by system call; 0 when that
/// is refused.
uint64_t processCpuNanoseconds();

/// Nanoseconds that the calling thread was on the processor, by system call (0.2 to 0.6 µs); 0 when
/// that is refused.
uint64_t threadCpuNanoseconds();

/// The same of thread `id` of this process; false when it is gone.
bool threadCpuNanoseconds(uint32_t id, uint64_t &nanoseconds);

/// Both clocks at one moment.
format::Moment takeMoment();

/// The processor's counter, whatever gClock says. Unordered: cheapest.
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

/// Unordered.
inline uint64_t readTicks() {
  if (__builtin_expect(gClock == format::Clock::Monotonic, 0))
    return readTicksSlowly();
  return readCounter();
}

/// Not before everything that came earlier is done.
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
