/// From variances to the half widths of 95 % confidence intervals, which reports show as errors.

#ifndef VAIS_PROFILER_REPORT_CONFIDENCE_H
#define VAIS_PROFILER_REPORT_CONFIDENCE_H

#include <cmath>

namespace vais::profiler {

/// 95 % of a normal distribution lie within so many standard deviations of its mean.
constexpr double kDeviationsOf95Percent = 1.96;

/// Half the width of the interval of an estimate with this variance.
inline double halfWidth(double variance) { return kDeviationsOf95Percent * std::sqrt(variance); }

/// The variance of a normal distribution whose interval has this half width.
inline double varianceOfHalfWidth(double halfWidth) {
  const double deviation = halfWidth / kDeviationsOf95Percent;
  return deviation * deviation;
}

/// The farther half of the score interval of a Poisson variate, each event of which stands for
/// `unit` beyond itself. Unlike halfWidth(), it does not vanish where few events, or none, say
/// little.
inline double scoreHalfWidth(double variance, double unit) {
  const double half = kDeviationsOf95Percent / 2 * unit;
  return kDeviationsOf95Percent * (half + std::sqrt(variance + half * half));
}

} // namespace vais::profiler

#endif
