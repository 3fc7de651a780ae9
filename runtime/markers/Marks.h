/// Instants that the program names: how many there were, and when, as far as there is room.

#ifndef VAIS_PROFILER_MARKERS_MARKS_H
#define VAIS_PROFILER_MARKERS_MARKS_H

#include "runtime/markers/MarkerState.h"

namespace vais::profiler {

/// A mark of that name is set now, by the calling thread, whose `state` is. Times are kept of all
/// marks of a thread, then of every other one, then of every fourth, ... so that those kept are
/// spread over the whole run.
void setMark(MarkerState &state, format::Marker &marker);

} // namespace vais::profiler

#endif
