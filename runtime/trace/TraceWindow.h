/// Decides when calls are recorded: from the call of one function on, up to the return of another,
/// and between two times.
///
/// One window applies to all threads. Exits of calls that were let in are recorded even if the
/// window has been closed in the meantime.

#ifndef VAIS_PROFILER_TRACE_TRACEWINDOW_H
#define VAIS_PROFILER_TRACE_TRACEWINDOW_H

#include "contracts/Hooks.h"

#include <cstdint>

namespace vais::profiler {

/// The requested conditions: functions by name, "" for none, and times in milliseconds, 0 for none.
/// The texts must not change.
struct TraceConditions {
  const char *startFunction;
  const char *stopFunction;
  uint64_t startMs;
  uint64_t lengthMs;
};

/// Sets the window when the session begins. Returns whether there is any condition.
bool setTraceWindow(const TraceConditions &conditions);

/// Returns whether a call is to be recorded; `record` is that of `function`.
bool letsCallIn(const VaisProfilerFunction &function, uint64_t record);

/// To be called when a call that was let in has ended.
void afterCall(uint64_t record);

/// Returns whether an allocation or free is to be recorded.
bool isTraceWindowOpen();

} // namespace vais::profiler

#endif
