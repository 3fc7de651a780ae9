/// Verdicts on values of two profiles, of functions or of contexts.

#ifndef VAIS_PROFILER_REPORT_JUDGEMENT_H
#define VAIS_PROFILER_REPORT_JUDGEMENT_H

#include "runtime/report/estimate/Significance.h"
#include "runtime/report/transform/Difference.h"

namespace vais::profiler {

/// Returns the mean of `value` over all runs of `profile`, given the sums of a function or context;
/// `variance` is the uncertainty of the sum.
RunMean meanOver(const Profile &profile, const RunSums &sums, const Value &value, double variance);

class Judgement {
public:
  Judgement(const Profile &before, const Profile &after, const Value &value);

  /// Returns whether both profiles are of several runs and know their spread.
  bool isPossible() const { return isPossible_; }

  /// Returns whether the value depends on the speed of the machine.
  bool isOfTime() const { return isOfTime_; }

  const Comparison &whole() const { return whole_; }

  /// Returns a verdict for each comparison, taking all of them into account.
  std::vector<Verdict> judge(std::vector<Comparison> comparisons) const;

private:
  /// Returns whether a verdict on `comparison` justifies that all others become stricter.
  bool isWorthAVerdict(const Comparison &comparison) const;

  bool isPossible_;
  bool isOfTime_;
  bool isExact_;
  Comparison whole_;
};

} // namespace vais::profiler

#endif
