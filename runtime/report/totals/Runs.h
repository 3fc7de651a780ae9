/// Sums over the runs of a program, and what tells a change from noise.

#ifndef VAIS_PROFILER_REPORT_RUNS_H
#define VAIS_PROFILER_REPORT_RUNS_H

#include "runtime/report/model/Profile.h"

#include <vector>

namespace vais::profiler {

/// Adds the runs of `more` to those of `sum`. It does not matter in which order runs are added
/// (Chan, Golub, LeVeque: Updating formulae and a pairwise algorithm for computing sample
/// variances, 1979).
void addRuns(RunSums &sum, const RunSums &more);

/// `sum` over `runs` runs, `seen` of which it was added up from; the others had nothing.
RunSum overAllRuns(const RunSum &sum, uint64_t seen, uint64_t runs);

/// Whether the profile is of one run, or of several whose spread it knows. Merged profiles of
/// earlier versions do not know it.
bool knowsRuns(const Profile &profile);

/// Each function's own values over the runs. Where their spread is not known the deviations are 0.
std::vector<RunSums> functionRuns(const Profile &profile);

/// Likewise each context's values, callees included; at the root those of the whole profile.
std::vector<RunSums> contextRuns(const Profile &profile);

} // namespace vais::profiler

#endif
