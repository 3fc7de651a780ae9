/// When calls are recorded: from a function on, up to another's return, and between two times.
///
/// It is one gate for all threads. Exits of calls that were let in are recorded even when it has
/// been shut meanwhile.

#ifndef VAIS_PROFILER_TRACE_TRACEGATE_H
#define VAIS_PROFILER_TRACE_TRACEGATE_H

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

/// Sets the gate; the session begins. Returns whether there is any condition.
bool setTraceGate(const TraceConditions &conditions);

/// Whether a call is to be recorded; `record` is that of `function`.
bool letsCallIn(const VaisProfilerFunction &function, uint64_t record);

/// A call that was let in has ended.
void afterCall(uint64_t record);

/// Whether an allocation or free is to be recorded.
bool isTraceGateOpen();

} // namespace vais::profiler

#endif
