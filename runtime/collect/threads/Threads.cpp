/// Threads and the trees to which they write.
///
/// Nothing needs to be done when a thread ends: a tree is free once the kernel no longer knows its
/// owner. Even destructors of thread-specific data that run after everything else find the tree of
/// their thread.

#include "runtime/collect/threads/Threads.h"

#include "runtime/base/OwnThread.h"
#include "runtime/collect/arena/Arena.h"
#include "runtime/collect/clock/Ticks.h"
#include "runtime/collect/contexts/ContextTree.h"
#include "runtime/collect/sampler/ClockSampler.h"
#include "runtime/collect/sampler/EventCounters.h"
#include "runtime/collect/state/ThreadState.h"
#include "runtime/collect/threads/OwnStack.h"
#include "runtime/collect/threads/ThreadNames.h"
#include "runtime/collect/timing/CpuTime.h"
#include "runtime/collect/timing/Durations.h"
#include "runtime/collect/timing/Sampling.h"
#include "runtime/collect/timing/SelfSamples.h"
#include "runtime/collect/timing/TimedCallStack.h"

namespace vais::profiler {

using namespace format;

/// The number of trees that a new thread tries before it makes one of its own, and the number that
/// it looks at, of which some may be those of fibres.
static constexpr int kTreesTried = 8, kTreesSeen = 256;

/// The tree at which the next search for a free one continues.
static uint64_t gNextTried;

/// Takes over the tree if its owner no longer exists. A tree whose owner had the same number as the
/// calling thread is left alone, because others that look at it would take the calling thread for
/// its owner.
static bool adopt(Thread &thread, uint32_t self) {
  if (thread.stackTop) // a fibre's
    return false;
  uint32_t owner = __atomic_load_n(&thread.owner, __ATOMIC_ACQUIRE);
  if (owner == self || !isThreadGone(owner) ||
      !__atomic_compare_exchange_n(&thread.owner, &owner, self, false, __ATOMIC_ACQ_REL,
                                   __ATOMIC_RELAXED))
    return false;
  dropTimedCalls(thread);
  ++thread.owners;
  return true;
}

static Thread *adoptThread(uint32_t self) {
  Header &header = *gSwitches.header;
  auto *thread = reinterpret_cast<Thread *>(__atomic_load_n(&gNextTried, __ATOMIC_ACQUIRE));
  for (int tried = 0, seen = 0; tried < kTreesTried && seen < kTreesSeen; ++seen) {
    if (!thread)
      thread = reinterpret_cast<Thread *>(__atomic_load_n(&header.threads.value, __ATOMIC_ACQUIRE));
    if (!thread)
      return nullptr;
    if (adopt(*thread, self))
      return thread;
    tried += !thread->stackTop;
    thread = thread->next.get();
    __atomic_store_n(&gNextTried, reinterpret_cast<uint64_t>(thread), __ATOMIC_RELEASE);
  }
  return nullptr;
}

/// Makes a tree with a root, which is not in the list yet. Returns null if there is no memory.
static Thread *makeTree(uint32_t owner) {
  void *chunk = allocateChunk(kFirstChunk);
  if (!chunk)
    return nullptr;
  auto *thread = static_cast<Thread *>(chunk);
  thread->arenaNext = reinterpret_cast<uint64_t>(thread + 1);
  thread->arenaEnd = reinterpret_cast<uint64_t>(chunk) + kFirstChunk;
  thread->chunkSize = kFirstChunk;
  thread->owner = owner;
  Context *root = makeContext(*thread, 0, nullptr);
  if (!root)
    return nullptr;
  thread->root.set(root);
  return thread;
}

static Thread *addToThreads(Thread *thread) {
  Header &header = *gSwitches.header;
  uint64_t next = __atomic_load_n(&header.threads.value, __ATOMIC_RELAXED);
  do
    thread->next.value = next;
  while (!__atomic_compare_exchange_n(&header.threads.value, &next,
                                      reinterpret_cast<uint64_t>(thread), true, __ATOMIC_RELEASE,
                                      __ATOMIC_RELAXED));
  return thread;
}

static Thread *makeThread(uint32_t self) {
  Thread *thread = makeTree(self);
  if (!thread || (gSwitches.timeMode != TimeMode::None && !prepareTimedCalls(*thread)))
    return nullptr;
  thread->owners = 1;
  thread->random = readTicks() | 1;
  return addToThreads(thread);
}

Thread *makeFibre(uint64_t stackTop) {
  Thread *fibre = makeTree(kNoThread);
  if (!fibre)
    return nullptr;
  fibre->stackTop = stackTop;
  fibre->root.get()->flags = kContextIsOfFibre;
  return addToThreads(fibre);
}

/// Counts a thread only once, however often it tries.
static void countDroppedThread() {
  static __thread bool isCounted;
  if (isCounted)
    return;
  isCounted = true;
  __atomic_fetch_add(&gSwitches.header->droppedThreads, 1, __ATOMIC_RELAXED);
}

/// Counts what it took to give the calling thread its tree as the profiler's own cost.
static void countAttaching(Thread &thread, uint64_t cpuBefore) {
  const auto cpuNs = static_cast<double>(threadCpuNanoseconds() - cpuBefore);
  const double ticks = cpuNs * gSwitches.header->ticksPerNanosecond;
  thread.spentTicks += static_cast<uint64_t>(ticks) << kCostBits;
}

Thread *attachThread() {
  const uint64_t cpuBefore = threadCpuNanoseconds();
  const auto self = ownThread();
  Thread *thread = adoptThread(self);
  if (!thread)
    thread = makeThread(self);
  if (!thread) {
    countDroppedThread();
    return nullptr;
  }
  noteOwnStack(self == gSwitches.header->processId);
  beginCpuTime(*thread);
  noteNewOwner(*thread);
  countAttaching(*thread, cpuBefore);
  beginSamplingBudget(*thread);
  thread->state = reinterpret_cast<uint64_t>(&tState);
  // The order matters: a handler between the two that found an edge in the tree would need the
  // thread.
  tState.thread = thread;
  __atomic_signal_fence(__ATOMIC_SEQ_CST);
  tState.current = thread->root.get();
  beginClockSamples(*thread, /*isForked=*/false);
  return thread;
}

static void clearMemory(Context &context) {
  context.allocations = context.allocatedBytes = context.deallocations = 0;
}

static void clearTime(EdgeTime &time) {
  StandIn *standIn = time.standIn.get();
  Slot *slot = time.slot.get();
  const Address<FunctionDurations> durations = time.durations;
  time = EdgeTime();
  time.slot.set(slot);
  time.durations = durations;
  if (!standIn)
    return;
  time.standIn.set(standIn);
  clearMemory(standIn->context);
  standIn->self = SampleSums();
  standIn->droppedCalls = standIn->abandonedCalls = 0;
}

/// Sets every count of the tree to zero. Its structure stays, because live tokens refer to it.
static void clearCounts(Thread &thread) {
  forEachContext(thread, [](Context &context) {
    clearMemory(context);
    forEachSiteOf(context, clearCalls);
    forEachEdgeOf(context, [](Slot &slot, EdgeTime *time, uint64_t) {
      slot.calls = 0;
      slot.nextTimed = firstTimedCall(time);
      if (time)
        clearTime(*time);
    });
  });
  clearDurations(thread);
  thread.lastTicks = thread.spentTicks = 0;
  thread.offTicks = 0;
  thread.droppedCalls = thread.droppedTimes = 0;
  thread.clockSamples.value = 0;
  thread.unplacedNs = 0;
  thread.eventTotals.value = 0;
  thread.eventCounts.value = 0;
}

/// Lets the open timed calls begin now. Each stands only for itself, because its edge has no other
/// calls in this process.
static void restartTimedCalls(Thread &thread) {
  TimedCall *call = thread.timedTop.get();
  for (; call && call->frame != UINT64_MAX; call = call->previous.get()) {
    if (call->kind == TimedKind::Self) {
      spoilSelfSample(*call);
      continue;
    }
    call->start = readTicks();
    call->spentBefore = 0;
    call->offBefore = 0;
    call->gapBits = 0;
  }
}

static void forgetTimedCalls(Thread &thread) {
  TimedCall *call = thread.timedTop.get();
  while (call && call->frame != UINT64_MAX)
    call = call->previous.get();
  thread.timedTop.set(call);
}

void restartAfterFork(Thread *thread, OpenCalls openCalls) {
  Thread *fibres = nullptr;
  for (Thread *each = gSwitches.header->threads.get(), *next; each; each = next) {
    next = each->next.get();
    closeInheritedCounters(*each);
    if (!each->stackTop)
      continue;
    each->next.set(fibres);
    fibres = each;
    clearCounts(*each);
  }
  gSwitches.header->threads.set(thread ? thread : fibres);
  gNextTried = 0;
  if (!thread)
    return;
  thread->next.set(fibres);
  thread->owner = static_cast<uint32_t>(systemCall(__NR_getpid)); // a process's first thread
  thread->owners = 1;
  clearCounts(*thread);
  beginCpuTime(*thread);
  beginSamplingBudget(*thread);
  if (openCalls == OpenCalls::BeginNow)
    restartTimedCalls(*thread);
  else
    forgetTimedCalls(*thread);
}

} // namespace vais::profiler
