/// Quantiles of the durations of calls, and how well they are known.

#ifndef VAIS_PROFILER_REPORT_QUANTILE_H
#define VAIS_PROFILER_REPORT_QUANTILE_H

#include "runtime/report/model/Durations.h"

#include <optional>

namespace vais::profiler {

/// Half the width of the interval in which a duration lies that is told as the middle of its group:
/// half a group as recorded, and half a group of a Profile; nanoseconds.
double groupErrorOf(double ns);

/// A duration that a share of the calls does not exceed, in nanoseconds.
struct Quantile {
  double ns = 0;
  double low = 0; ///< with 95 % confidence the true one is not shorter
  double high = 0;

  /// Returns whether the interval is hardly wider than the groups of durations make it.
  bool isSharp() const;
};

/// Those that reports show.
struct NamedQuantile {
  const char *name;
  double share;
};
constexpr NamedQuantile kQuantiles[] = {{"p50", 0.5}, {"p90", 0.9}, {"p95", 0.95}, {"p99", 0.99}};

/// Returns the quantile at `share`; nothing where too few of the calls were timed to tell, the true
/// one then being beyond the 10 longest.
std::optional<Quantile> quantileOf(const Durations &durations, double share);

} // namespace vais::profiler

#endif
