/// Sums over memory by context and by function.

#ifndef VAIS_PROFILER_REPORT_MEMORYTOTALS_H
#define VAIS_PROFILER_REPORT_MEMORYTOTALS_H

#include "runtime/report/model/Profile.h"

#include <string>
#include <vector>

namespace vais::profiler {

/// Returns whether memory that is live at the end was leaked, which is so if all processes ended by
/// themselves. A process that runs or was killed has leaked nothing yet.
bool knowsLeaks(const Profile &profile);

/// Return the bytes allocated in a context that were live at the end, live at the peak, or never
/// freed.
inline Estimate liveBytes(const Context &context) { return context.liveBytes; }
inline Estimate peakBytes(const Context &context) { return context.bytesAtPeak; }
Estimate leakedBytes(const Profile &profile, const Context &context);

/// Returns the memory of the whole program, including the root of uninstrumented code.
MemoryCounts allMemory(const Profile &profile);

/// Returns the sizes of blocks by function, in the order of Profile::functions, followed by those
/// of all functions.
std::vector<SizeGroups> sizesByFunction(const Profile &profile);

/// Return the distance within which the true value lies of an estimate of bytes, or blocks,
/// allocated by what `counts` belong to, with a probability of 95 %; 0 if it is known exactly. The
/// distance does not become small for few or no samples, which say little (the score interval of a
/// Poisson variate).
double bytesError(const Profile &profile, const Estimate &bytes, const MemoryCounts &counts);
double blocksError(const Profile &profile, const Estimate &blocks, const MemoryCounts &counts);

/// Returns the mean over `ended` blocks, or 0 if there are none.
double meanOf(double sum, const MemoryCounts &counts);

/// Returns the functions on the path to a context, the outermost first.
std::vector<Index> pathTo(const Profile &profile, Index context);

} // namespace vais::profiler

#endif
