/// Intervals of order statistics, for calls that stand for different numbers of others.

#include "runtime/report/estimate/Quantile.h"

#include "runtime/report/estimate/Confidence.h"

#include "contracts/ProfileFormat.h"

#include <algorithm>
#include <cmath>

namespace vais::profiler {
namespace {

/// What recording takes off the shortest calls is not known better than this.
constexpr double kLeastErrorNs = 3;

/// Returns how many calls that all stand for equally many would be as good a sample (Kish, Survey
/// Sampling, 1965).
double effectiveCalls(const Durations &durations) {
  const double all = durations.calls();
  return durations.squares > 0 ? all * all / durations.squares : 0;
}

struct Interval {
  double low, high;
};

/// The interval of a share that was found among `drawn` calls (Wilson, Probable Inference, the Law
/// of Succession, and Statistical Inference, 1927).
Interval scoreInterval(double share, double drawn) {
  constexpr double kSquare = kDeviationsOf95Percent * kDeviationsOf95Percent;
  const double scale = 1 + kSquare / drawn;
  const double middle = (share + kSquare / (2 * drawn)) / scale;
  const double variance = share * (1 - share) / drawn + kSquare / (4 * drawn * drawn);
  const double half = halfWidth(variance) / scale;
  return {middle - half, middle + half};
}

} // namespace

double groupErrorOf(double ns) {
  constexpr double kRecorded = 0.5 / (1u << format::kDurationBits);
  constexpr double kKept = 0.5 / (1u << kNarrowDurationBits);
  return std::max(ns * (kRecorded + kKept), kLeastErrorNs);
}

/// The groups alone make it as wide as this; the sample may add a group on either side.
bool Quantile::isSharp() const {
  return low >= ns - 2 * groupErrorOf(ns) && high <= ns + 2 * groupErrorOf(ns);
}

/// Where every call was timed, only the width of groups is unknown. Otherwise the interval of the
/// share is looked up in the distribution (Woodruff, Confidence Intervals for Medians and Other
/// Position Measures, 1952): 10 calls beyond the quantile keep it within the sample.
std::optional<Quantile> quantileOf(const Durations &durations, double share) {
  constexpr double kLeastBeyond = 10;
  if (!durations.isKnown())
    return std::nullopt;
  Interval shares = {share, share};
  if (!durations.isExact()) {
    const double drawn = effectiveCalls(durations);
    if (drawn * (1 - share) < kLeastBeyond)
      return std::nullopt;
    shares = scoreInterval(share, drawn);
  }
  const auto at = [&](double place) { return middleOf(durations.groupOfShare(place)); };
  const double low = at(shares.low), high = at(shares.high);
  return Quantile{at(share), std::max(low - groupErrorOf(low), 0.0), high + groupErrorOf(high)};
}

} // namespace vais::profiler
