/// Shows an interval where a single number would claim too much.

#include "runtime/report/formats/shared/DurationText.h"

#include <fmt/format.h>

namespace vais::profiler {

std::string quantileText(const Quantile &quantile, const Scales &scales) {
  return quantile.isSharp() ? scales.duration(quantile.ns)
                            : fmt::format("{} – {}", scales.duration(quantile.low),
                                          scales.duration(quantile.high));
}

std::string longestText(const Durations &durations, const Scales &scales) {
  return (durations.isExact() ? "" : "≥ ") + scales.duration(durations.longest());
}

} // namespace vais::profiler
