/// When calls are recorded: from a function on, up to another's return, and between two times.
///
/// One window is for all threads. Exits of calls that were let in are recorded even when it has
/// been shut meanwhile.

#ifndef VAIS_PROFILER_TRACE_TRACEWINDOW_H
#define VAIS_PROFILER_TRACE_TRACEWINDOW_H

#include "contracts/Hooks.h"

#include <cstdint>

namespace vais::profiler {

/// What was asked for: functions by name, "" for none, and times in milliseconds, 0 for none. The
/// texts stay where they are.
struct TraceConditions {
  const char *startFunction;
  const char *stopFunction;
  uint64_t startMs;
  uint64_t lengthMs;
};

/// Sets the window; the session begins. Returns whether there is any condition.
bool setTraceWindow(const TraceConditions &conditions);

/// Whether a call is to be recorded; `record` is that of `function`.
bool letsCallIn(const VaisProfilerFunction &function, uint64_t record);

/// A call that was let in has ended.
void afterCall(uint64_t record);

/// Whether an allocation or free is to be recorded.
bool isTraceWindowOpen();

} // namespace vais::profiler

#endif
