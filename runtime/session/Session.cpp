/// A process's session.

#include "runtime/session/Session.h"

#include "contracts/Hooks.h"

#include "runtime/base/OwnThread.h"
#include "runtime/base/ProfileFile.h"
#include "runtime/base/SignalHandler.h"
#include "runtime/base/SystemCall.h"
#include "runtime/collect/clock/Ticks.h"
#include "runtime/collect/sampler/ClockSampler.h"
#include "runtime/collect/sampler/EventCounters.h"
#include "runtime/collect/state/OwnProcess.h"
#include "runtime/collect/state/ThreadState.h"
#include "runtime/collect/threads/ThreadNames.h"
#include "runtime/collect/threads/Threads.h"
#include "runtime/collect/timing/CpuTime.h"
#include "runtime/collect/timing/Sampling.h"
#include "runtime/markers/MarkerState.h"
#include "runtime/memory/MemoryState.h"
#include "runtime/session/fork/Fork.h"
#include "runtime/session/options/EventOptions.h"
#include "runtime/session/options/Options.h"
#include "runtime/session/options/SignalNames.h"
#include "runtime/session/process/BuildProbe.h"
#include "runtime/session/process/OtherCopies.h"
#include "runtime/session/process/Process.h"
#include "runtime/session/profile/Calibration.h"
#include "runtime/session/profile/Description.h"
#include "runtime/session/profile/RecordingSwitch.h"
#include "runtime/session/sandbox/Sandbox.h"
#include "runtime/trace/TraceState.h"
#include "runtime/trace/TraceWindow.h"

#include <csignal>

extern "C" {
extern const char kDefaultOptions[] __asm__(VAIS_PROFILER_DEFAULTS_SYMBOL) __attribute__((weak));
extern int __cxa_at_quick_exit(void (*handler)(void *), void *object) __attribute__((weak));
}

