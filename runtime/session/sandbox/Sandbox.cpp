/// Makes what recording needs before the process enters a sandbox.

#include "runtime/session/sandbox/Sandbox.h"

#include "runtime/base/SystemCall.h"
#include "runtime/collect/arena/Arena.h"
#include "runtime/collect/clock/Ticks.h"
#include "runtime/collect/contexts/ContextTree.h"
#include "runtime/collect/sampler/ClockSampler.h"
#include "runtime/collect/state/OwnProcess.h"
#include "runtime/collect/state/SessionStart.h"
#include "runtime/collect/state/ThreadState.h"
#include "runtime/collect/threads/Threads.h"
#include "runtime/memory/BlockMap.h"
#include "runtime/memory/LargeBlockList.h"
#include "runtime/memory/MemoryState.h"
#include "runtime/trace/TraceBuffer.h"

#pragma GCC visibility push(default)
#include "vais_profiler.h"
#pragma GCC visibility pop

namespace vais::profiler {

using namespace format;

namespace {

bool gIsPreparing;

/// Returns whether there is a profile with space for more.
bool reserve() {
  if (!beginSession())
    return false;
  if (!tState.thread)
    attachThread();
  if (gMemory.isExact) {
    reserveLargeBlocks();
    reserveBlocks(); // which looks up where mappings are, after the large one
  }
  if (gSwitches.isTrace)
    openTraceBuffer();
  return reserveChunks(kSandboxReserve);
}

} // namespace

bool prepareSandbox() {
  const SlowPath slowPath;
  if (__atomic_exchange_n(&gIsPreparing, true, __ATOMIC_ACQ_REL)) {
    while (!isSandboxed())
      systemCall(__NR_sched_yield); // another thread is preparing
    return gSwitches.header != nullptr;
  }
  const bool isReserved = reserve();
  if (gBeforeSandbox)
    gBeforeSandbox();
  if (gSwitches.header)
    endClockSamples();
  if (gClock == Clock::Monotonic) // which is read by system call
    stopClock();
  __atomic_store_n(&gIsSandboxed, true, __ATOMIC_RELEASE);
  return isReserved;
}

void leaveSandbox() {
  __atomic_store_n(&gIsSandboxed, false, __ATOMIC_RELEASE);
  resumeClock();
  __atomic_store_n(&gIsPreparing, false, __ATOMIC_RELEASE);
}

void endTiming() {
  stopClock();
  gSwitches.isPlainExact = gOwn.isPlainExact = 0;
  tTrace.end = 0; // whose events would need stamps
  if (!gSwitches.header)
    return;
  for (Thread *thread = gSwitches.header->threads.get(); thread; thread = thread->next.get())
    forEachEdge(*thread,
                [](Context &, Slot &slot, EdgeTime *, uint64_t) { slot.nextTimed = UINT64_MAX; });
}

} // namespace vais::profiler

bool vais_profiler_prepare_sandbox() { return vais::profiler::prepareSandbox(); }
