/// The state of recording a trace, for the process and for each thread.

#ifndef VAIS_PROFILER_TRACE_TRACESTATE_H
#define VAIS_PROFILER_TRACE_TRACESTATE_H

#include "contracts/TraceFormat.h"

namespace vais::profiler {

/// Written when the session begins.
struct TraceState {
  uint64_t base;      ///< Header::base
  bool isConditional; ///< whether calls are recorded only under the conditions of TraceWindow.h
};
extern TraceState gTrace __attribute__((visibility("hidden")));

/// A recorded call of a body; nothing in the body itself knows its token.
struct TraceFrame {
  uint64_t frame; ///< stack address of the call
  uint64_t depth;
};

/// If more calls are open, those that an exception or a jump leaves are noticed only when an outer
/// one ends.
constexpr uint64_t kMostTraceFrames = uint64_t(1) << 16;

/// Where a thread's next event goes. Accessed by its thread and by signal handlers on it. All zero
/// means that there is no space, so that a thread's first event takes the slow path, which makes
/// the buffer.
struct TraceCursor {
  uint64_t next;     ///< address of the next event
  uint64_t end;      ///< end of the space if the processor's counter is the clock, otherwise 0
  uint64_t limit;    ///< end of the space
  uint64_t fills;    ///< number of times that the buffer was begun
  uint64_t epochEnd; ///< ticks from which a Time event is needed
  uint64_t depth;    ///< number of calls entered and not left
  const void *const volatile *interruption; ///< interruptionWord()
  int64_t offTicks;          ///< the part of Thread::offTicks that events have recorded
  format::TraceBlock *block; ///< the thread's buffer
  bool isRefused;            ///< whether no buffer can be had
  TraceFrame *frames;        ///< open calls of bodies, outermost first; null if there were none yet
  uint64_t openFrames;
};
extern __thread TraceCursor tTrace __attribute__((tls_model("initial-exec"), visibility("hidden")));

} // namespace vais::profiler

#endif
