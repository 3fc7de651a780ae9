/// perf_event_open(2).

#include "runtime/collect/sampler/SampleEvent.h"

#include "runtime/base/OwnThread.h"
#include "runtime/base/SignalHandler.h"
#include "runtime/base/SystemCall.h"
#include "runtime/collect/clock/Ticks.h"
#include "runtime/collect/state/ThreadState.h"

#include <csignal>
#include <ctime>
#include <fcntl.h>
#include <linux/perf_event.h>
#include <sys/ioctl.h>
#include <sys/mman.h>

namespace vais::profiler {

using namespace format;

const int kEventSignal = SIGSTKFLT;

SampleEvents gSampleEvents = {0, 0, 0};

namespace {

constexpr uint64_t kMapSize = 4096;

/// Events seen while their cost is measured.
volatile uint32_t gSeen;
void noteEvent(int, siginfo_t *, void *) { gSeen = gSeen + 1; }

/// Has the event signal the thread, and maps it.
uint64_t mapEvent(long descriptor, uint32_t thread) {
  if (!signalOwner(descriptor, thread))
    return 0;
  const long address =
      systemCall(__NR_mmap, nullptr, kMapSize, PROT_READ, MAP_SHARED, descriptor, 0);
  return address < 0 ? 0 : static_cast<uint64_t>(address);
}

/// The longest time between two stamps, from now until right after the next event, in ticks; 0 if
/// none comes for too long.
uint64_t longestInterruption() {
  constexpr uint64_t kMostNs = 5000000;
  constexpr int kStampsPerLook =
      1000; // a look finds the thread in the kernel, where no event comes
  const uint64_t end = threadCpuNanoseconds() + kMostNs;
  const uint32_t before = gSeen;
  uint64_t longest = 0;
  do {
    uint64_t last = readTicks();
    for (int i = 0; i < kStampsPerLook; ++i) {
      const bool isSeen = gSeen != before; // before the stamp, which then is behind the event
      const uint64_t now = readTicks();
      if (now - last > longest)
        longest = now - last;
      if (isSeen)
        return longest;
      last = now;
    }
  } while (threadCpuNanoseconds() < end);
  return 0;
}

uint64_t medianInterruption() {
  constexpr int kEvents = 9;
  uint64_t sorted[kEvents];
  for (int count = 0; count < kEvents; ++count) {
    const uint64_t ticks = longestInterruption();
    if (!ticks)
      return 0;
    int place = count;
    for (; place > 0 && sorted[place - 1] > ticks; --place)
      sorted[place] = sorted[place - 1];
    sorted[place] = ticks;
  }
  return sorted[kEvents / 2];
}

/// Returns what an event's interrupt and signal take of the calling thread, in ticks: the median of
/// nine. 0 where the kernel refuses events or no signal comes.
uint64_t measureEvent() {
  constexpr uint64_t kPeriodNs = 100000;
  constexpr uint64_t kBit = signalBit(SIGSTKFLT);
  if (!handleSignal(kEventSignal, noteEvent, 0))
    return 0;
  uint64_t ticks = 0;
  bool isOver = true;
  if (const uint64_t event = openSampleEvent(ownThread(), kPeriodNs)) {
    systemCall(__NR_rt_sigprocmask, SIG_UNBLOCK, &kBit, nullptr, sizeof kBit);
    ticks = medianInterruption();
    isOver = closeSampleEvent(event);
    systemCall(__NR_rt_sigprocmask, SIG_BLOCK, &kBit, nullptr, sizeof kBit);
  }
  ignoreSignal(kEventSignal); // one may be pending, if the kernel refused to unblock it
  if (isOver)
    restoreSignal(kEventSignal);
  return isOver ? ticks : 0;
}

uint64_t tickNanoseconds() {
  constexpr uint64_t kUsualNs = 4000000;
  timespec tick = {}; // of the clock that each tick sets
  const long result = systemCall(__NR_clock_getres, CLOCK_MONOTONIC_COARSE, &tick);
  return result == 0 ? static_cast<uint64_t>(tick.tv_nsec) : kUsualNs;
}

} // namespace

SamplerState prepareSampleEvents(Header &header, uint64_t perSecond, double share) {
  constexpr uint64_t kNanoseconds = 1000000000;
  const uint64_t interruption = handlerOf(kEventSignal) ? 0 : measureEvent();
  if (!interruption)
    return SamplerState::NoEvents;
  const double costTicks = static_cast<double>(interruption) + header.cpuLookTicks;
  const double costNs = costTicks / header.ticksPerNanosecond;
  const uint64_t tickNs = tickNanoseconds();
  if (costNs > share * static_cast<double>(tickNs))
    return SamplerState::CostlyEvents;
  const auto leastNs = static_cast<uint64_t>(costNs / share);
  const uint64_t wantedNs = kNanoseconds / perSecond;
  const uint64_t periodNs = wantedNs < tickNs ? wantedNs : tickNs;
  header.eventTicks = costTicks;
  gSampleEvents = {periodNs > leastNs ? periodNs : leastNs, static_cast<uint64_t>(costNs), tickNs};
  return SamplerState::On;
}

bool signalOwner(long descriptor, uint32_t thread) {
  const f_owner_ex owner = {F_OWNER_TID, static_cast<pid_t>(thread)};
  return systemCall(__NR_fcntl, descriptor, F_SETOWN_EX, &owner) == 0 &&
         systemCall(__NR_fcntl, descriptor, F_SETSIG, kEventSignal) == 0 &&
         systemCall(__NR_fcntl, descriptor, F_SETFL, O_ASYNC) == 0;
}

uint64_t openSampleEvent(uint32_t thread, uint64_t periodNs) {
  perf_event_attr event = {};
  event.type = PERF_TYPE_SOFTWARE;
  event.size = sizeof event;
  event.config = PERF_COUNT_SW_TASK_CLOCK;
  event.sample_period = periodNs;
  event.exclude_kernel = event.exclude_hv = 1;
  constexpr int kAnyProcessor = -1, kNoGroup = -1;
  const long descriptor =
      systemCall(__NR_perf_event_open, &event, 0, kAnyProcessor, kNoGroup, PERF_FLAG_FD_CLOEXEC);
  if (descriptor < 0)
    return 0;
  const uint64_t address = mapEvent(descriptor, thread);
  if (systemCall(__NR_close, descriptor) == 0)
    return address;
  systemCall(__NR_ioctl, descriptor, PERF_EVENT_IOC_DISABLE, 0);
  if (address)
    closeSampleEvent(address);
  return 0;
}

bool closeSampleEvent(uint64_t event) { return systemCall(__NR_munmap, event, kMapSize) == 0; }

} // namespace vais::profiler
