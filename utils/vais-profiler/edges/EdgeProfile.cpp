/// Adds up counts of the control flow.

#include "utils/vais-profiler/edges/EdgeProfile.h"

#include <algorithm>

namespace vais::profiler {

uint64_t addUpTo(uint64_t a, uint64_t b) {
  uint64_t sum = 0;
  return __builtin_add_overflow(a, b, &sum) ? UINT64_MAX : sum;
}

uint64_t multiplyUpTo(uint64_t a, uint64_t b) {
  uint64_t product = 0;
  return __builtin_mul_overflow(a, b, &product) ? UINT64_MAX : product;
}

void addValue(SiteValues &values, uint64_t value, uint64_t count) {
  for (auto &[known, total] : values)
    if (known == value) {
      total = addUpTo(total, count);
      return;
    }
  values.emplace_back(value, count);
}

SiteValues mostFrequent(const SiteValues &values) {
  constexpr size_t kMost = 255; // their number is one byte
  SiteValues sorted = values;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto &a, const auto &b) { return a.second > b.second; });
  sorted.resize(std::min(sorted.size(), kMost));
  return sorted;
}

static bool isAlike(const EdgeFunction &a, const EdgeFunction &b) {
  for (size_t kind = 0; kind < a.sites.size(); ++kind)
    if (a.sites[kind].size() != b.sites[kind].size())
      return false;
  return a.counts.size() == b.counts.size();
}

bool EdgeProfile::add(const std::string &name, uint64_t shape, const EdgeFunction &counts,
                      uint64_t weight) {
  const auto [place, isNew] = functions.try_emplace({name, shape});
  EdgeFunction &sum = place->second;
  if (isNew) {
    sum.nameHash = counts.nameHash;
    sum.counts.resize(counts.counts.size());
    for (size_t kind = 0; kind < sum.sites.size(); ++kind)
      sum.sites[kind].resize(counts.sites[kind].size());
  } else if (!isAlike(sum, counts)) {
    return false;
  }
  for (size_t i = 0; i < sum.counts.size(); ++i)
    sum.counts[i] = addUpTo(sum.counts[i], multiplyUpTo(counts.counts[i], weight));
  for (size_t kind = 0; kind < sum.sites.size(); ++kind)
    for (size_t site = 0; site < sum.sites[kind].size(); ++site)
      for (const auto &[value, count] : counts.sites[kind][site])
        addValue(sum.sites[kind][site], value, multiplyUpTo(count, weight));
  return true;
}

} // namespace vais::profiler
