/// The stack of a thread's open timed calls. It is kept in the profile, so that a reader can close
/// the calls that are open when the process dies.
///
/// Calls that longjmp left behind are recognised by their stack address and dropped. A handler that
/// intervenes between two steps finds the top entry in use, and restores the top that it found.
/// Only for the owner.

#ifndef VAIS_PROFILER_COLLECT_TIMEDCALLSTACK_H
#define VAIS_PROFILER_COLLECT_TIMEDCALLSTACK_H

#include "runtime/collect/contexts/ContextTree.h"

#include "contracts/FastPath.h"
#include "contracts/ProfileFormat.h"

#include <cstdint>

namespace vais::profiler {

/// The low bit of a token, which is set if the call is timed.
constexpr uint64_t kTimedToken = VAIS_PROFILER_TIMED_TOKEN;

/// The frame of an entry that has been taken off the stack, which is above all of the program's. A
/// handler that intervenes while an entry is being pushed uses the same place; if it left its own
/// frame there, the next one could take the entry, once it is the top, for one that was left
/// behind.
constexpr uint64_t kNoFrame = UINT64_MAX - 1;

/// Prepares a block whose first entry lies above `below`. Returns the block's head.
format::TimedCall *linkTimedBlock(format::TimedBlock &block, format::TimedCall *below);

/// Gives the thread an empty stack. Returns false if there is no memory.
bool prepareTimedCalls(format::Thread &thread);

/// Drops all open timed calls of a thread that no longer exists.
void dropTimedCalls(format::Thread &thread);

/// Counts a call whose exit never came as dropped. Returns the entry below it.
format::TimedCall *dropTimedCall(format::TimedCall *call);

/// Returns the top entry after dropping those that were left behind below `frame`.
inline format::TimedCall *liveTop(format::Thread &thread, uint64_t frame) {
  format::TimedCall *top = thread.timedTop.get();
  while (__builtin_expect(top->frame < frame, 0))
    top = dropTimedCall(top);
  return top;
}

/// Returns whether `call` is the last entry of its block.
inline bool endsTimedBlock(const format::TimedCall *call) {
  return reinterpret_cast<uint64_t>(call + 1) % format::kTimedBlockSize == 0;
}

/// Pushes a call of the edge that `time` belongs to; `place` is the one above the top. Its start is
/// still to be stamped. What a handler looks at is written before the entry becomes the top, and
/// again afterwards, because a handler may have used the place in between.
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

/// Finds the place and does the same. If there is no memory, counts the call in droppedTimes and
/// returns null.
format::TimedCall *pushTimedCallSlowly(format::EdgeTime &time, format::Context *origin,
                                       uint64_t frame);

/// Returns whether the call that `token` belongs to is on top, apart from those that were left
/// behind.
inline bool isTimedCallOnTop(format::Thread &thread, uint64_t token, uint64_t frame) {
  const format::TimedCall *top = liveTop(thread, frame);
  return top->token == token && top->frame != UINT64_MAX;
}

/// Takes the top entry off the stack and returns a copy of it, whose place a handler may use at
/// once. `isDrawn` says whether some of the thread's calls are timed and others are not: only then
/// can what a handler leaves at its place be the frame of a deeper call than the first of the next
/// handler.
inline format::TimedCall takeTop(format::Thread &thread, format::TimedCall &top, bool isDrawn) {
  const format::TimedCall ended = top;
  if (isDrawn)
    top.frame = kNoFrame;
  __atomic_signal_fence(__ATOMIC_SEQ_CST);
  thread.timedTop = ended.previous;
  return ended;
}

/// Takes the call that `token` belongs to off the stack (takeTop). If its start was lost, counts
/// the call in droppedTimes, and the `time` of the result is null.
inline format::TimedCall popTimedCall(format::Thread &thread, uint64_t token, uint64_t frame,
                                      bool isDrawn) {
  format::TimedCall *call = liveTop(thread, frame);
  while (__builtin_expect(call->token != token && call->frame == frame, 0))
    call = dropTimedCall(call); // left behind by a function inlined into the same frame
  if (__builtin_expect(call->token != token, 0)) {
    thread.timedTop.set(call);
    ++thread.droppedTimes;
    return {};
  }
  return takeTop(thread, *call, isDrawn);
}

} // namespace vais::profiler

#endif
