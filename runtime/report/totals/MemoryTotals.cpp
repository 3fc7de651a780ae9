/// Computes sums over memory by context and by function.

#include "runtime/report/totals/MemoryTotals.h"

#include "runtime/report/estimate/Confidence.h"

#include <algorithm>
#include <cmath>

namespace vais::profiler {

bool knowsLeaks(const Profile &profile) {
  const auto hasExited = [](const Program &each) { return each.state == ProcessState::Exited; };
  return profile.memoryMode != MemoryMode::None &&
         std::all_of(profile.programs.begin(), profile.programs.end(), hasExited);
}

Estimate leakedBytes(const Profile &profile, const Context &context) {
  return knowsLeaks(profile) ? context.liveBytes : Estimate();
}

MemoryCounts allMemory(const Profile &profile) {
  MemoryCounts sum;
  for (const Context &context : profile.contexts)
    sum.addMemory(context);
  return sum;
}

std::vector<SizeGroups> sizesByFunction(const Profile &profile) {
  std::vector<SizeGroups> sums(profile.functions.size() + 1);
  for (const Context &context : profile.contexts) {
    if (context.sizes == kNone)
      continue;
    const SizeGroups &sizes = profile.sizes[context.sizes];
    for (size_t i = 0; i < sizes.size(); ++i) {
      sums.back()[i] += sizes[i];
      if (context.function != kNone)
        sums[context.function][i] += sizes[i];
    }
  }
  return sums;
}

/// `unit` is what a sample is worth (docs/design/sampled-memory.md), `most` the largest value that
/// is possible.
static double errorOf(const Estimate &estimate, double unit, double most) {
  return std::min(scoreHalfWidth(estimate.variance, unit),
                  std::max(most - estimate.value, estimate.value));
}

/// Returns how many blocks a sample of the mean size stands for.
static double blocksPerSample(const MemoryCounts &counts) {
  const double size =
      static_cast<double>(counts.allocatedBytes) / static_cast<double>(counts.allocations);
  const double points = size / static_cast<double>(kSamplePeriod);
  return points > 0 ? 1 / -std::expm1(-points) : static_cast<double>(kSamplePeriod);
}

double blocksError(const Profile &profile, const Estimate &blocks, const MemoryCounts &counts) {
  if (profile.memoryMode != MemoryMode::Sampled || counts.allocations == 0)
    return 0;
  const double worth = blocksPerSample(counts);
  return errorOf(blocks, std::sqrt(worth * (worth - 1)), static_cast<double>(counts.allocations));
}

double bytesError(const Profile &profile, const Estimate &bytes, const MemoryCounts &counts) {
  if (profile.memoryMode != MemoryMode::Sampled || counts.allocations == 0)
    return 0;
  const double worth = blocksPerSample(counts);
  const auto all = static_cast<double>(counts.allocatedBytes);
  const double size = all / static_cast<double>(counts.allocations);
  return errorOf(bytes, std::sqrt(worth * (worth - 1)) * size, all);
}

double meanOf(double sum, const MemoryCounts &counts) {
  return counts.ended > 0 ? sum / counts.ended : 0;
}

std::vector<Index> pathTo(const Profile &profile, Index context) {
  std::vector<Index> path;
  for (; context != kNone && profile.contexts[context].function != kNone;
       context = profile.contexts[context].parent)
    path.push_back(profile.contexts[context].function);
  std::reverse(path.begin(), path.end());
  return path;
}

} // namespace vais::profiler
