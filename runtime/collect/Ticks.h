/// Time stamps. A tick is whatever the process's clock counts; ticksOf... never block.
///
/// A stamp taken without order is taken before the work it should enclose is done: startTicks waits
/// for what came before it, endTicks for what it ends (Intel SDM vol. 2B, RDTSC and RDTSCP).

#ifndef VAIS_PROFILER_COLLECT_TICKS_H
#define VAIS_PROFILER_COLLECT_TICKS_H

#include "vais_profiler/ProfileFormat.h"

#include <cstdint>

namespace vais::profiler {

/// The clock of this process; set once, before the first stamp.
extern format::Clock gClock __attribute__((visibility("hidden")));

/// The best clock this machine has.
format::Clock chooseClock();

/// CLOCK_MONOTONIC in nanoseconds, by system call (about 100 ns).
uint64_t monotonicNanoseconds();

/// CLOCK_REALTIME in nanoseconds since 1970.
uint64_t realtimeNanoseconds();

/// Nanoseconds that the threads of this process were on the processor, by system call.
uint64_t processCpuNanoseconds();

/// Nanoseconds that the calling thread was on the processor, by system call (0.2 to 0.6 µs).
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
    return monotonicNanoseconds();
  return readCounter();
}

/// Not before everything that came earlier is done.
inline uint64_t startTicks() {
#if defined(__x86_64__)
  asm volatile("lfence" ::: "memory");
#else
  asm volatile("isb" ::: "memory");
#endif
  return readTicks();
}

/// Not before the work it ends is done.
inline uint64_t endTicks() {
#if defined(__x86_64__)
  if (__builtin_expect(gClock == format::Clock::Monotonic, 0))
    return monotonicNanoseconds();
  uint32_t low, high, processor;
  asm volatile("rdtscp" : "=a"(low), "=d"(high), "=c"(processor)::"memory");
  return uint64_t(high) << 32 | low;
#else
  return startTicks();
#endif
}

} // namespace vais::profiler

#endif
