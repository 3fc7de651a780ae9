/// How values differ from run to run of a program: what a merge remembers of its parts, and what
/// tells a change from noise.

#ifndef VAIS_PROFILER_REPORT_RUNS_H
#define VAIS_PROFILER_REPORT_RUNS_H

#include <cstdint>
#include <vector>

namespace vais::profiler {

struct Snapshot;
struct Value;

/// One value over several runs.
struct RunSum {
  double sum = 0;
  double squares = 0; ///< sum of the squared deviations from the mean; 0 where all runs agree
};

/// What a function or context had in each of several runs. Value::runs finds a value's sum.
struct RunSums {
  uint64_t runs = 0; ///< in which it was seen; in all others of the profile it had nothing
  RunSum time;
  RunSum offCpu;
  RunSum samples;
  RunSum calls;
  RunSum allocations;
  RunSum allocatedBytes;
  RunSum liveBytes;
  RunSum peakBytes;
  RunSum leakedBytes;
};

/// Adds the runs of `more` to those of `sum`. It does not matter in which order runs are added
/// (Chan, Golub, LeVeque: Updating formulae and a pairwise algorithm for computing sample
/// variances, 1979).
void addRuns(RunSums &sum, const RunSums &more);

/// `sum` over `runs` runs, `seen` of which it was added up from; the others had nothing.
RunSum overAllRuns(const RunSum &sum, uint64_t seen, uint64_t runs);

/// Whether the profile is of one run, or of several whose spread it knows. Merged profiles of
/// earlier versions do not know it.
bool knowsRuns(const Snapshot &snapshot);

/// Each function's own values over the runs. Where their spread is not known the deviations are 0.
std::vector<RunSums> functionRuns(const Snapshot &snapshot);

/// Likewise each context's values, callees included; at the root those of the whole profile.
std::vector<RunSums> contextRuns(const Snapshot &snapshot);

} // namespace vais::profiler

#endif
