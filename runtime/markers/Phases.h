/// Parts of the process's time: what of the profile belongs to which.
///
/// Counters only ever grow, and only their threads write them. When a phase ends, whoever ends it
/// reads them all, of every thread, and adds what they have grown since it began to the phase's own
/// sums. So the calls of all phases are those of the whole, to the last one. A call that is being
/// timed meanwhile is taken to have ended and begun again at that moment.

#ifndef VAIS_PROFILER_MARKERS_PHASES_H
#define VAIS_PROFILER_MARKERS_PHASES_H

#include "contracts/MarkerFormat.h"

namespace vais::profiler {

/// Begins the phase of that name, for the process; null: no phase. `thread` is the calling thread's
/// tree. Threads wait for each other here; handlers are kept away.
void switchPhase(format::Thread &thread, const char *name);

/// In a forked child: the phase goes on, and nothing was before it.
void restartPhasesAfterFork();

} // namespace vais::profiler

#endif
