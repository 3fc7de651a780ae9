/// Decides which differences between two sets of runs are changes, and which are noise.
///
/// A function is compared by Welch's t test. Its variance is that between the runs, but at least
/// that of the errors of the profiles themselves. Three things would make noise look like a change,
/// and each has its remedy:
///
/// - Many functions are compared, and one of many always stands out. Holm's procedure keeps the
///   probability of any false change at 5 %, however the functions' times depend on each other
///   (Holm: A simple sequentially rejective multiple test procedure, 1979).
/// - The machine may be faster while one set is recorded than while the other is, which the spread
///   within a set does not show. A function has to change more than most others (CommonChange).
/// - Times of small functions are coarse, and depend on where code happens to lie. A change has to
///   exceed kNegligibleOfFunction and kNegligibleOfWhole by more than its error.

#ifndef VAIS_PROFILER_REPORT_SIGNIFICANCE_H
#define VAIS_PROFILER_REPORT_SIGNIFICANCE_H

#include "runtime/report/model/RunSums.h"

#include <cstddef>
#include <vector>

namespace vais::profiler {

/// The probability that any change is found if there is none.
constexpr double kFamilyError = 0.05;

/// Parts of a function's time, and of the program's, that are too small to be told from noise.
constexpr double kNegligibleOfFunction = 0.01;
constexpr double kNegligibleOfWhole = 0.001;

/// The mean of a value over runs.
struct RunMean {
  double mean = 0;
  double variance = 0; ///< of the mean
  double freedom = 0;  ///< degrees of freedom of the variance; 0 with a single run
};

/// Returns the mean over all `runs`. `variance` is that of the error of `sum` in the profile
/// itself.
RunMean meanOf(const RunSum &sum, uint64_t runs, double variance);

/// Returns the mean of the sum of both over the same runs. They may depend on each other in any
/// way.
RunMean operator+(const RunMean &a, const RunMean &b);

/// A value on two sides, and whether it changed.
struct Comparison {
  RunMean before;
  RunMean after;
  double common = 1;     ///< the factor by which everything changed; see CommonChange
  double negligible = 0; ///< how much it may differ without any reason
  bool isChange = false; ///< set by findChanges()

  double difference() const { return after.mean - before.mean; }
};

/// Returns half the width of the 95 % confidence interval of the difference; both sides must have
/// more than one run. This is for the single comparison: the widths that findChanges() uses are
/// larger.
double errorOf(const Comparison &comparison);

/// Sets Comparison::isChange, by Holm's procedure over all comparisons. Each must have more than
/// one run on each side.
void findChanges(std::vector<Comparison> &comparisons);

/// The factor by which most functions changed alike, which is the weighted median. The weight of a
/// function is the square root of its time, because large ones are known better, but no single one
/// should decide.
class CommonChange {
public:
  explicit CommonChange(const std::vector<Comparison> &functions);

  /// Returns the factor for one function, which does not count itself; 1 if the others take too
  /// little time to tell. A factor beyond 2 or 1/2 is not due to the machine, and is limited to
  /// these.
  double without(size_t function) const;

private:
  struct Entry {
    double change; ///< logarithm of the factor
    double time;
    size_t function;

    double weight() const;
  };
  std::vector<Entry> entries_; ///< sorted by change
  double time_ = 0;
};

/// Returns the probability that a variate of Student's t distribution lies beyond ±t.
double studentTail(double t, double freedom);

/// Returns the bound within which, on both sides, a variate of Student's t distribution lies with a
/// probability of 95 %.
double studentBoundOf95Percent(double freedom);

} // namespace vais::profiler

#endif
