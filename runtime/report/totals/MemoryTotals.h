/// Sums over memory by context and by function.

#ifndef VAIS_PROFILER_REPORT_MEMORYTOTALS_H
#define VAIS_PROFILER_REPORT_MEMORYTOTALS_H

#include "runtime/report/model/Profile.h"

#include <string>
#include <vector>

namespace vais::profiler {

/// Whether what is live at the end was leaked: all processes ended by themselves. One that runs or
/// was killed has leaked nothing yet.
bool knowsLeaks(const Profile &profile);

/// Bytes made in a context that were live at the end, live at the peak, never freed.
inline Estimate liveBytes(const Context &context) { return context.liveBytes; }
inline Estimate peakBytes(const Context &context) { return context.bytesAtPeak; }
Estimate leakedBytes(const Profile &profile, const Context &context);

/// Of the whole program, uninstrumented code's root included.
MemoryCounts allMemory(const Profile &profile);

/// Sizes of blocks by function, in the order of Profile::functions; all sizes at the end.
std::vector<SizeGroups> sizesByFunction(const Profile &profile);

/// How far the truth may be from an estimate of bytes, or blocks, made by what `counts` are of,
/// with a probability of 95 %; 0 when it is known. Not less for few samples, or none: those say
/// little (the score interval of a Poisson variate).
double bytesError(const Profile &profile, const Estimate &bytes, const MemoryCounts &counts);
double blocksError(const Profile &profile, const Estimate &blocks, const MemoryCounts &counts);

/// Mean over `ended` blocks; 0 when there are none.
double meanOf(double sum, const MemoryCounts &counts);

/// Names of the functions on the path to a context, the outermost first.
std::vector<Index> pathTo(const Profile &profile, Index context);

} // namespace vais::profiler

#endif
