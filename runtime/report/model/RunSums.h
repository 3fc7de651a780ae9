/// How values differ from run to run of a program, which a merge remembers of its parts.

#ifndef VAIS_PROFILER_REPORT_RUNSUMS_H
#define VAIS_PROFILER_REPORT_RUNSUMS_H

#include <cstdint>
#include <vector>

namespace vais::profiler {

/// One value over several runs.
struct RunSum {
  double sum = 0;
  double squares = 0; ///< sum of the squared deviations from the mean; 0 if all runs agree
};

/// What a function or context had in several runs. Value::overRuns() finds the sum for a value.
struct RunSums {
  uint64_t runs = 0; ///< in which it was seen; in the other runs of the profile it had nothing
  RunSum time;
  RunSum offCpu;
  RunSum samples;
  RunSum calls;
  RunSum allocations;
  RunSum allocatedBytes;
  RunSum liveBytes;
  RunSum peakBytes;
  RunSum leakedBytes;
  std::vector<RunSum> events; ///< by Profile::events
};

/// All members that are sums, but those of events.
constexpr RunSum RunSums::*kRunSums[] = {
    &RunSums::time,      &RunSums::offCpu,      &RunSums::samples,
    &RunSums::calls,     &RunSums::allocations, &RunSums::allocatedBytes,
    &RunSums::liveBytes, &RunSums::peakBytes,   &RunSums::leakedBytes};

} // namespace vais::profiler

#endif
