/// Self times of calls in mutual recursion, measured directly.
///
/// Elsewhere self time is the time of the edges in less that of the edges out. In mutual recursion
/// that difference of large numbers is true on average only. So a timed call there runs in a
/// stand-in for its context, which has no edges: each call out of it takes the slow path, which
/// stops the clock of the self time and lets it run again when the call returns.
///
/// The samples are entries of the stack of timed calls, right above those of their calls. One whose
/// clock was not stopped and started in step (longjmp, exceptions, handlers in between) is dropped.
/// Owner only; safe in signal handlers but where a header below says otherwise.

#ifndef VAIS_PROFILER_COLLECT_SELFSAMPLES_H
#define VAIS_PROFILER_COLLECT_SELFSAMPLES_H

#include "contracts/ProfileFormat.h"

#include <cstdint>

namespace vais::profiler {

/// A call that makes more calls than this is given up: each costs its caller two stamps.
constexpr uint64_t kMostStretches = 1024;

/// Pushes a sample above `call`, whose edge leads to `target`, and makes the stand-in current. Null
/// when there is no memory.
format::TimedCall *beginSelfSample(format::Thread &thread, format::EdgeTime &time,
                                   const format::TimedCall &call, format::Context *target);

/// Lets the clock run from the stamp `start`, for which offTicks is true.
void runSelfSample(const format::Thread &thread, format::TimedCall &self, uint64_t start);

/// Takes the sample above the timed call of `token` off the stack; without one, returns one whose
/// time is null.
format::TimedCall popSelfSample(format::Thread &thread, uint64_t token, uint64_t frame);

/// Adds what a sample has gathered when its call ended at `end`, for which offTicks is true; `left`
/// was the current context then.
void endSelfSample(format::Thread &thread, const format::TimedCall &self, unsigned gapBits,
                   uint64_t end, format::Context *left);

/// What is gathered is no self time any more.
void spoilSelfSample(format::TimedCall &self);

/// A call out of `standIn` begins, at the stamp `end`: stops the clock.
void pauseSelfSample(format::Thread &thread, format::Context &standIn, uint64_t frame,
                     uint64_t end);

/// That call has ended: makes the stand-in current again and lets the clock run.
void resumeSelfSample(format::Thread &thread, format::Context &standIn, uint64_t frame);

} // namespace vais::profiler

#endif
