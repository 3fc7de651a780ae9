/// Counters of the control flow, which instrumented code increments in the profile itself.
///
/// LLVM's passes put them in a section of the linked object. Instrumented code adds a bias to the
/// address of each, which is 0 until the object is registered, and then leads to the profile.

#ifndef VAIS_PROFILER_EDGES_EDGESTATE_H
#define VAIS_PROFILER_EDGES_EDGESTATE_H

#include "contracts/EdgeFormat.h"
#include "contracts/Hooks.h"

namespace vais::profiler {

/// Copies an object's descriptions, and its counts so far, to the profile, and leads its code
/// there. If that is not possible, the header says so. Only in a slow path.
void registerCounters(format::Thread &self, const VaisProfilerCounters &object);

/// Counts a value at a site, for which it may take memory. `head` is in the profile.
void countValue(format::Address<format::ValueCount> &head, uint64_t value);

/// To be called when recording has just stopped, or is about to start, by the thread that switches
/// it; not by two threads at once.
void noteEdgesAtStop(format::Thread *self);
void noteEdgesAtStart(format::Thread *self);

/// Adds what the counters have grown by since the last call to `phase`. Not by two threads at once.
void addEdgesToPhase(format::Thread &self, format::Phase &phase);

/// For a forked child, which has counted nothing yet.
void restartEdgesAfterFork();

} // namespace vais::profiler

#endif
