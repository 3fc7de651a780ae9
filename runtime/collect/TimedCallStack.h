/// The stack of a thread's open timed calls, kept in the profile so that calls that are open when
/// the process dies can be closed by whoever reads it.
///
/// Calls that longjmp left behind are recognised by their stack address and dropped. A handler that
/// comes between two steps finds the place on top taken and restores what it moved. Owner only.

#ifndef VAIS_PROFILER_COLLECT_TIMEDCALLSTACK_H
#define VAIS_PROFILER_COLLECT_TIMEDCALLSTACK_H

#include "runtime/collect/ContextTree.h"

#include "contracts/FastPath.h"
#include "contracts/ProfileFormat.h"

#include <cstdint>

namespace vais::profiler {

/// The low bit of a token: this call is timed.
constexpr uint64_t kTimedToken = VAIS_PROFILER_TIMED_TOKEN;

/// Prepares a block whose first call stands on `below`. Returns the block's head.
format::TimedCall *linkTimedBlock(format::TimedBlock &block, format::TimedCall *below);

/// Gives the thread an empty stack; false when there is no memory.
bool prepareTimedCalls(format::Thread &thread);

/// Drops all open timed calls of a thread that is gone.
void dropTimedCalls(format::Thread &thread);

/// Counts a call whose exit never came. Returns what is below it.
format::TimedCall *dropTimedCall(format::TimedCall *call);

/// The top without calls that were left behind below `frame`.
inline format::TimedCall *liveTop(format::Thread &thread, uint64_t frame) {
  format::TimedCall *top = thread.timedTop.get();
  while (__builtin_expect(top->frame < frame, 0))
    top = dropTimedCall(top);
  return top;
}

/// Whether nothing is above `call` in its block.
inline bool endsTimedBlock(const format::TimedCall *call) {
  return reinterpret_cast<uint64_t>(call + 1) % format::kTimedBlockSize == 0;
}

/// Puts a call of the edge that `time` belongs to in the place above the top. Its start is still to
/// be stamped. What a handler looks at is written before the place is on top, and again after,
/// because a handler may have used it.
inline void pushTimedCall(format::Thread &thread, format::TimedCall *place, format::EdgeTime &time,
                          format::Context *origin, uint64_t frame) {
  place->start = 0;
  place->frame = frame;
  place->time.set(&time);
  place->kind = format::TimedKind::Call;
  __atomic_signal_fence(__ATOMIC_SEQ_CST);
  thread.timedTop.set(place);
  __atomic_signal_fence(__ATOMIC_SEQ_CST);
  place->frame = frame;
  place->time.set(&time);
  place->kind = format::TimedKind::Call;
  place->token = reinterpret_cast<uint64_t>(origin) | kTimedToken;
}

/// The same wherever that place is; null, and counted, when there is no memory.
format::TimedCall *pushTimedCallSlowly(format::EdgeTime &time, format::Context *origin,
                                       uint64_t frame);

/// Whether the call that `token` belongs to is on top of those that were not left behind.
inline bool isTimedCallOnTop(format::Thread &thread, uint64_t token, uint64_t frame) {
  const format::TimedCall *top = liveTop(thread, frame);
  return top->token == token && top->frame != UINT64_MAX;
}

/// Takes the call that `token` belongs to off the stack. Returns what was in its place, which a
/// handler may use at once; its `time` is null, and it is counted, when its start was lost.
inline format::TimedCall popTimedCall(format::Thread &thread, uint64_t token, uint64_t frame) {
  format::TimedCall *call = liveTop(thread, frame);
  while (__builtin_expect(call->token != token && call->frame == frame, 0))
    call = dropTimedCall(call); // left behind by a function inlined into the same frame
  if (__builtin_expect(call->token != token, 0)) {
    thread.timedTop.set(call);
    ++thread.droppedTimes;
    return {};
  }
  const format::TimedCall ended = *call;
  __atomic_signal_fence(__ATOMIC_SEQ_CST);
  thread.timedTop = ended.previous;
  return ended;
}

} // namespace vais::profiler

#endif
