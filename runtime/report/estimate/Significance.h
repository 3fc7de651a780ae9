/// Which differences between two sets of runs are changes, and which are noise.
///
/// A function is compared by Welch's t test. Its variance is that between the runs, but never less
/// than what the profiles do not know of each of them. Three things would make false changes of
/// noise, and each has its remedy:
///
/// - Many functions are compared, and one of many always stands out. Holm's procedure keeps the
///   probability that any is named at 5 %, however the functions' times depend on each other
///   (Holm: A simple sequentially rejective multiple test procedure, 1979).
/// - The machine is faster while one set is recorded than during the other, which no spread within
///   a set shows. A function has to change more than the others do on the whole (CommonChange).
/// - Times of small functions come in few steps and depend on where code happens to lie. A change
///   has to exceed kNegligibleOfFunction and kNegligibleOfWhole by more than its error.

#ifndef VAIS_PROFILER_REPORT_SIGNIFICANCE_H
#define VAIS_PROFILER_REPORT_SIGNIFICANCE_H

#include "runtime/report/model/RunSums.h"

#include <cstddef>
#include <vector>

namespace vais::profiler {

/// The probability that any change is found where there is none.
constexpr double kFamilyError = 0.05;

/// Parts of a function's time, and of the program's, that are too little to be told from noise.
constexpr double kNegligibleOfFunction = 0.01;
constexpr double kNegligibleOfWhole = 0.001;

/// The mean of a value over runs.
struct RunMean {
  double mean = 0;
  double variance = 0; ///< of the mean
  double freedom = 0;  ///< degrees of freedom of the variance; 0 with a single run
};

/// `sum` is over all `runs`; `variance` is what the profile does not know of it.
RunMean meanOf(const RunSum &sum, uint64_t runs, double variance);

/// The mean of both together, over the same runs; they may depend on each other in any way.
RunMean operator+(const RunMean &a, const RunMean &b);

/// A value on two sides, and whether it changed.
struct Comparison {
  RunMean before;
  RunMean after;
  double common = 1;     ///< the factor by which everything changed; see CommonChange
  double negligible = 0; ///< how much it may differ for no reason
  bool isChange = false; ///< set by findChanges()

  double difference() const { return after.mean - before.mean; }
};

/// Half the width of the 95 % confidence interval of the difference; both sides have more than one
/// run. It is of this comparison alone: the widths that findChanges() uses are larger.
double errorOf(const Comparison &comparison);

/// Sets Comparison::isChange, by Holm's procedure over all of them. All have more than one run on
/// each side.
void findChanges(std::vector<Comparison> &comparisons);

/// The factor by which most functions changed alike: the median. A function's weight is the square
/// root of its time: large ones are known better, but no single one should decide.
class CommonChange {
public:
  explicit CommonChange(const std::vector<Comparison> &functions);

  /// As seen from one function, which itself does not count; 1 where the others are too little to
  /// tell. A factor beyond 2 or 1/2 is not the machine's and is taken for these.
  double without(size_t function) const;

private:
  struct Entry {
    double change; ///< logarithm of the factor
    double time;
    size_t function;

    double weight() const;
  };
  std::vector<Entry> entries_; ///< by change
  double time_ = 0;
};

/// The probability that a variate of Student's t distribution lies beyond ±t.
double studentTail(double t, double freedom);

/// The bound that a variate of Student's t distribution is within, on both sides, with a
/// probability of 95 %.
double studentBoundOf95Percent(double freedom);

} // namespace vais::profiler

#endif
