/// Timers and events, their signal and its handler.

#include "runtime/collect/sampler/ClockSampler.h"

#include "runtime/base/SignalHandler.h"
#include "runtime/base/SystemCall.h"
#include "runtime/collect/arena/HashTable.h"
#include "runtime/collect/clock/Ticks.h"
#include "runtime/collect/contexts/ContextTree.h"
#include "runtime/collect/functions/CodeExtent.h"
#include "runtime/collect/functions/MappedCode.h"
#include "runtime/collect/sampler/EventCounters.h"
#include "runtime/collect/sampler/SampleEvent.h"
#include "runtime/collect/state/OwnProcess.h"
#include "runtime/collect/state/ThreadState.h"

#include <csignal>
#include <ctime>
#include <sys/resource.h>
#include <sys/utsname.h>
#include <ucontext.h>

namespace vais::profiler {

using namespace format;

int gSamplerSignal;

namespace {

/// The CPU time after which a thread gets a timer, whose system calls take about 2 µs: threads that
/// end sooner do not pay for it.
constexpr uint64_t kWorthATimerNs = 2000000;

/// A thread that has no timer for another reason is looked at again each time after this CPU time.
constexpr uint64_t kTryAgainNs = 32000000;

/// More often than any kernel ticks.
constexpr long kPeriodNs = 1000000;

/// The most entries of a thread; what further samples find is added to the context alone.
constexpr uint32_t kMostSamples = 1u << 16;

/// Real-time signals that hardly any program uses: not the first ones, which programs take for
/// their timers and queues, nor the last one, which Valgrind takes.
constexpr int kSignals[] = {61, 60, 59, 58};

void onSample(int signal, siginfo_t *information, void *context);

/// Returns whether CPU timers expire outside of system calls: on x86-64 since Linux 5.9. A system
/// that claims an older version may be another one, which only looks like Linux.
bool expiresTimersOutsideOfCalls() {
#if defined(__x86_64__)
  constexpr unsigned kMajor = 5, kMinor = 9;
  utsname system = {};
  if (systemCall(__NR_uname, &system) != 0)
    return false;
  unsigned version[2] = {};
  const char *text = system.release;
  for (unsigned &part : version) {
    for (; *text >= '0' && *text <= '9'; ++text)
      part = part * 10 + static_cast<unsigned>(*text - '0');
    if (*text == '.')
      ++text;
  }
  return version[0] > kMajor || (version[0] == kMajor && version[1] >= kMinor);
#else
  return false;
#endif
}

int freeSignal() {
  for (const int signal : kSignals)
    if (!handlerOf(signal))
      return signal;
  return 0;
}

uint64_t programCounter(const void *context) {
  const mcontext_t &machine = static_cast<const ucontext_t *>(context)->uc_mcontext;
#if defined(__x86_64__)
  return static_cast<uint64_t>(machine.gregs[16 /* REG_RIP */]);
#else
  return machine.pc;
#endif
}

/// Returns a number that stands for the values of all registers.
uint64_t registersOf(const void *context) {
  const mcontext_t &machine = static_cast<const ucontext_t *>(context)->uc_mcontext;
#if defined(__x86_64__)
  constexpr int kRegisters = 17; // up to the program counter
  const auto &registers = machine.gregs;
  uint64_t number = 0;
#else
  constexpr int kRegisters = 31;
  const auto &registers = machine.regs;
  uint64_t number = machine.pc ^ machine.sp;
#endif
  for (int i = 0; i < kRegisters; ++i)
    number = hashOf(number ^ static_cast<uint64_t>(registers[i]));
  return number;
}

/// Returns the number of the code loaded later in which the program counter is, or 0.
uint32_t checkedLateCodeAt(Thread &thread, uint64_t counter) {
  if (isLateCodeStale(counter)) {
    const SlowPath slowPath;
    if (tState.openSlowPaths == 0)
      updateMappedCode(thread);
  }
  return lateCodeAt(counter);
}

/// Returns the sample of the context with the program counter, which is made if necessary, or null
/// if it cannot be made.
ClockSample *sampleAt(Thread &thread, Context *context, uint64_t counter) {
  const uint32_t late = counter ? checkedLateCodeAt(thread, counter) : 0;
  const auto address = reinterpret_cast<uint64_t>(context);
  const auto keyOf = [](const ClockSample &sample) {
    return sample.context.value + (sample.counter << 6); // the table leaves out the lowest six bits
  };
  const auto isIt = [=](const ClockSample &sample) {
    return sample.context.value == address && sample.counter == counter &&
           (late ? sample.code == late : !isLateCode(sample.code));
  };
  const uint64_t key = address + (counter << 6);
  ClockSampleTable *table = thread.clockSamples.get();
  if (table)
    if (ClockSample *known = findEntry(*table, key, isIt)->get())
      return known;
  const SlowPath slowPath;
  if (tState.openSlowPaths > 0 || (counter && table && table->count >= kMostSamples))
    return nullptr;
  return findOrMakeEntry(thread, thread.clockSamples, key, keyOf, isIt, [&] {
    auto *made =
        static_cast<ClockSample *>(allocate(thread, sizeof(ClockSample), sizeof(ClockSample)));
    if (made) {
      made->context.set(context);
      made->counter = counter;
      made->code = counter ? mappedCodeAt(thread, counter) : 0;
    }
    return made;
  });
}

/// Returns the sample of the current context at the program counter or, without memory for that, at
/// any; null if there is none.
ClockSample *currentSample(Thread &thread, uint64_t counter) {
  Context *context = functionContext(tState.current);
  if (counter >> kCounterBits) // such as the vsyscall page
    counter = 0;
  if (context == &gNoContext)
    return nullptr;
  ClockSample *sample = sampleAt(thread, context, counter);
  return sample ? sample : sampleAt(thread, context, 0);
}

void addSample(Thread &thread, uint64_t nanoseconds, ClockSample *sample) {
  if (!sample) {
    thread.unplacedNs += nanoseconds;
    return;
  }
  sample->nanoseconds += nanoseconds;
  ++sample->samples;
}

/// CPU time of the calling thread in the kernel, as ticks found it: `before` where that is refused.
uint64_t systemNanoseconds(uint64_t before) {
  rusage usage = {};
  if (systemCall(__NR_getrusage, RUSAGE_THREAD, &usage) != 0)
    return before;
  return static_cast<uint64_t>(usage.ru_stime.tv_sec) * 1000000000 +
         static_cast<uint64_t>(usage.ru_stime.tv_usec) * 1000;
}

/// CPU time that a tick stands for where events sample the thread's own code: none, or, if it came
/// in the kernel, the time there since the last one that did. The kernel scales what ticks found to
/// its clock, so that it differs a little from whole ticks. What ticks claim beyond the
/// `unaccounted` time of the clock, two ticks at most, the next events do not get: all samples
/// together stand for hardly more than the clock.
int64_t timeInKernel(Thread &thread, int64_t unaccounted) {
  const auto tick = static_cast<int64_t>(gSampleEvents.tickNs);
  const int64_t mostAhead = 8 * tick;
  const uint64_t now = systemNanoseconds(thread.sampleSystem);
  const auto spent = static_cast<int64_t>(now - thread.sampleSystem);
  if (spent < -mostAhead)
    thread.sampleSystem = now + static_cast<uint64_t>(mostAhead);
  if (spent < tick / 2)
    return 0;
  thread.sampleSystem = now;
  const int64_t most = unaccounted + 2 * tick;
  const int64_t time = spent < most ? spent : most;
  return time > 0 ? time : 0;
}

/// CPU time that an event stands for: what is `unaccounted`, at most about a period, since events
/// that were due in the kernel are missing. Ticks find about half of what an event itself takes in
/// the kernel, which is not the program's.
int64_t timeOutsideOfKernel(Thread &thread, int64_t unaccounted) {
  const auto period = static_cast<int64_t>(gSampleEvents.periodNs);
  thread.sampleSystem += gSampleEvents.costNs / 2;
  if (unaccounted < 0)
    return 0;
  return unaccounted < period + period / 2 ? unaccounted : period;
}

/// CPU time that a sample stands for now that the thread's clock shows `cpu`: all since the sample
/// before, or what an event or a tick beside events stands for.
uint64_t timeOfSample(Thread &thread, bool isTick, uint64_t cpu) {
  const auto unaccounted = static_cast<int64_t>(cpu - thread.sampleClock);
  if (!thread.sampleEvent) {
    thread.sampleClock = cpu;
    return static_cast<uint64_t>(unaccounted);
  }
  const auto time = static_cast<uint64_t>(isTick ? timeInKernel(thread, unaccounted)
                                                 : timeOutsideOfKernel(thread, unaccounted));
  thread.sampleClock += time;
  const uint64_t cost = isTick ? 0 : gSampleEvents.costNs;
  return time > cost ? time - cost : 0;
}

/// Only its own signal is blocked meanwhile. QEMU up to 7.2 does not align the stack for handlers.
#if defined(__x86_64__)
__attribute__((force_align_arg_pointer))
#endif
void onSample(int, siginfo_t *information, void *context) {
  Thread *thread = tState.thread;
  if (!thread || thread->samplingState != static_cast<uint32_t>(SamplingState::Samples) ||
      isSandboxed() || !gOwn.isOwner)
    return;
  const uint64_t cpu = threadCpuNanoseconds();
  if (!cpu) { // refused, as the way back may be, in a sandbox that was not announced
    leaveSignalHandler(context);
    return;
  }
  const bool isTick = information->si_code == SI_TIMER;
  const bool isSampledEvent = !isTick && !thread->sampleEvent && thread->eventTotals.value;
  const uint64_t time = isSampledEvent ? 0 : timeOfSample(*thread, isTick, cpu);
  if (!time && !isSampledEvent)
    return;
  ClockSample *sample = gOwn.isOn ? currentSample(*thread, programCounter(context)) : nullptr;
  if (gOwn.isOn && time)
    addSample(*thread, time, sample);
  if (isSampledEvent)
    countSampledEvent(*thread, sample, registersOf(context));
  else if (thread->eventTotals.value)
    countEvents(*thread, sample);
}

/// Makes the timer of the calling thread. Returns whether there is one.
bool makeTimer(Thread &thread) {
  sigevent event = {};
  event.sigev_signo = gSamplerSignal;
  event.sigev_notify = SIGEV_THREAD_ID;
  event._sigev_un._tid = static_cast<int>(thread.owner);
  int timer = 0;
  if (systemCall(__NR_timer_create, CLOCK_THREAD_CPUTIME_ID, &event, &timer) != 0)
    return false;
  thread.sampleTimer = static_cast<uint32_t>(timer) + 1;
  const itimerspec period = {{0, kPeriodNs}, {0, kPeriodNs}};
  return systemCall(__NR_timer_settime, timer, 0, &period, nullptr) == 0;
}

/// Has events sample the calling thread as well, where they are wanted. What it did until now is no
/// event's: a sample of its own stands for that.
void openEvent(Thread &thread) {
  if (!gSampleEvents.periodNs)
    return;
  thread.sampleEvent = openSampleEvent(thread.owner, gSampleEvents.periodNs);
  if (!thread.sampleEvent) {
    gSwitches.header->sampler = SamplerState::NoEvents;
    return;
  }
  thread.sampleSystem = systemNanoseconds(0);
  const uint64_t cpu = threadCpuNanoseconds();
  if (gOwn.isOn)
    addSample(thread, cpu - thread.sampleClock, currentSample(thread, 0));
  thread.sampleClock = cpu;
}

void deleteSources(Thread &thread) {
  if (thread.sampleTimer)
    systemCall(__NR_timer_delete, static_cast<int>(thread.sampleTimer - 1));
  if (thread.sampleEvent)
    closeSampleEvent(thread.sampleEvent);
  closeCounters(thread);
  thread.sampleTimer = 0;
  thread.sampleEvent = 0;
}

SamplingState startSampling(Thread &thread) {
  const SlowPath slowPath;
  if (tState.signalMask & signalBit(gSamplerSignal))
    return SamplingState::Blocked;
  if (handlerOf(gSamplerSignal) != onSample) {
    gSwitches.header->sampler = SamplerState::TakenOver;
    gSamplerSignal = 0;
    return SamplingState::NotYet;
  }
  if (!makeTimer(thread)) {
    deleteSources(thread);
    return SamplingState::Refused;
  }
  noteMappedCode(thread);
  openEvent(thread);
  openCounters(thread);
  return SamplingState::Samples;
}

} // namespace

void prepareClockSampler(Header &header, uint64_t eventsPerSecond, double share) {
  const CodeExtent own = ownCode();
  header.ownCode = own.start;
  header.ownCodeSize = own.size;
  if (!expiresTimersOutsideOfCalls()) {
    header.sampler = SamplerState::UnknownKernel;
    return;
  }
  header.sampler =
      eventsPerSecond ? prepareSampleEvents(header, eventsPerSecond, share) : SamplerState::On;
  const bool wantsEventSignal = gSampleEvents.periodNs || samplesOnEvent();
  gSamplerSignal = wantsEventSignal && !handlerOf(kEventSignal) ? kEventSignal : freeSignal();
  if (gSamplerSignal && !handleSignal(gSamplerSignal, onSample, 0))
    gSamplerSignal = 0;
  if (!gSamplerSignal)
    header.sampler = SamplerState::NoSignal;
  header.samplerSignal = static_cast<uint32_t>(gSamplerSignal);
}

void beginClockSamples(Thread &thread, bool isForked) {
  if (isForked || !gOwn.isOwner) { // those of the parent
    thread.sampleTimer = 0;
    thread.sampleEvent = 0;
    restartMappedCode();
  }
  deleteSources(thread);
  thread.samplingState = static_cast<uint32_t>(SamplingState::NotYet);
  thread.sampleClock = thread.ownerStartCpu;
  // Elsewhere the thread's CPU clock is looked at now and then, but with time=none, and in a main
  // that calls nothing for long.
  const bool isMain = thread.owner == gSwitches.header->processId;
  if (gSamplerSignal && !isSandboxed() && (isMain || gSwitches.timeMode == TimeMode::None))
    considerClockSamples(thread, UINT64_MAX);
}

bool isSamplerSignal(int signal) { return signal && signal == gSamplerSignal; }

void giveUpSamplerSignal() {
  const SlowPath slowPath; // signals under way have arrived before their handler is removed
  const int signal = gSamplerSignal;
  gSamplerSignal = 0;
  if (gOwn.isOwner) { // otherwise the timers belong to another process
    gSwitches.header->sampler = SamplerState::TakenOver;
    endClockSamples();
  }
  restoreSignal(signal);
}

void endClockSamples() {
  Address<Thread> thread = {__atomic_load_n(&gSwitches.header->threads.value, __ATOMIC_ACQUIRE)};
  for (; thread.value; thread = thread.get()->next) {
    thread.get()->samplingState = static_cast<uint32_t>(SamplingState::NotYet);
    deleteSources(*thread.get());
  }
}

void considerClockSamples(Thread &thread, uint64_t cpuNanoseconds) {
  const auto state = static_cast<SamplingState>(thread.samplingState);
  const uint64_t wait = state == SamplingState::NotYet ? kWorthATimerNs : kTryAgainNs;
  if (state == SamplingState::Samples || !gSamplerSignal || !gOwn.isOwner || isSandboxed() ||
      cpuNanoseconds - thread.sampleClock < wait)
    return;
  if (cpuNanoseconds != UINT64_MAX && state != SamplingState::NotYet)
    thread.sampleClock = cpuNanoseconds;
  thread.samplingState = static_cast<uint32_t>(startSampling(thread));
}

} // namespace vais::profiler