namespace vais::profiler {

using namespace format;

namespace {

/// The state of the session; a positive value is the id of the thread that is beginning it.
enum SessionState : int { NotBegun, Begun = -1, Impossible = -2 };
int gState = NotBegun;

constexpr char kVariable[] = "VAIS_PROFILER_OPTIONS";

TimeMode timeModeOf(const Options &options) {
  switch (options.time) {
  case choice_time::none:
    return TimeMode::None;
  case choice_time::sampled:
    return TimeMode::Sampled;
  case choice_time::exact:
    return TimeMode::Exact;
  }
  return TimeMode::Sampled;
}

void prepareTrace(Header &header) {
  describeTrace(header);
  gTrace.base = header.base;
  gTrace.isConditional = setTraceWindow({gOptions.trace_start.c_str(), gOptions.trace_stop.c_str(),
                                         gOptions.trace_after, gOptions.trace_for});
}

/// Returns the size of the address space for contexts, up to their limit, and everything that
/// belongs to them; in a trace, for functions and threads.
uint64_t addressesWanted() {
  constexpr uint64_t kOfTrace = uint64_t(128) << 20;
  static_assert(kOfTrace <= kMostTraceAddresses);
  if (gSwitches.isTrace)
    return kOfTrace;
  constexpr uint64_t kLeast = uint64_t(256) << 20;
  constexpr uint64_t kPerContext = 3072;
  const uint64_t wanted = kLeast + gOptions.max_contexts * kPerContext;
  return (wanted + kPageSize - 1) & ~(kPageSize - 1);
}

void toggle(int, siginfo_t *, void *) {
  switchRecording(!__atomic_load_n(&gOwn.isOn, __ATOMIC_RELAXED));
}

/// Makes the signal turn recording off and on from now on, unless the program handles it otherwise
/// later.
void prepareToggleSignal() {
  const char *name = gOptions.toggle_signal.c_str();
  const int signal = *name ? signalNumber(name) : 0;
  if (!*name || (signal && handleSignal(signal, toggle, 0)))
    return;
  FixedText<256> line;
  line.append(kVariable).append(": toggle_signal: expected a signal like SIGUSR2, found '");
  line.append(name).append("'");
  writeDiagnostic(line.c_str());
}

void readOptions() {
  gProgram.isSecure = isSecureExecution();
  setDefaultOptions(gOptions);
  addOptions(kDefaultOptions, "--vais-profiler-defaults", gOptions, writeDiagnostic);
  addOptions(gProgram.isSecure ? nullptr : environmentValue(kVariable), kVariable, gOptions,
             writeDiagnostic);
  if (gProgram.isSecure)
    forgetEnvironmentValue(kVariable);
  else
    gProgram.executable = executablePath();
}

/// Runs after the handlers of quick_exit that the program registers, provided that its session
/// begins early. The status is known from the instrumented call.
void noteQuickExit(void *) { noteEnding(Ending::Quick, gSwitches.header->endStatus); }

/// Prepares samples of CPU clocks and, as these say where events happen, the events.
void prepareSampler(Header &header) {
  const bool hasSampler = gOptions.sampler != choice_sampler::off && !gSwitches.isTrace;
  const bool wantsEvents = *gOptions.events.c_str() || *gOptions.sample_on.c_str();
  if (wantsEvents && !hasSampler)
    writeDiagnostic("events: expected a sampler and mode=profile, found none; nothing is counted");
  if (!hasSampler)
    return;
  if (wantsEvents)
    prepareEvents(header, gOptions, writeDiagnostic);
  const bool isPerf = gOptions.sampler == choice_sampler::perf && !samplesOnEvent();
  prepareClockSampler(header, isPerf ? gOptions.sample_rate : 0, gSamplingBudget.share);
}

bool begin() {
  const uint64_t cpuBefore = threadCpuNanoseconds();
  gClock = chooseClock();
  readOptions();
  if (gOptions.alloc_scope == choice_alloc_scope::process && !gMemory.isInterposed) {
    gOptions.alloc_scope = choice_alloc_scope::sites;
    writeDiagnostic(
        "alloc_scope=process: expected libvais_profiler_malloc.so preloaded to a program "
        "linked dynamically by vais-profiler-clang, found none that reaches this one; "
        "allocations of instrumented code are recorded");
  }
  gSwitches.isTrace = gOptions.mode == choice_mode::trace;
  if (isBuildProbe(gProgram.executable.c_str()))
    return false;
  const auto self = static_cast<uint32_t>(systemCall(__NR_getpid));
  const PathText path = outputPath(self, false);
  uint64_t reserve = addressesWanted();
  void *start = createProfileFile(path.c_str(), kFirstFileSize, reserve);
  if (!start) {
    writeDiagnostic("no address space for a profile; nothing is recorded");
    return false;
  }
  Header &header = *static_cast<Header *>(start);
  gSwitches.header = &header;
  gSwitches.timeMode = gSwitches.isTrace ? TimeMode::None : timeModeOf(gOptions);
  gSwitches.isPlainExact = gSwitches.timeMode == TimeMode::Exact && gClock != Clock::Monotonic;
  setOwner(true);
  describeFormat(header, reserve);
  if (gSwitches.isTrace)
    prepareTrace(header);
  describeProcess(header);
  header.startCpuNs = processCpuNanoseconds();
  header.start = takeMoment();
  describeProgram(header);
  if (gOptions.alloc_scope == choice_alloc_scope::process)
    header.allocationScope = AllocationScope::Process;
  calibrate(header);
  prepareCpuTime(header);
  prepareSampling(header, gOptions.time_budget);
  beginMemory(header, gSwitches.isTrace ? MemoryMode::None : header.memoryMode);
  copyBytes(header.magic, kMagic, sizeof kMagic);
  publish(header);
  prepareToggleSignal();
  prepareSampler(header);
  followForks();
  if (__cxa_at_quick_exit)
    __cxa_at_quick_exit(noteQuickExit, nullptr);
  header.setUpCpuNs = threadCpuNanoseconds() - cpuBefore;
  return true;
}

bool isPlainInShell(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         (c >= '+' && c <= '/') || c == '_' || c == '%' || c == '@' || c == ':' ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// Appends `path` as a shell takes it.
void appendQuoted(FixedText<4352> &line, const char *path) {
  const char *end = path;
  while (*end && isPlainInShell(*end))
    ++end;
  if (!*end) {
    line.append(path);
    return;
  }
  line.append('\'');
  for (; *path; ++path)
    if (*path == '\'')
      line.append("'\\''");
    else
      line.append(*path);
  line.append('\'');
}

/// Says where the profile is if the program is to say so. Forked children, which may be many, do
/// not.
void sayWhereProfileIs(const Header &header) {
  const bool isWanted = gOptions.report == choice_report::line && !header.forked && !isSandboxed();
  const char *path = isWanted ? profileFileName() : "";
  if (!*path)
    return;
  FixedText<4352> line;
  line.append("to read the profile: vais-profiler report ");
  appendQuoted(line, path);
  writeDiagnostic(line.c_str());
}

/// Runs after the program's own exit handlers and destructors.
__attribute__((destructor(101))) void noteExit() { noteEnding(Ending::Exit, 0); }

} // namespace

void noteEnding(Ending ending, uint32_t status) {
  if (__atomic_load_n(&gState, __ATOMIC_ACQUIRE) != Begun)
    return;
  const SlowPath slowPath;
  Header &header = *gSwitches.header;
  const bool isOwn =
      isSandboxed() || header.processId == static_cast<uint32_t>(systemCall(__NR_getpid));
  if (!gOwn.isOwner || !isOwn)
    return; // a child that has no profile of its own: its parent still runs
  endCpuTime(header);
  noteRunningThreads(header);
  readLastTotals(header);
  endMarkers(header);
  header.end = takeMoment();
  header.ending = ending;
  header.endStatus = status;
  const bool isFirst = header.state != ProcessState::Exited; // quick_exit is noted twice
  header.state = ProcessState::Exited;
  if (!isFirst)
    return;
  settleProfileFile(header.used);
  sayWhereProfileIs(header);
}

bool beginSession() {
  const SlowPath slowPath;
  const auto self = static_cast<int>(ownThread());
  int state = NotBegun;
  if (__atomic_compare_exchange_n(&gState, &state, self, false, __ATOMIC_ACQUIRE,
                                  __ATOMIC_ACQUIRE)) {
    const CopyRole role = chooseRole();
    const bool isPossible = role == CopyRole::Records && begin();
    if (!isPossible && role != CopyRole::PassesOn)
      gSwitches.counts = 0;
    if (role != CopyRole::PassesOn)
      switchRecording(isPossible && gOptions.start == choice_start::on);
    state = isPossible ? Begun : Impossible;
    __atomic_store_n(&gState, state, __ATOMIC_RELEASE);
    if (isPossible && gOptions.sandbox == choice_sandbox::on)
      prepareSandbox();
  }
  for (bool isOver = false; !isOver && state > NotBegun && state != self;) {
    isOver = isThreadGone(static_cast<uint32_t>(state)); // it has begun, or was left behind by fork
    systemCall(__NR_sched_yield);
    state = __atomic_load_n(&gState, __ATOMIC_ACQUIRE);
  }
  return state == Begun;
}

bool switchRecording(bool isOn) {
  if (isOn && !gOwn.isOwner && !takeOwnProfile())
    return false;
  return setRecording(isOn);
}

void countDroppedCall() {
  if (gSwitches.header)
    __atomic_fetch_add(&gSwitches.header->droppedCalls, 1, __ATOMIC_RELAXED);
}

void countDroppedAllocation() {
  if (gSwitches.header)
    __atomic_fetch_add(&gSwitches.header->droppedAllocations, 1, __ATOMIC_RELAXED);
}

} // namespace vais::profiler
