/// Addresses and intervals are passed once, in ascending order. Of the intervals that have begun,
/// the latest one that has not ended is on top of a stack.

#include "utils/vais-profiler/symbols/Intervals.h"

#include <algorithm>

namespace vais::profiler {

AddressRange AddressRange::within(uint64_t begin, uint64_t end) const {
  const uint64_t *from = std::lower_bound(first, last, begin);
  return {from, std::lower_bound(from, last, std::max(begin, end))};
}

std::vector<uint32_t> innermost(std::vector<Interval> &intervals, AddressRange addresses) {
  std::stable_sort(intervals.begin(), intervals.end(),
                   [](const Interval &a, const Interval &b) { return a.begin < b.begin; });
  std::vector<uint32_t> values;
  std::vector<const Interval *> open;
  auto next = intervals.begin();
  for (const uint64_t *address = addresses.first; address != addresses.last; ++address) {
    for (; next != intervals.end() && next->begin <= *address; ++next)
      open.push_back(&*next);
    // What has ended contains no later address either.
    while (!open.empty() && open.back()->end <= *address)
      open.pop_back();
    values.push_back(open.empty() ? kNoValue : open.back()->value);
  }
  return values;
}

} // namespace vais::profiler
