/// What changed from one profile to another.

#ifndef VAIS_PROFILER_REPORT_DIFFERENCE_H
#define VAIS_PROFILER_REPORT_DIFFERENCE_H

#include "runtime/report/totals/Values.h"

#include <optional>
#include <string>
#include <vector>

namespace vais::profiler {

enum class Verdict {
  Noise,   ///< equal, or no more different than runs of one program are from each other
  Less,    ///< beyond what noise explains; see Significance.h
  More,    ///< beyond what noise explains
  Differs, ///< exact numbers that differ, with a single run on one side
  Unknown  ///< different, but a single run on one side does not tell whether that is noise
};

/// A function of either profile, by name and file; lines may have moved. Numbers are means over the
/// runs of each profile.
struct FunctionChange {
  std::string name; ///< symbol name
  std::string file;
  std::string shownName; ///< name in reports
  double before = 0;     ///< the value, without callees
  double after = 0;
  std::optional<double> error; ///< half the width of the 95 % confidence interval of after -
                               ///< before; none with a single run on one side
  double callsBefore = 0;
  double callsAfter = 0;
  bool hasCalls = true; ///< false: known from samples alone
  double common = 1;    ///< factor by which most other functions changed
  Verdict verdict = Verdict::Noise;
};

struct Difference {
  uint64_t runsBefore = 1;
  uint64_t runsAfter = 1;
  bool isJudged = false; ///< whether both profiles are of several runs and know their spread
  FunctionChange whole;  ///< the sum of everything, without a name and a verdict
  std::vector<FunctionChange> functions; ///< those judged Less or More first, then by change
};

/// Compares all functions. When a program is compared with itself, at most 5 % of the comparisons
/// report any function as more or less.
Difference compareProfiles(const Profile &before, const Profile &after, const Value &value);

} // namespace vais::profiler

#endif
