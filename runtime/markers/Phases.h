/// Phases: parts of the process's time, to which what is recorded is assigned.
///
/// Counters only ever grow, and only their own threads write to them. The thread that ends a phase
/// reads the counters of all threads and adds what they have grown by since the phase began to the
/// sums of that phase. The calls of all phases therefore add up exactly to those of the whole run.
/// A call that is being timed at that moment is treated as if it ended and began again.

#ifndef VAIS_PROFILER_MARKERS_PHASES_H
#define VAIS_PROFILER_MARKERS_PHASES_H

#include "contracts/MarkerFormat.h"

namespace vais::profiler {

/// Begins the phase of that name for the whole process; null means no phase. `thread` is the
/// calling thread's tree. Threads wait for each other here; signal handlers are kept away.
void switchPhase(format::Thread &thread, const char *name);

/// For a forked child: the phase continues, and nothing was recorded before.
void restartPhasesAfterFork();

} // namespace vais::profiler

#endif
