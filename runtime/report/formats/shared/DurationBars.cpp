/// Bars stand for one group as recorded, or for 2, 4, 8 ... of them.

#include "runtime/report/formats/shared/DurationBars.h"

#include "contracts/ProfileFormat.h"

#include <algorithm>

namespace vais::profiler {
namespace {

uint32_t recordedGroup(const DurationGroup &each) {
  return format::durationGroup(static_cast<uint64_t>(middleOf(each.group)));
}

double startOf(uint32_t bar, unsigned shift) {
  return static_cast<double>(format::shortestOf(bar << shift));
}

} // namespace

std::vector<DurationBar> barsOf(const Durations &durations, size_t most) {
  const uint32_t first = recordedGroup(durations.groups.front());
  const uint32_t last = recordedGroup(durations.groups.back());
  unsigned shift = 0;
  while (((last >> shift) - (first >> shift)) + 1 > std::max<size_t>(most, 1))
    ++shift;
  std::vector<DurationBar> bars;
  for (uint32_t bar = first >> shift; bar <= last >> shift; ++bar)
    bars.push_back({startOf(bar, shift), startOf(bar + 1, shift)});
  for (const DurationGroup &each : durations.groups)
    bars[(recordedGroup(each) >> shift) - (first >> shift)].calls += each.calls;
  return bars;
}

} // namespace vais::profiler
