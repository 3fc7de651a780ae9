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
  More,    ///< likewise
  Differs, ///< exact numbers that differ, with a single run on a side
  Unknown  ///< different, and a single run on a side does not tell whether that is noise
};

/// A function of either profile, by name and file; lines may have moved. Numbers are means over the
/// runs of each profile.
struct FunctionChange {
  std::string name; ///< as the linker knows it
  std::string file;
  std::string shownName; ///< in reports
  double before = 0;     ///< of the value, callees left out
  double after = 0;
  std::optional<double> error; ///< half the width of the 95 % confidence interval of after -
                               ///< before; nothing with a single run on a side
  double callsBefore = 0;
  double callsAfter = 0;
  double common = 1; ///< the factor by which most other functions changed
  Verdict verdict = Verdict::Noise;
};

struct Difference {
  uint64_t runsBefore = 1;
  uint64_t runsAfter = 1;
  bool isJudged = false; ///< both profiles are of several runs and know their spread
  FunctionChange whole;  ///< everything, without a name and a verdict
  std::vector<FunctionChange> functions; ///< those called more or less first, then by change
};

/// Compares all functions. Of comparisons of a program with itself at most 5 % call any function
/// more or less.
Difference compareProfiles(const Profile &before, const Profile &after, const Value &value);

} // namespace vais::profiler

#endif
