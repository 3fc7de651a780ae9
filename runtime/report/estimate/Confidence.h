/// Converts variances to half widths of 95 % confidence intervals, which reports show as errors.

#ifndef VAIS_PROFILER_REPORT_CONFIDENCE_H
#define VAIS_PROFILER_REPORT_CONFIDENCE_H

#include <cmath>

namespace vais::profiler {

/// 95 % of a normal distribution lie within this many standard deviations of its mean.
constexpr double kDeviationsOf95Percent = 1.96;

/// Returns half the width of the interval of an estimate with this variance.
inline double halfWidth(double variance) { return kDeviationsOf95Percent * std::sqrt(variance); }

/// Returns the variance of a normal distribution whose interval has this half width.
inline double varianceOfHalfWidth(double halfWidth) {
  const double deviation = halfWidth / kDeviationsOf95Percent;
  return deviation * deviation;
}

/// Returns the larger half of the score interval of a Poisson variate, each event of which
/// contributes `unit`. Unlike halfWidth(), it does not vanish if there are few events or none.
inline double scoreHalfWidth(double variance, double unit) {
  const double half = kDeviationsOf95Percent / 2 * unit;
  return kDeviationsOf95Percent * (half + std::sqrt(variance + half * half));
}

} // namespace vais::profiler

#endif
