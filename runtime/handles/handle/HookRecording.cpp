/// Reads what instrumented code records while it runs.

#include "runtime/handles/handle/HookRecording.h"

#include "runtime/collect/contexts/ContextTree.h"
#include "runtime/collect/state/ThreadState.h"
#include "runtime/memory/MemoryState.h"
#include "runtime/session/Session.h"

#include "contracts/MemoryFormat.h"

namespace vais::profiler {

using namespace format;

// Weak: a program without instrumented code does not need a session and its profile file, so that
// these references must not link them in.
extern bool beginSession() __attribute__((weak));
extern bool switchRecording(bool isOn) __attribute__((weak));

namespace {

uint64_t load(const uint64_t &counter) { return __atomic_load_n(&counter, __ATOMIC_RELAXED); }

/// Calls `visit(thread)` for each tree of the process.
template <class Visit> void forEachThread(Visit visit) {
  if (!gSwitches.header)
    return;
  Address<Thread> thread = {__atomic_load_n(&gSwitches.header->threads.value, __ATOMIC_ACQUIRE)};
  for (; thread.value; thread = thread.get()->next)
    visit(*thread.get());
}

HookTotals sumAllocations() {
  HookTotals sum = {};
  if (isMemoryIgnored())
    return sum;
  forEachThread([&](Thread &thread) {
    forEachContext(thread, [&](Context &context) {
      sum.allocations += load(context.allocations);
      sum.allocatedBytes += load(context.allocatedBytes);
    });
  });
  return sum;
}

/// Adds up calls between functions, over all contexts and threads. Calls from uninstrumented code
/// have no caller and form no edge.
void sumCalls(CallEdges &sums) {
  forEachThread([&](Thread &thread) {
    forEachEdge(thread, [&](Context &caller, Slot &slot, EdgeTime *, uint64_t calls) {
      if (!caller.function.value || slot.target.get()->flags & kContextIsSite)
        return;
      if (CallEdge *edge = sums.intern(caller.function.value, slot.function.value))
        edge->calls += calls;
    });
  });
}

uint64_t positive(int64_t bytes) { return bytes > 0 ? static_cast<uint64_t>(bytes) : 0; }

/// Adds followed blocks as counted by the threads, because a thread may have exceeded the peak that
/// the process has noted.
void sumFollowed(const ProcessMemory &process, HookTotals &totals) {
  int64_t live = 0;
  int64_t peak = process.peak;
  forEachThread([&](Thread &thread) {
    const ThreadMemory *memory = thread.memory.get();
    if (!memory)
      return;
    live += __atomic_load_n(&memory->live, __ATOMIC_RELAXED);
    const int64_t highest = memory->base + memory->highest;
    if (memory->highest > memory->noted && highest > peak)
      peak = highest;
  });
  totals.currentBytes = positive(live);
  totals.peakBytes = positive(peak);
}

void sumLive(HookTotals &totals) {
  const ProcessMemory *process = gSwitches.header ? gSwitches.header->memory.get() : nullptr;
  if (!process)
    return;
  if (gSwitches.header->memoryMode == MemoryMode::Exact)
    return sumFollowed(*process, totals);
  totals.currentBytes = load(process->live.bytes);
  totals.peakBytes = load(process->sampledPeak.bytes);
}

uint32_t currentProcess() { return gSwitches.header ? gSwitches.header->processId : 0; }

} // namespace

void HookRecording::begin() {
  clear();
  if (!switchRecording)
    return;
  if (!beginSession())
    return;
  const HookTotals before = sumAllocations();
  allocationsBefore_ = before.allocations;
  allocatedBytesBefore_ = before.allocatedBytes;
  sumCalls(callsBefore_);
  processId_ = currentProcess();
  isOn_ = true;
  switchRecording(true);
}

void HookRecording::end() {
  if (!isOn_)
    return;
  switchRecording(false);
  atEnd_ = measure();
  forEachCall([&](const CallEdge &edge) {
    if (CallEdge *kept = callsAtEnd_.intern(edge.caller, edge.callee))
      kept->calls = edge.calls;
  });
  isOn_ = false;
}

HookTotals HookRecording::measure() const {
  const bool isForked = processId_ != currentProcess();
  HookTotals totals = sumAllocations();
  totals.allocations -= isForked ? 0 : allocationsBefore_;
  totals.allocatedBytes -= isForked ? 0 : allocatedBytesBefore_;
  sumLive(totals);
  return totals;
}

/// Calls `visit(edge)` for exactly those edges that have calls since recording began.
template <class Visit> void HookRecording::forEachCall(Visit visit) const {
  if (!isOn_)
    return callsAtEnd_.forEach(visit);
  const bool isForked = processId_ != currentProcess();
  CallEdges calls;
  sumCalls(calls);
  calls.forEach([&](const CallEdge &edge) {
    const CallEdge *before = isForked ? nullptr : callsBefore_.find(edge.caller, edge.callee);
    const uint64_t callsBefore = before ? before->calls : 0;
    if (edge.calls > callsBefore)
      visit(CallEdge{edge.caller, edge.callee, edge.calls - callsBefore});
  });
  calls.clear();
}

static NameText nameOf(uint64_t function) {
  const String *name = reinterpret_cast<const Function *>(function)->name.get();
  return nameOf(name->text, name->length);
}

bool HookRecording::copyTo(Contents &contents) const {
  bool isComplete = true;
  forEachCall([&](const CallEdge &edge) {
    isComplete &= contents.addCalls(nameOf(edge.caller), nameOf(edge.callee), edge.calls);
  });
  return isComplete;
}

void HookRecording::clear() {
  atEnd_ = HookTotals();
  callsAtEnd_.clear();
  callsBefore_.clear();
}

} // namespace vais::profiler
