/// The stack of a thread's open timed calls, in blocks that are linked once and then reused.

#include "runtime/collect/timing/TimedCallStack.h"

#include "runtime/collect/arena/Arena.h"
#include "runtime/collect/state/ThreadState.h"

namespace vais::profiler {

using namespace format;

TimedCall *linkTimedBlock(TimedBlock &block, TimedCall *below) {
  for (TimedCall &call : block.calls) {
    call.previous.set(below);
    below = &call;
  }
  return reinterpret_cast<TimedCall *>(&block);
}

static TimedBlock *allocateBlock(Thread &thread) {
  return static_cast<TimedBlock *>(allocate(thread, sizeof(TimedBlock), sizeof(TimedBlock)));
}

bool prepareTimedCalls(Thread &thread) {
  TimedBlock *block = allocateBlock(thread);
  if (!block)
    return false;
  block->frame = UINT64_MAX;
  thread.timedTop.set(linkTimedBlock(*block, reinterpret_cast<TimedCall *>(block)));
  return true;
}

TimedCall *dropTimedCall(TimedCall *call) {
  EdgeTime &time = *call->time.get();
  ++(call->kind == TimedKind::Self ? time.standIn.get()->droppedCalls : time.droppedCalls);
  return call->previous.get();
}

void dropTimedCalls(Thread &thread) {
  if (!thread.timedTop.value)
    return;
  TimedCall *call = thread.timedTop.get();
  while (call->frame != UINT64_MAX)
    call = dropTimedCall(call);
  thread.timedTop.set(call);
}

/// Returns the first entry of the block after that of `last`, or null if there is no memory.
static TimedCall *placeInNextBlock(Thread &thread, TimedCall *last) {
  const auto end = reinterpret_cast<uint64_t>(last + 1);
  auto *block = reinterpret_cast<TimedBlock *>(end - kTimedBlockSize);
  if (!block->next.value) {
    if (interruptsSlowPath())
      return nullptr;
    const SlowPath slowPath;
    TimedBlock *next = allocateBlock(thread);
    if (!next)
      return nullptr;
    linkTimedBlock(*next, last);
    block->next.set(next);
  }
  return block->next.get()->calls;
}

TimedCall *pushTimedCallSlowly(EdgeTime &time, Context *origin, uint64_t frame) {
  Thread &thread = *tState.thread;
  TimedCall *top = liveTop(thread, frame);
  TimedCall *place = endsTimedBlock(top) ? placeInNextBlock(thread, top) : top + 1;
  if (!place) {
    ++thread.droppedTimes;
    return nullptr;
  }
  pushTimedCall(thread, place, time, origin, frame);
  return place;
}

} // namespace vais::profiler
