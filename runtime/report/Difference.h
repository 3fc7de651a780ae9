/// What changed from one profile to another.

#ifndef VAIS_PROFILER_REPORT_DIFFERENCE_H
#define VAIS_PROFILER_REPORT_DIFFERENCE_H

#include "Report.h"

namespace vais::profiler {

enum class Verdict {
  Noise, ///< not larger than the errors of the two explain
  Less,
  More
};

/// A function of either profile, by name and file; lines may have moved.
struct FunctionChange {
  std::string name; ///< as the linker knows it
  std::string file;
  std::string shownName; ///< in reports
  double before = 0;     ///< of the value, callees left out
  double after = 0;
  double error = 0; ///< half the width of the 95 % confidence interval of after - before
  uint64_t callsBefore = 0;
  uint64_t callsAfter = 0;
  Verdict verdict = Verdict::Noise;
};

/// All functions, those that changed most first, what is within noise last. Errors are those of the
/// profiles: what differs from run to run is in none of them, unless each profile merges many.
std::vector<FunctionChange> differences(const Snapshot &before, const Snapshot &after,
                                        const Value &value);

/// A table of differences().
std::string textDifference(const Snapshot &before, const Snapshot &after, const ReportStyle &style);

/// One JSON object: version, value, unit, before, after, functions.
std::string jsonDifference(const Snapshot &before, const Snapshot &after, const ReportStyle &style);

/// The flame graph of `after`, coloured by what changed.
std::string flameGraphDifference(const Snapshot &before, const Snapshot &after,
                                 const ReportStyle &style);

} // namespace vais::profiler

#endif
