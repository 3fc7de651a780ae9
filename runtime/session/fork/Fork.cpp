/// Copies of profiles for forked children.

#include "runtime/session/fork/Fork.h"

#include "runtime/base/OwnThread.h"
#include "runtime/base/ProfileFile.h"
#include "runtime/base/SystemCall.h"
#include "runtime/collect/clock/Ticks.h"
#include "runtime/collect/sampler/ClockSampler.h"
#include "runtime/collect/state/OwnProcess.h"
#include "runtime/collect/threads/Threads.h"
#include "runtime/edges/EdgeState.h"
#include "runtime/markers/MarkerState.h"
#include "runtime/memory/MemoryState.h"
#include "runtime/session/fork/ForkCopy.h"
#include "runtime/session/options/Options.h"
#include "runtime/session/process/Process.h"
#include "runtime/session/profile/Description.h"
#include "runtime/session/profile/RecordingSwitch.h"
#include "runtime/trace/TraceBuffer.h"

extern "C" {
extern int __register_atfork(void (*prepare)(), void (*parent)(), void (*child)(), void *object)
    __attribute__((weak));
}

namespace vais::profiler {

using namespace format;

namespace {

/// Whether the child that the calling thread is forking is to get a profile at once.
__thread bool tChildRecords __attribute__((tls_model("initial-exec")));

/// The first thread of the process, which is a copy of the thread that forked. The child has none
/// of the other threads of its parent.
struct FirstThread {
  ThreadState *state;
  TraceCursor *trace;
};
FirstThread gFirst = {};

/// Returns the tree with which the child continues, or null if its thread had none.
Thread *inheritedTree() { return gFirst.state ? gFirst.state->thread : nullptr; }

// The memory that is copied only ever grows, and any growth changes one of these.
uint64_t gUsedBefore;
uint64_t gArenaBefore;

uint64_t arenaOf(const Thread *thread) {
  return thread ? __atomic_load_n(&thread->arenaNext, __ATOMIC_ACQUIRE) : 0;
}

uint64_t beginCopy() {
  gArenaBefore = arenaOf(inheritedTree());
  return gUsedBefore = __atomic_load_n(&gSwitches.header->used, __ATOMIC_ACQUIRE);
}

/// Returns whether nothing has been added. Other threads of the parent continue during the copy;
/// the thread that forked does so only if it does not wait.
bool isCopyWhole() {
  return arenaOf(inheritedTree()) == gArenaBefore &&
         __atomic_load_n(&gSwitches.header->used, __ATOMIC_ACQUIRE) == gUsedBefore;
}

bool endUnawaited() { return true; }

/// Turns the header of the copy into that of this process.
void restartHeader(Header &header) {
  describeProcess(header);
  header.used = gUsedBefore;
  header.forked = 1;
  header.forkGate = 0;
  header.movedStacks = header.lost = header.droppedThreads = header.droppedCalls =
      header.droppedAllocations = 0;
  if (gSwitches.isTrace)
    describeTrace(header);
  header.start = takeMoment(); // the rate of the clock is known from the parent
  header.startCpuNs = processCpuNanoseconds();
  header.end = Moment();
  header.endCpuNs = 0;
  header.ending = Ending::Unseen;
  header.endStatus = 0;
  header.pauses.value = 0;
  header.isPaused = header.pauseLock = 0;
}

/// Copies the profile of the parent, which waits meanwhile if `openCalls` is BeginNow. Returns
/// false if that is not possible.
bool takeCopy(OpenCalls openCalls) {
  Header &header = *gSwitches.header;
  const uint64_t cpuBefore = threadCpuNanoseconds();
  const auto self = static_cast<uint32_t>(systemCall(__NR_getpid));
  const PathText path = outputPath(self, true);
  const bool isAwaited = openCalls == OpenCalls::BeginNow;
  if (isAwaited && !beginForkCopy())
    return false;
  if (!forkProfileFile(path.c_str(),
                       {beginCopy, isCopyWhole, isAwaited ? endForkCopy : endUnawaited}))
    return false;
  Thread *thread = inheritedTree();
  restartHeader(header);
  if (gFirst.trace)
    leaveTraceBuffer(*gFirst.trace, thread);
  restartAfterFork(thread, openCalls);
  restartMemoryAfterFork(thread);
  restartEdgesAfterFork();
  restartMarkersAfterFork(thread ? gFirst.state->markers : nullptr);
  publish(header);
  gSwitches.counts = 1;
  setOwner(true);
  if (thread)
    beginClockSamples(*thread, /*isForked=*/true);
  header.setUpCpuNs = threadCpuNanoseconds() - cpuBefore;
  return true;
}

void beforeFork() {
  // In a sandbox no file can be made, and the memory stays the parent's.
  tChildRecords = gOwn.isOwner && !isSandboxed() && __atomic_load_n(&gOwn.isOn, __ATOMIC_RELAXED) &&
                  gOptions.children == choice_children::on;
  if (tChildRecords)
    awaitForkCopies();
}

void inParent() {
  if (tChildRecords)
    awaitForkCopy();
}

/// For a child that is not to record, for now or for good: it continues to count, but in memory of
/// its own, which nobody reads.
void leaveProfile() {
  gFirst = {&tState, &tTrace};
  const bool isLeft = leaveProfileFile({beginCopy, isCopyWhole, endUnawaited});
  if (!isLeft)
    tState.current = &gNoContext;
  gSwitches.counts = isLeft;
}

void inChild() {
  gFirst = {&tState, &tTrace};
  setOwner(false);
  if (tChildRecords && takeCopy(OpenCalls::BeginNow)) {
    setRecording(true);
  } else {
    leaveProfile();
    setRecording(false);
  }
}

} // namespace

void leaveProfileInChild() {
  if (gSwitches.header && !gOwn.isOwner && !gSwitches.counts)
    leaveProfile();
}

void followForks() {
  clearInChildren();
  if (__register_atfork)
    __register_atfork(beforeFork, inParent, inChild, nullptr);
}

bool takeOwnProfile() {
  static uint32_t isTaking;
  const SlowPath slowPath;
  if (gOptions.children == choice_children::off || isSandboxed() ||
      __atomic_exchange_n(&isTaking, 1, __ATOMIC_ACQUIRE))
    return false;
  if (ownThread() == static_cast<uint32_t>(systemCall(__NR_getpid)))
    gFirst = {&tState, &tTrace};
  const bool isTaken = gOwn.isOwner || takeCopy(OpenCalls::Drop);
  __atomic_store_n(&isTaking, 0, __ATOMIC_RELEASE);
  return isTaken;
}

} // namespace vais::profiler
