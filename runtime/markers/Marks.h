/// Marks: moments that the program names. They are counted, and their times are kept as long as
/// there is space.

#ifndef VAIS_PROFILER_MARKERS_MARKS_H
#define VAIS_PROFILER_MARKERS_MARKS_H

#include "runtime/markers/MarkerState.h"

namespace vais::profiler {

/// Sets a mark of that name in the calling thread, whose state is `state`. A thread's times are
/// kept of all its marks at first, then of every second one, then of every fourth, and so on, so
/// that they are spread over the whole run.
void setMark(MarkerState &state, format::Marker &marker);

} // namespace vais::profiler

#endif
