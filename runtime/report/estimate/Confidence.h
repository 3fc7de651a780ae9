/// Converts variances to half widths of 95 % confidence intervals, which reports show as errors.
/// The intervals of counts are score intervals (Wilson, Probable Inference, the Law of Succession,
/// and Statistical Inference, 1927).

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

/// Returns the larger half of the score interval of a share that was found among `count`
/// observations. It does not vanish if none or all of them were found.
inline double shareHalfWidth(double share, double count) {
  if (count <= 0)
    return 1;
  const double squared = kDeviationsOf95Percent * kDeviationsOf95Percent;
  const double scale = 1 + squared / count;
  const double centre = (share + squared / (2 * count)) / scale;
  const double half = kDeviationsOf95Percent / scale *
                      std::sqrt(share * (1 - share) / count + squared / (4 * count * count));
  return half + std::abs(centre - share);
}

} // namespace vais::profiler

#endif
