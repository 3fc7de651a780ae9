/// The stratified estimator: an exhaustively timed stratum and a sampled one.

#include "TimeEstimate.h"

#include <algorithm>
#include <cmath>

namespace vais::profiler {
namespace {

/// Sample variance of `count` values; 0 where fewer than two say nothing about it.
double sampleVariance(uint64_t count, uint64_t sum, double squares) {
  if (count < 2)
    return 0;
  const double n = static_cast<double>(count);
  const double total = static_cast<double>(sum);
  const double variance = (squares - total * total / n) / (n - 1);
  return std::isfinite(variance) ? std::max(variance, 0.0) : 0;
}

} // namespace

TimeEstimate estimateTime(uint64_t calls, const format::EdgeTime &time) {
  TimeEstimate estimate;
  estimate.ticks = static_cast<double>(time.countedTicks);
  if (calls <= time.countedCalls)
    return estimate;

  const double rest = static_cast<double>(calls - time.countedCalls);
  const double counted = static_cast<double>(time.countedCalls);
  const double sampled = static_cast<double>(time.sampledCalls);
  const double countedVariance =
      sampleVariance(time.countedCalls, time.countedTicks, time.countedSquares);
  if (time.sampledCalls > 0) {
    const double variance =
        time.sampledCalls > 1
            ? sampleVariance(time.sampledCalls, time.sampledTicks, time.sampledSquares)
            : countedVariance;
    const double unseen = std::max(1 - sampled / rest, 0.0);
    estimate.ticks += rest * static_cast<double>(time.sampledTicks) / sampled;
    estimate.variance = rest * rest * variance / sampled * unseen;
  } else if (time.countedCalls > 0) {
    estimate.ticks += rest * static_cast<double>(time.countedTicks) / counted;
    estimate.variance = rest * rest * countedVariance / counted;
  }
  return estimate;
}

} // namespace vais::profiler
