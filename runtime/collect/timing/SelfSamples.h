/// Self times of calls in mutual recursion, measured directly.
///
/// Elsewhere, self time is the time of the incoming edges less that of the outgoing ones. In mutual
/// recursion, that is a difference of large numbers which is correct only on average. A timed call
/// there therefore runs in a stand-in for its context, which has no edges: each call out of it
/// takes the slow path, which stops the clock of the self time and restarts it when the call
/// returns.
///
/// A sample is an entry of the stack of timed calls, directly above that of its call. It is dropped
/// if its clock was not stopped and started in step (longjmp, exceptions, intervening handlers).
/// Only for the owner; safe in signal handlers.

#ifndef VAIS_PROFILER_COLLECT_SELFSAMPLES_H
#define VAIS_PROFILER_COLLECT_SELFSAMPLES_H

#include "contracts/ProfileFormat.h"

#include <cstdint>

namespace vais::profiler {

/// A sample is abandoned if its call makes more calls than this, because each of them costs the
/// call two stamps. The stand-in is given up then: its call sites count as those of the context, at
/// no cost, and no further calls of the edge are sampled.
constexpr uint64_t kMostStretches = 1024;

/// Pushes a sample above `call`, whose edge leads to `target`, and makes the stand-in current.
/// Returns null if there is no memory.
format::TimedCall *beginSelfSample(format::Thread &thread, format::EdgeTime &time,
                                   const format::TimedCall &call, format::Context *target);

/// Starts the clock at the stamp `start`, for which offTicks must be correct.
void runSelfSample(const format::Thread &thread, format::TimedCall &self, uint64_t start);

/// Takes the sample above the timed call of `token` off the stack. If there is none, returns one
/// whose time is null.
format::TimedCall popSelfSample(format::Thread &thread, uint64_t token, uint64_t frame);

/// Adds the time that a sample has measured when its call has ended at `end`, for which offTicks
/// must be correct. `left` was the current context then.
void endSelfSample(format::Thread &thread, const format::TimedCall &self, unsigned gapBits,
                   uint64_t end, format::Context *left);

/// Marks the sample as one that does not measure self time any more.
void spoilSelfSample(format::TimedCall &self);

/// Returns whether calls out of the stand-in are ordinary calls of the context by now.
inline bool isGivenUp(const format::Context &standIn) {
  return standIn.flags & format::kContextIsGivenUp;
}

/// Stops the clock at the stamp `end`, when a call out of `standIn` begins.
void pauseSelfSample(format::Thread &thread, format::Context &standIn, uint64_t frame,
                     uint64_t end);

/// Makes the stand-in current again and restarts the clock, when that call has ended.
void resumeSelfSample(format::Thread &thread, format::Context &standIn, uint64_t frame);

} // namespace vais::profiler

#endif
