/// Measures the costs of the profiler itself by calling the hooks with a tree that is not part of
/// the profile. Minima are taken, because any disturbance only adds to the time.

#include "runtime/session/profile/Calibration.h"

#include "runtime/collect/clock/Interruptions.h"
#include "runtime/collect/clock/Ticks.h"
#include "runtime/collect/state/ThreadState.h"
#include "runtime/collect/timing/SampledCalls.h"
#include "runtime/collect/timing/SelfSamples.h"
#include "runtime/collect/timing/TimedCallStack.h"
#include "runtime/trace/TraceState.h"

#include "contracts/Hooks.h"

extern "C" void *vais_profiler_record_enter(void *function);
extern "C" void vais_profiler_record_exit(void *token);

namespace vais::profiler {

using namespace format;

namespace {

constexpr int kBatches = 16;

/// A caller with one edge, which also has a call site, and a thread that writes to them. It is
/// static, so that it does not need a large stack.
struct Stage {
  alignas(kTimedBlockSize) TimedBlock block;
  alignas(64) Function record;
  SiteEdge siteEdge;
  CallSite site;
  alignas(64) Context caller;
  Context callee;
  EdgeTime time;
  alignas(64) FunctionDurations durations;
  DurationCounts counts; // for all of its groups
  StandIn standIn;
  Thread thread;
  VaisProfilerFunction function;
};
Stage gStage = {};

Slot &setStage() {
  gStage.function.record = reinterpret_cast<uint64_t>(&gStage.record);
  gStage.block.frame = UINT64_MAX;
  gStage.thread.random = 1;
  gStage.thread.timedTop.set(
      linkTimedBlock(gStage.block, reinterpret_cast<TimedCall *>(&gStage.block)));
  const uint64_t offset = slotOffset(gStage.function.record);
  gStage.caller.times[offset / sizeof(Slot)].set(&gStage.time);
  gStage.time.countedCalls = 1;
  gStage.time.durations.set(&gStage.durations);
  for (int32_t &distance : gStage.durations.counts)
    distance = sizeof gStage.durations / kDurationUnit;
  Slot &slot = gStage.caller.slots[offset / sizeof(Slot)];
  gStage.time.slot.set(&slot);
  slot.target.set(&gStage.callee);
  slot.function.set(&gStage.record);
  tState.thread = &gStage.thread;
  tState.current = &gStage.caller;
  return slot;
}

template <class Action> double leastTicks(int repeats, Action action) {
  double least = 1e18;
  for (int batch = 0; batch < kBatches; ++batch) {
    const uint64_t start = orderedTicks();
    for (int i = 0; i < repeats; ++i)
      action();
    const auto ticks = static_cast<double>(orderedTicks() - start);
    least = ticks < least ? ticks : least;
  }
  return least / repeats;
}

void callOnce() { vais_profiler_record_exit(vais_profiler_record_enter(&gStage.function)); }

/// Makes a call that is timed, as one of an edge that is known.
void callTimed(Slot &slot) {
  slot.calls = 1;
  slot.nextTimed = gSwitches.isPlainExact ? 0 : 1;
  callOnce();
}

/// Returns the smallest time measured for a call that does nothing, which `callTimed()` makes.
template <class Action> double leastStampDistance(Action callTimed) {
  double least = 1e18;
  for (int i = 0; i < 64; ++i) {
    gStage.time.countedTicks = 0;
    callTimed();
    const auto distance = static_cast<double>(gStage.time.countedTicks);
    least = distance > 0 && distance < least ? distance : least;
  }
  return least;
}

#if defined(__x86_64__)

/// A body that does nothing, and its descriptor.
extern "C" __attribute__((visibility("hidden"))) VaisProfilerFunction vais_profiler_own_stage;
VaisProfilerFunction vais_profiler_own_stage = {};
extern "C" __attribute__((visibility("hidden"))) const char vais_profiler_own_empty_body;
asm(".text\n"
    ".p2align 4\n"
    "  leaq vais_profiler_own_stage(%rip), %r11\n"
    "  {disp32} jmp vais_profiler_record_site_slowly\n"
    "  {disp32} call vais_profiler_record_site_stamp\n"
    "  jmp vais_profiler_own_empty_body + 9\n"
    "  .skip 13, 0xcc\n"
    ".hidden vais_profiler_own_empty_body\n"
    ".globl vais_profiler_own_empty_body\n"
    "vais_profiler_own_empty_body:\n"
    "  decq (%r10)\n"
    "  js vais_profiler_own_empty_body - 32\n"
    "  movq 8(%r10), %r10\n"
    "  ret\n");

void callBySite(CallSite &site) {
  register CallSite *r10 asm("r10") = &site;
  asm volatile("call vais_profiler_own_empty_body"
               : "+r"(r10)
               :
               : "rax", "rcx", "rdx", "rsi", "rdi", "r8", "r9", "r11", "xmm0", "xmm1", "xmm2",
                 "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "memory", "cc");
}

void setSites() {
  vais_profiler_own_stage.record = reinterpret_cast<uint64_t>(&gStage.record);
  vais_profiler_own_stage.body = static_cast<int32_t>(
      &vais_profiler_own_empty_body - reinterpret_cast<const char *>(&vais_profiler_own_stage));
  gStage.siteEdge.slot.function.set(&gStage.record);
  gStage.siteEdge.slot.target.set(&gStage.callee);
  gStage.siteEdge.time.set(&gStage.time);
  gStage.siteEdge.holder.set(&gStage.caller);
  gStage.time.slot.set(&gStage.siteEdge.slot);
  gStage.site.target.set(&gStage.callee);
  gStage.site.edge = reinterpret_cast<uint64_t>(&gStage.siteEdge);
}

/// Makes a call by a site that is timed.
void timeBySite() {
  CallSite &site = gStage.site;
  site.remaining = 0;
  site.issued = 0;
  gStage.siteEdge.slot.nextTimed = gSwitches.isPlainExact ? 0 : 1;
  callBySite(site);
}

/// The cost of a call by a site cannot be measured here, because its four instructions overlap with
/// those of calls that do nothing. In real programs it is 0.3 ns (fib at -O2) to 0.5 ns (Vais code
/// at -O0), which is about a tick of the counters of today's x86-64 processors.
constexpr double kSiteCallNs = 0.4;

void calibrateSites(Header &header) {
  setSites();
  header.siteCallTicks = gClock == Clock::Monotonic ? kSiteCallNs : 1;
  if (gSwitches.timeMode == TimeMode::None)
    return;
  header.siteStampTicks = leastStampDistance(timeBySite);
  header.siteTimedCallTicks = leastTicks(16, timeBySite);
}

#else

void calibrateSites(Header &) {}

#endif

double leastLook() {
  return leastTicks(4, [] {
    readTicks();
    threadCpuNanoseconds();
  });
}

/// Returns the smallest time of a call out of a stand-in.
double leastPausedCall(Slot &slot) {
  gStage.standIn.context.flags = kContextIsStandIn;
  gStage.standIn.context.parent.set(&gStage.caller);
  gStage.time.standIn.set(&gStage.standIn);
  const auto frame = reinterpret_cast<uint64_t>(__builtin_dwarf_cfa());
  slot.nextTimed = UINT64_MAX;
  TimedCall *call = pushTimedCallSlowly(gStage.time, &gStage.caller, frame);
  TimedCall *self = beginSelfSample(gStage.thread, gStage.time, *call, &gStage.caller);
  runSelfSample(gStage.thread, *self, orderedTicks());
  return leastTicks(16, callOnce);
}

/// Measures the costs of a trace, by recording calls to a buffer that nobody reads.
void calibrateTrace(Header &header) {
  constexpr int kCalls = 64, kEvents = 2 * kCalls * kBatches;
  static uint64_t events[kEvents];
  const TraceCursor before = tTrace;
  const bool wasConditional = gTrace.isConditional;
  gTrace.isConditional = false;
  static const void *const volatile uninterrupted = kUninterrupted;
  tTrace = TraceCursor();
  tTrace.interruption = &uninterrupted;
  tTrace.next = reinterpret_cast<uint64_t>(events);
  tTrace.end = reinterpret_cast<uint64_t>(events + kEvents);
  tTrace.epochEnd = UINT64_MAX;
  gStage.function.record = header.base + sizeof(Header); // used only as a number
  header.timedCallTicks = leastTicks(kCalls, callOnce);
  header.stampTicks = header.timedCallTicks;
  for (int i = 0; i < kEvents; i += 2) {
    const auto distance = static_cast<double>(timeOf(events[i + 1]) - timeOf(events[i]));
    header.stampTicks = distance < header.stampTicks ? distance : header.stampTicks;
  }
  tTrace = before;
  gTrace.isConditional = wasConditional;
}

} // namespace

void calibrate(Header &header) {
  const ThreadState before = tState;
  if (gSwitches.isTrace) {
    calibrateTrace(header);
    return;
  }
  Slot &slot = setStage();
  slot.nextTimed = UINT64_MAX;
  header.callTicks = leastTicks(64, callOnce);
  if (gSwitches.timeMode != TimeMode::None) {
    const auto callStage = [&slot] { callTimed(slot); };
    header.stampTicks = leastStampDistance(callStage);
    header.timedCallTicks = leastTicks(16, callStage);
    header.cpuLookTicks = leastLook();
  }
  if (gSwitches.timeMode == TimeMode::Sampled)
    gTimingCosts.pausedCall = static_cast<uint64_t>(leastPausedCall(slot) * (1u << kCostBits));
  calibrateSites(header);
  gTimingCosts.siteStamps = static_cast<uint64_t>(header.siteStampTicks);
  gTimingCosts.nestedSiteCall =
      static_cast<uint64_t>(header.siteTimedCallTicks * (1u << kCostBits));
  gTimingCosts.stamps = static_cast<uint64_t>(header.stampTicks);
  gTimingCosts.nestedCall = static_cast<uint64_t>(header.timedCallTicks * (1u << kCostBits));
  tState = before;
}

} // namespace vais::profiler
