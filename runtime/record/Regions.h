/// Regions: parts of the program's run that it names itself, contexts like functions.
///
/// A function keeps the token of its entry in its own frame. A region has no frame: what it was
/// begun in stands on a stack of its own, which may say too much. A function that returns, by an
/// exception or longjmp too, restores the context of its caller without looking there: regions it
/// left open are recognised later, by the context that is current and by stack addresses.
///
/// So a region ends only where its context is current: in the function that began it, in a function
/// that is not instrumented, or with the function that began it.

#ifndef VAIS_PROFILER_RECORD_REGIONS_H
#define VAIS_PROFILER_RECORD_REGIONS_H

#include "MarkerState.h"

namespace vais::profiler {

/// The context that is current when control arrives in the middle of a function, whose own one is
/// `own`, at `frame`: that of the innermost region that it has open itself. Regions that what it
/// called had open were left.
format::Context *resumedContext(MarkerState &state, format::Context *own, uint64_t frame);

/// Regions of the calling thread that were left open count as that, and are off the stack.
void dropLeftRegions(MarkerState &state, uint64_t frame);

} // namespace vais::profiler

#endif
