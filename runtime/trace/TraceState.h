/// What recording a trace keeps at hand: for the process, and for each thread.

#ifndef VAIS_PROFILER_TRACE_TRACESTATE_H
#define VAIS_PROFILER_TRACE_TRACESTATE_H

#include "contracts/TraceFormat.h"

namespace vais::profiler {

/// Written when the session begins.
struct TraceState {
  uint64_t base;      ///< Header::base
  bool isConditional; ///< calls are recorded only as TraceGate says
};
extern TraceState gTrace __attribute__((visibility("hidden")));

/// A call of a body that is recorded: nothing in the body knows its token.
struct TraceFrame {
  uint64_t frame; ///< stack address of the call
  uint64_t depth;
};

/// Beyond these, calls that an exception or a jump leaves are noticed when an outer one ends.
constexpr uint64_t kMostTraceFrames = uint64_t(1) << 16;

/// Where a thread's next event goes. Touched by its thread and by signal handlers on it. All zero:
/// there is no room, so that a thread's first event takes the slow path, which makes it.
struct TraceCursor {
  uint64_t next;     ///< address of the next event
  uint64_t end;      ///< of the room, where the processor's counter is the clock: else 0
  uint64_t limit;    ///< of the room there is
  uint64_t fills;    ///< times the buffer was begun
  uint64_t epochEnd; ///< ticks from which on a Time event is needed
  uint64_t depth;    ///< calls entered and not left
  const void *const volatile *interruption; ///< interruptionWord()
  int64_t offTicks;                         ///< Thread::offTicks of which events have told
  format::TraceBlock *block;                ///< the thread's buffer
  bool isRefused;                           ///< there is no buffer to be had
  TraceFrame *frames; ///< open calls of bodies, outermost first; null: none yet
  uint64_t openFrames;
};
extern __thread TraceCursor tTrace __attribute__((tls_model("initial-exec"), visibility("hidden")));

} // namespace vais::profiler

#endif
