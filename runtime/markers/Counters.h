/// Values that the program tells: sums over all of them, and a bounded series over time.
///
/// All threads write a counter, each number by one atomic instruction or a few tries: nobody waits,
/// and a signal handler may come between. The series alone may miss a value: one that comes at the
/// moment in which its resolution is halved.

#ifndef VAIS_PROFILER_MARKERS_COUNTERS_H
#define VAIS_PROFILER_MARKERS_COUNTERS_H

#include "contracts/MarkerFormat.h"

namespace vais::profiler {

/// Makes it a counter that was never set.
void clearCounter(format::Marker &counter);

/// The counter is `value` now, which is finite. `thread` is the calling thread's tree.
void setCounter(format::Thread &thread, format::Marker &counter, double value);

/// The same at the moment `ticks`, in the series alone.
void addToSeries(format::CounterSeries &series, double value, uint64_t ticks);

} // namespace vais::profiler

#endif
