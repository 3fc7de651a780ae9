/// Adds up counts of the control flow.

#include "utils/vais-profiler/edges/EdgeProfile.h"

namespace vais::profiler {

uint64_t addUpTo(uint64_t a, uint64_t b) {
  uint64_t sum = 0;
  return __builtin_add_overflow(a, b, &sum) ? UINT64_MAX : sum;
}

uint64_t multiplyUpTo(uint64_t a, uint64_t b) {
  uint64_t product = 0;
  return __builtin_mul_overflow(a, b, &product) ? UINT64_MAX : product;
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
      for (const auto &[value, count] : counts.sites[kind][site]) {
        uint64_t &total = sum.sites[kind][site][value];
        total = addUpTo(total, multiplyUpTo(count, weight));
      }
  return true;
}

} // namespace vais::profiler
