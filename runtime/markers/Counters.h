/// Values of counters: sums over all values, and a bounded series over time.
///
/// All threads write to a counter, each number by one atomic instruction or a few attempts. No
/// thread waits, and a signal handler may intervene. Only the series may miss a value, if it is set
/// at the moment in which the resolution is halved.

#ifndef VAIS_PROFILER_MARKERS_COUNTERS_H
#define VAIS_PROFILER_MARKERS_COUNTERS_H

#include "contracts/MarkerFormat.h"

namespace vais::profiler {

/// Makes `counter` a counter that was never set.
void clearCounter(format::Marker &counter);

/// Sets the counter to `value`, which must be finite. `thread` is the calling thread's tree.
void setCounter(format::Thread &thread, format::Marker &counter, double value);

/// Adds the value at the moment `ticks` to the series only.
void addToSeries(format::CounterSeries &series, double value, uint64_t ticks);

} // namespace vais::profiler

#endif
