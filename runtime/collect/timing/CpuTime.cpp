/// Looks at the kernel's CPU clocks.

#include "runtime/collect/timing/CpuTime.h"

#include "runtime/collect/sampler/ClockSampler.h"
#include "runtime/collect/state/ThreadState.h"

namespace vais::profiler {

using namespace format;

CpuTimeLimits gCpuTimeLimits = {UINT64_MAX, UINT64_MAX};

/// Ticks since the session's start after which the rate of the clock is determined again: twice as
/// many as had passed the last time. The error of the rate, which is that of one reading divided by
/// the time that has passed, therefore never matters.
static uint64_t gNextRate;

static double rateSince(const Moment &start, const Moment &now) {
  if (now.nanoseconds <= start.nanoseconds)
    return 1;
  return static_cast<double>(now.ticks - start.ticks) /
         static_cast<double>(now.nanoseconds - start.nanoseconds);
}

static void improveRate(Header &header, uint64_t now) {
  const uint64_t passed = now - header.start.ticks;
  uint64_t due = __atomic_load_n(&gNextRate, __ATOMIC_RELAXED);
  if (passed < due || header.clock == Clock::Monotonic ||
      !__atomic_compare_exchange_n(&gNextRate, &due, 2 * passed, false, __ATOMIC_RELAXED,
                                   __ATOMIC_RELAXED))
    return;
  header.ticksPerNanosecond = rateSince(header.start, takeMoment());
}

void prepareCpuTime(Header &header) {
  constexpr double kLongCallNs = 60000;
  // Applies where rseq shows interruptions, though perhaps not waits. This is longer than a time
  // slice on a busy core, because a look ends a slice that is over, and a thread whose slices end
  // before the tick gets no samples.
  constexpr double kUnseenNs = 5000000;
  const Moment now = takeMoment();
  header.ticksPerNanosecond = header.clock == Clock::Monotonic ? 1 : rateSince(header.start, now);
  gNextRate = 2 * (now.ticks - header.start.ticks);
  gCpuTimeLimits.longCall = static_cast<uint64_t>(kLongCallNs * header.ticksPerNanosecond);
  gCpuTimeLimits.staleAfter = static_cast<uint64_t>(
      (seesInterruptions() ? kUnseenNs : kLongCallNs) * header.ticksPerNanosecond);
}

void beginCpuTime(Thread &thread) {
  if (!threadCpuNanoseconds(thread.owner, thread.ownerStartCpu))
    thread.ownerStartCpu = 0;
  thread.ownerStart = thread.cpuLookedAt = readTicks();
  thread.ownerStartOff = thread.offTicks;
  thread.endTicks = 0;
}

static int64_t offTicksAt(const Thread &thread, uint64_t now, uint64_t cpuNanoseconds) {
  const auto onCpu = static_cast<double>(cpuNanoseconds - thread.ownerStartCpu) *
                     gSwitches.header->ticksPerNanosecond;
  return thread.ownerStartOff + static_cast<int64_t>(now - thread.ownerStart) -
         static_cast<int64_t>(onCpu);
}

void lookAtCpuTime(Thread &thread) {
  const uint64_t now = readTicks();
  thread.cpuLookedAt = now;
  const uint64_t cpu = threadCpuNanoseconds();
  if (!cpu)
    return;
  thread.offTicks = offTicksAt(thread, now, cpu);
  thread.spentTicks += static_cast<uint64_t>(gSwitches.header->cpuLookTicks * (1u << kCostBits));
  improveRate(*gSwitches.header, now);
  if (__builtin_expect(thread.samplingState != static_cast<uint32_t>(SamplingState::Samples) &&
                           wantsClockSamples(),
                       0))
    considerClockSamples(thread, cpu);
}

/// With time=exact, the time that calls waited is distributed among them separately
/// (ExactCalls.cpp).
static bool isSampled() { return gSwitches.timeMode == TimeMode::Sampled; }

SpentTime::SpentTime(Thread &thread)
    : thread_(thread), start_(isSampled() ? startStamp(thread, false) : readTicks()),
      offBefore_(thread.offTicks) {}

SpentTime::~SpentTime() {
  const uint64_t elapsed = readTicks() - start_;
  if (isSampled())
    afterEndStamp(thread_, elapsed);
  const int64_t off = notMoreThan(elapsed, thread_.offTicks - offBefore_);
  thread_.spentTicks += (elapsed - static_cast<uint64_t>(off)) << kCostBits;
}

ThreadMoment momentOf(const Thread &thread) {
  const uint64_t now = readTicks();
  uint64_t cpu;
  if (thread.stackTop || !threadCpuNanoseconds(thread.owner, cpu))
    return {isSandboxed() ? now : thread.lastTicks, thread.offTicks};
  return {now, offTicksAt(thread, now, cpu)};
}

void endCpuTime(Header &header) {
  for (Thread *thread = header.threads.get(); thread; thread = thread->next.get()) {
    const ThreadMoment end = momentOf(*thread);
    thread->endOffTicks = end.offTicks;
    __atomic_store_n(&thread->endTicks, end.ticks, __ATOMIC_RELEASE);
  }
}

} // namespace vais::profiler
