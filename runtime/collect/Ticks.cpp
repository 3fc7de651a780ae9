/// Choice of the clock, and the clocks of the kernel.

#include "Ticks.h"

#include "SystemCall.h"

#include <ctime>
#if defined(__x86_64__)
#include <cpuid.h>
#endif

namespace vais::profiler {

format::Clock gClock = format::Clock::Monotonic;

format::Clock chooseClock() {
#if defined(__x86_64__)
  constexpr unsigned kPowerManagement = 0x80000007;
  constexpr unsigned kInvariantTsc = 1u << 8;
  unsigned a, b, c, d;
  if (__get_cpuid(kPowerManagement, &a, &b, &c, &d) && (d & kInvariantTsc))
    return format::Clock::Tsc;
  return format::Clock::Monotonic;
#else
  return format::Clock::Cntvct;
#endif
}

static uint64_t clockNanoseconds(clockid_t clock) {
  timespec now = {};
  systemCall(__NR_clock_gettime, clock, &now);
  return static_cast<uint64_t>(now.tv_sec) * 1000000000 + static_cast<uint64_t>(now.tv_nsec);
}

uint64_t monotonicNanoseconds() { return clockNanoseconds(CLOCK_MONOTONIC); }

uint64_t realtimeNanoseconds() { return clockNanoseconds(CLOCK_REALTIME); }

uint64_t processCpuNanoseconds() { return clockNanoseconds(CLOCK_PROCESS_CPUTIME_ID); }

uint64_t threadCpuNanoseconds() { return clockNanoseconds(CLOCK_THREAD_CPUTIME_ID); }

bool threadCpuNanoseconds(uint32_t id, uint64_t &nanoseconds) {
  constexpr int kPerThreadSchedulerClock = 6; // clock_getres(2): encoded in the clock's number
  const auto clock = static_cast<clockid_t>(~id << 3 | kPerThreadSchedulerClock);
  timespec now = {};
  if (systemCall(__NR_clock_gettime, clock, &now) != 0)
    return false;
  nanoseconds = static_cast<uint64_t>(now.tv_sec) * 1000000000 + static_cast<uint64_t>(now.tv_nsec);
  return true;
}

format::Moment takeMoment() {
  const uint64_t before = readTicks();
  const uint64_t nanoseconds = monotonicNanoseconds();
  return {before + (readTicks() - before) / 2, nanoseconds};
}

} // namespace vais::profiler
