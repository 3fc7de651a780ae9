/// Verdicts on values of two profiles, be they of functions or of contexts.

#ifndef VAIS_PROFILER_REPORT_JUDGEMENT_H
#define VAIS_PROFILER_REPORT_JUDGEMENT_H

#include "runtime/report/estimate/Significance.h"
#include "runtime/report/transform/Difference.h"

namespace vais::profiler {

/// The mean of `value` over all runs of `profile`, given what a function or context had;
/// `variance` is what the profile does not know of the sum.
RunMean meanOver(const Profile &profile, const RunSums &sums, const Value &value, double variance);

class Judgement {
public:
  Judgement(const Profile &before, const Profile &after, const Value &value);

  /// Whether both profiles are of several runs and know their spread.
  bool isPossible() const { return isPossible_; }

  /// Whether the value depends on the speed of the machine.
  bool isOfTime() const { return isOfTime_; }

  const Comparison &whole() const { return whole_; }

  /// A verdict for each comparison, made of all of them together.
  std::vector<Verdict> judge(std::vector<Comparison> comparisons) const;

private:
  /// Whether the verdict on it is worth that those on all others become stricter.
  bool isWorthAVerdict(const Comparison &comparison) const;

  bool isPossible_;
  bool isOfTime_;
  bool isExact_;
  Comparison whole_;
};

} // namespace vais::profiler

#endif
