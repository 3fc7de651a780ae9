/// What hooks record in a trace.
///
/// The token of a recorded call contains its depth and its function: depth << 32 | (address of the
/// function's record - Header::base) | VAIS_PROFILER_TIMED_TOKEN. From it, each exit can tell
/// whether calls were left without an exit (longjmp, exceptions), and how many.

#ifndef VAIS_PROFILER_TRACE_TRACERECORDING_H
#define VAIS_PROFILER_TRACE_TRACERECORDING_H

#include "runtime/trace/TraceBuffer.h"
#include "runtime/trace/TraceWindow.h"

#include "contracts/FastPath.h"
#include "contracts/Hooks.h"

namespace vais::profiler {

/// Like traceEnter and traceExit, but handle everything that may be in the way: a function that is
/// not registered yet, conditions, calls that were left without an exit, a full buffer.
void *traceEnterSlowly(VaisProfilerFunction &function);
void traceExitSlowly(void *token);

/// Records that the calls below `depth` have been left.
void traceUnwind(uint64_t depth);

/// Records a call if nothing is in the way. Returns its token, or 0 if nothing was done. Takes the
/// time stamp as late as possible.
inline uint64_t tryTraceEnter(const VaisProfilerFunction &function) {
  const uint64_t record = __atomic_load_n(&function.record, __ATOMIC_ACQUIRE);
  const uint64_t offset = record - gTrace.base;
  const uint64_t depth = tTrace.depth + 1;
  // A function's number times 64 is its offset; in an event, the number is shifted by 4 bits.
  const uint64_t word = offset >> 2 | static_cast<uint64_t>(format::EventKind::Enter);
  if (__builtin_expect(record == VAIS_PROFILER_UNREGISTERED || gTrace.isConditional, 0) ||
      !tryRecordEvent<0>(word, nullptr))
    return 0;
  tTrace.depth = depth;
  return depth << 32 | offset | VAIS_PROFILER_TIMED_TOKEN;
}

/// Records a call. The token is 0 if the call is not to be recorded.
inline void *traceEnter(VaisProfilerFunction &function) {
  const uint64_t token = tryTraceEnter(function);
  return __builtin_expect(token != 0, 1) ? reinterpret_cast<void *>(token)
                                         : traceEnterSlowly(function);
}

/// Records the end of a call if nothing is in the way. Returns false if nothing was done.
inline bool tryTraceExit(uint64_t token) {
  const uint64_t depth = token >> 32;
  const uint64_t word =
      static_cast<uint32_t>(token) >> 2 | static_cast<uint64_t>(format::EventKind::Exit);
  if (__builtin_expect(tTrace.depth != depth || gTrace.isConditional, 0) ||
      !tryRecordEvent<0>(word, nullptr))
    return false;
  tTrace.depth = depth - 1;
  return true;
}

inline void traceExit(void *token) {
  if (!tryTraceExit(reinterpret_cast<uint64_t>(token)))
    traceExitSlowly(token);
}

/// Records that control has arrived in the middle of the call to which `token` belongs.
inline void traceResume(void *token) {
  const uint64_t depth = reinterpret_cast<uint64_t>(token) >> 32;
  if (tTrace.depth != depth)
    traceUnwind(depth);
}

/// To be called when the call of a body has begun, and when it is about to end. `frame` is its
/// stack address.
void pushTraceFrame(uint64_t frame);
void popTraceFrame(uint64_t frame);

/// Records that control has arrived in the middle of a body whose stack is at `frame`; the calls
/// below it were left.
void traceResumeAt(uint64_t frame);

/// `block` is null if the allocation failed.
void traceAllocation(const void *block, uint64_t size);
void traceFree(const void *block);
/// To be called after a reallocation, like the hooks in Hooks.def.
void traceReallocation(const void *old, const void *block, uint64_t size);

/// Record a mark or the value of a counter. `name` is the record of a Function whose name is that
/// of the mark or counter.
void traceMark(uint64_t name);
void traceCounter(uint64_t name, double value);

} // namespace vais::profiler

#endif
