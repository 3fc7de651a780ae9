/// Choice of the clock, and the clocks of the kernel.

#include "runtime/collect/clock/Ticks.h"

#include "runtime/collect/state/ThreadState.h"

#include <ctime>
#include <linux/prctl.h>
#if defined(__x86_64__)
#include <cpuid.h>
#endif

namespace vais::profiler {

format::Clock gClock = format::Clock::Monotonic;

#if defined(__x86_64__)
static bool isCounterInvariant() {
  constexpr unsigned kPowerManagement = 0x80000007;
  constexpr unsigned kInvariantTsc = 1u << 8;
  unsigned a, b, c, d;
  return __get_cpuid(kPowerManagement, &a, &b, &c, &d) && (d & kInvariantTsc);
}

/// Returns whether RDTSC raises no signal here. The process that started this one may have
/// forbidden it.
static bool isCounterAllowed() {
  int state = PR_TSC_ENABLE;
  systemCall(__NR_prctl, PR_GET_TSC, &state, 0, 0, 0);
  return state != PR_TSC_SIGSEGV;
}
#endif

format::Clock chooseClock() {
#if defined(__x86_64__)
  return isCounterInvariant() && isCounterAllowed() ? format::Clock::Tsc : format::Clock::Monotonic;
#else
  return format::Clock::Cntvct;
#endif
}

static uint64_t gStoppedAt; ///< 0 while the clock runs

void stopClock() {
  if (gStoppedAt)
    return;
  __atomic_store_n(&gStoppedAt, readTicks(), __ATOMIC_RELEASE);
  gClock = format::Clock::Monotonic;
}

void resumeClock() {
  if (!gStoppedAt)
    return;
  gClock = gSwitches.header ? gSwitches.header->clock : chooseClock();
  __atomic_store_n(&gStoppedAt, 0, __ATOMIC_RELEASE);
}

bool isClockStopped() { return __atomic_load_n(&gStoppedAt, __ATOMIC_RELAXED) != 0; }

/// Returns the nanoseconds that a clock shows, or 0 if it may not be read.
static uint64_t clockNanoseconds(clockid_t clock) {
  timespec now = {};
  systemCall(__NR_clock_gettime, clock, &now);
  return static_cast<uint64_t>(now.tv_sec) * 1000000000 + static_cast<uint64_t>(now.tv_nsec);
}

uint64_t readTicksSlowly() {
  const uint64_t stoppedAt = __atomic_load_n(&gStoppedAt, __ATOMIC_ACQUIRE);
  return stoppedAt ? stoppedAt : clockNanoseconds(CLOCK_MONOTONIC);
}

/// Computes CLOCK_MONOTONIC from the process's clock, without a system call.
static uint64_t estimatedNanoseconds() {
  const format::Header *header = gSwitches.header;
  if (!header)
    return 0;
  const auto ticks = static_cast<double>(readTicks() - header->start.ticks);
  const double nanoseconds = ticks / header->ticksPerNanosecond;
  return header->start.nanoseconds + static_cast<uint64_t>(nanoseconds);
}

uint64_t monotonicNanoseconds() {
  const uint64_t nanoseconds = clockNanoseconds(CLOCK_MONOTONIC);
  return nanoseconds ? nanoseconds : estimatedNanoseconds();
}

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
