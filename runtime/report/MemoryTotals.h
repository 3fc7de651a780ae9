/// Live, peak and leaked memory by context, by function and altogether.

#ifndef VAIS_PROFILER_REPORT_MEMORYTOTALS_H
#define VAIS_PROFILER_REPORT_MEMORYTOTALS_H

#include "Snapshot.h"

#include <vector>

namespace vais::profiler {

/// What is known of the blocks made in a context; nothing with memory=none.
const Blocks &blocksOf(const Snapshot &snapshot, const Context &context);

/// Bytes made in the context that are live at the end of the profile.
Estimate liveBytes(const Snapshot &snapshot, const Context &context);

/// Bytes made in the context that were live when the process had the most.
Estimate peakBytes(const Snapshot &snapshot, const Context &context);

/// Bytes made in the context that were never freed: live ones, when all processes ended by
/// themselves. One that runs or was killed has leaked nothing yet.
Estimate leakedBytes(const Snapshot &snapshot, const Context &context);
bool knowsLeaks(const Snapshot &snapshot);

/// By function, in the order of Snapshot::functions. Uninstrumented code (the root) is left out.
std::vector<Blocks> blocksByFunction(const Snapshot &snapshot);

/// Of all contexts.
Blocks allBlocks(const Snapshot &snapshot);

/// Half the width of the interval that holds the truth with a probability of 95 %; 0 when it is
/// known.
double halfWidth(const Estimate &estimate);

} // namespace vais::profiler

#endif
