/// Where marks and counters go besides the profile: into the trace of events, where one is kept.

#ifndef VAIS_PROFILER_RECORD_MARKERTRACE_H
#define VAIS_PROFILER_RECORD_MARKERTRACE_H

#include <cstdint>

namespace vais::profiler {

/// A mark was set now; `record` is the address of its Marker's function.
inline void traceMark(uint64_t /*record*/) {}

/// A counter was set now.
inline void traceCounter(uint64_t /*record*/, double /*value*/) {}

} // namespace vais::profiler

#endif
