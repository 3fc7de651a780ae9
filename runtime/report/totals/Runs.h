/// Sums over the runs of a program, from which changes are told from noise.

#ifndef VAIS_PROFILER_REPORT_RUNS_H
#define VAIS_PROFILER_REPORT_RUNS_H

#include "runtime/report/model/Profile.h"

#include <cstddef>
#include <vector>

namespace vais::profiler {

/// Adds the runs of `more` to those of `sum`; `events` has the positions of its events there. The
/// result does not depend on the order (Chan, Golub, LeVeque: Updating formulae and a pairwise
/// algorithm for computing sample variances, 1979).
void addRuns(RunSums &sum, const RunSums &more, const std::vector<size_t> &events);

/// Extends `sum`, which was added up from `seen` runs, to `runs` runs, the others of which had
/// nothing.
RunSum overAllRuns(const RunSum &sum, uint64_t seen, uint64_t runs);

/// Returns whether the profile is of a single run, or of several whose spread it knows. Profiles
/// merged by earlier versions do not know it.
bool knowsRuns(const Profile &profile);

/// Returns each function's own values over the runs. If their spread is unknown, deviations are 0.
std::vector<RunSums> functionRuns(const Profile &profile);

/// Returns each context's values including callees in the same way; those of the root are those of
/// the whole profile.
std::vector<RunSums> contextRuns(const Profile &profile);

} // namespace vais::profiler

#endif
