/// Sums and quantiles of durations.

#include "runtime/report/model/Durations.h"

#include "contracts/ProfileFormat.h"

#include <algorithm>
#include <cmath>

namespace vais::profiler {

static_assert(kNarrowDurationBits == format::kDurationBits + 2 &&
              kDurationGroups ==
                  format::durationGroup(format::kLongestDuration, kNarrowDurationBits) + 1);

uint32_t durationGroup(double ns) {
  constexpr auto kLongest = static_cast<double>(format::kLongestDuration);
  const double possible = std::clamp(ns, 0.0, kLongest);
  return format::durationGroup(static_cast<uint64_t>(possible), kNarrowDurationBits);
}

double middleOf(uint32_t group, unsigned bits) {
  const double width = std::ldexp(1.0, static_cast<int>(group >> bits));
  return static_cast<double>(format::shortestOf(group, bits)) + (width - 1) / 2;
}

double Durations::calls() const {
  double calls = 0;
  for (const DurationGroup &each : groups)
    calls += each.calls;
  return calls;
}

uint32_t Durations::groupOfShare(double share) const {
  const double wanted = share * calls();
  double calls = 0;
  for (const DurationGroup &each : groups)
    if ((calls += each.calls) >= wanted)
      return each.group;
  return groups.back().group;
}

void Durations::addCalls(uint32_t group, double calls) {
  const auto place = std::lower_bound(
      groups.begin(), groups.end(), group,
      [](const DurationGroup &each, uint32_t wanted) { return each.group < wanted; });
  if (place != groups.end() && place->group == group)
    place->calls += calls;
  else if (calls > 0)
    groups.insert(place, {group, calls});
}

void Durations::add(const Durations &from) {
  for (const DurationGroup &each : from.groups)
    addCalls(each.group, each.calls);
  ns += from.ns;
  squares += from.squares;
}

} // namespace vais::profiler
