/// The stratified estimator: an exhaustively timed stratum and a sampled one.

#include "runtime/report/estimate/TimeEstimate.h"

#include <algorithm>
#include <cmath>

namespace vais::profiler {
namespace {

/// Returns the sample variance of the counted calls, or 0 if there are fewer than two.
double countedVariance(const format::EdgeTime &time) {
  if (time.countedCalls < 2)
    return 0;
  const auto n = static_cast<double>(time.countedCalls);
  const auto total = static_cast<double>(time.countedTicks);
  const double variance = (time.countedSquares - total * total / n) / (n - 1);
  return std::isfinite(variance) ? std::max(variance, 0.0) : 0;
}

double finite(double variance) { return std::isfinite(variance) ? std::max(variance, 0.0) : 0; }

/// Calls that lose the processor are rare, and take longer: few samples may have met none where the
/// counted calls did. A single sample has no variance of its own at all.
void widenByCounted(TimeEstimate &estimate, double rest, const format::EdgeTime &time) {
  const auto samples = static_cast<double>(time.sampled.samples);
  const auto counted = static_cast<double>(time.countedCalls);
  if (samples > 1 && (time.countedOffTicks <= 0 || samples >= counted))
    return;
  estimate.variance = std::max(estimate.variance, rest * rest * countedVariance(time) / samples);
  if (counted == 0)
    return;
  const double missed =
      rest / counted * static_cast<double>(time.countedOffTicks) - estimate.offTicks;
  if (missed > 0)
    estimate.offVariance = std::max(estimate.offVariance, missed * missed);
}

} // namespace

TimeEstimate estimateTime(double calls, const format::SampleSums &sums) {
  TimeEstimate estimate;
  if (sums.samples == 0 || !(sums.weights > 0))
    return estimate;
  const double scale = calls / sums.weights;
  const double mean = sums.ticks / sums.weights;
  estimate.ticks = scale * sums.ticks;
  estimate.offTicks = scale * sums.offTicks;
  // This is the variance of the residuals, whose mean has used up one of the samples.
  const auto n = static_cast<double>(sums.samples);
  const double lessOne = n > 1 ? n / (n - 1) : 1;
  const double residuals =
      sums.spreadSquares - 2 * mean * sums.spreadTicks + mean * mean * sums.spread;
  estimate.variance = finite(lessOne * scale * scale * residuals);
  estimate.offVariance = finite(scale * scale * sums.spreadOffSquares);
  return estimate;
}

TimeEstimate estimateTime(uint64_t calls, const format::EdgeTime &time) {
  TimeEstimate estimate;
  const double rest =
      calls > time.countedCalls ? static_cast<double>(calls - time.countedCalls) : 0;
  const auto counted = static_cast<double>(time.countedCalls);
  const auto countedTicks = static_cast<double>(time.countedTicks);
  const auto countedOffTicks = static_cast<double>(time.countedOffTicks);
  if (rest > 0 && time.sampled.samples > 0) {
    estimate = estimateTime(rest, time.sampled);
    widenByCounted(estimate, rest, time);
  } else if (rest > 0 && time.countedCalls > 0) {
    estimate.ticks = rest * countedTicks / counted;
    estimate.offTicks = rest * countedOffTicks / counted;
    estimate.variance = rest * rest * countedVariance(time) / counted;
    estimate.offVariance = rest * rest * countedOffTicks * countedOffTicks / (counted * counted);
  }
  estimate.ticks += countedTicks;
  estimate.offTicks = std::max(estimate.offTicks + countedOffTicks, 0.0);
  return estimate;
}

} // namespace vais::profiler
