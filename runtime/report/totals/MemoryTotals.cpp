/// Sums over memory by context and by function.

#include "runtime/report/totals/MemoryTotals.h"

#include "runtime/report/estimate/Confidence.h"

#include <algorithm>
#include <cmath>

namespace vais::profiler {

bool knowsLeaks(const Snapshot &snapshot) {
  const auto hasExited = [](const Program &each) { return each.state == ProcessState::Exited; };
  return snapshot.memoryMode != MemoryMode::None &&
         std::all_of(snapshot.programs.begin(), snapshot.programs.end(), hasExited);
}

Estimate leakedBytes(const Snapshot &snapshot, const Context &context) {
  return knowsLeaks(snapshot) ? context.liveBytes : Estimate();
}

MemoryCounts allMemory(const Snapshot &snapshot) {
  MemoryCounts sum;
  for (const Context &context : snapshot.contexts)
    sum.addMemory(context);
  return sum;
}

std::vector<SizeGroups> sizesByFunction(const Snapshot &snapshot) {
  std::vector<SizeGroups> sums(snapshot.functions.size() + 1);
  for (const Context &context : snapshot.contexts) {
    if (context.sizes == kNone)
      continue;
    const SizeGroups &sizes = snapshot.sizes[context.sizes];
    for (size_t i = 0; i < sizes.size(); ++i) {
      sums.back()[i] += sizes[i];
      if (context.function != kNone)
        sums[context.function][i] += sizes[i];
    }
  }
  return sums;
}

/// `unit` is what a sample stands for beyond itself, `most` what the truth cannot exceed.
static double errorOf(const Estimate &estimate, double unit, double most) {
  return std::min(scoreHalfWidth(estimate.variance, unit),
                  std::max(most - estimate.value, estimate.value));
}

/// Blocks that a sample of the mean size stands for.
static double blocksPerSample(const MemoryCounts &counts) {
  const double size =
      static_cast<double>(counts.allocatedBytes) / static_cast<double>(counts.allocations);
  const double points = size / static_cast<double>(kSamplePeriod);
  return points > 0 ? 1 / -std::expm1(-points) : static_cast<double>(kSamplePeriod);
}

double blocksError(const Snapshot &snapshot, const Estimate &blocks, const MemoryCounts &counts) {
  if (snapshot.memoryMode != MemoryMode::Sampled || counts.allocations == 0)
    return 0;
  const double worth = blocksPerSample(counts);
  return errorOf(blocks, std::sqrt(worth * (worth - 1)), static_cast<double>(counts.allocations));
}

double bytesError(const Snapshot &snapshot, const Estimate &bytes, const MemoryCounts &counts) {
  if (snapshot.memoryMode != MemoryMode::Sampled || counts.allocations == 0)
    return 0;
  const double worth = blocksPerSample(counts);
  const auto all = static_cast<double>(counts.allocatedBytes);
  const double size = all / static_cast<double>(counts.allocations);
  return errorOf(bytes, std::sqrt(worth * (worth - 1)) * size, all);
}

double meanOf(double sum, const MemoryCounts &counts) {
  return counts.ended > 0 ? sum / counts.ended : 0;
}

std::vector<Index> pathTo(const Snapshot &snapshot, Index context) {
  std::vector<Index> path;
  for (; context != kNone && snapshot.contexts[context].function != kNone;
       context = snapshot.contexts[context].parent)
    path.push_back(snapshot.contexts[context].function);
  std::reverse(path.begin(), path.end());
  return path;
}

} // namespace vais::profiler
