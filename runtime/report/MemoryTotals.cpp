/// Live, peak and leaked memory.

#include "MemoryTotals.h"

#include <algorithm>
#include <cmath>

namespace vais::profiler {

const Blocks &blocksOf(const Snapshot &snapshot, const Context &context) {
  static const Blocks none;
  return context.blocks == kNone ? none : snapshot.blocks[context.blocks];
}

Estimate liveBytes(const Snapshot &snapshot, const Context &context) {
  return blocksOf(snapshot, context).liveBytes;
}

Estimate peakBytes(const Snapshot &snapshot, const Context &context) {
  return blocksOf(snapshot, context).bytesAtPeak;
}

bool knowsLeaks(const Snapshot &snapshot) {
  return std::all_of(snapshot.programs.begin(), snapshot.programs.end(), [](const Program &each) {
    return each.state == ProcessState::Exited;
  });
}

Estimate leakedBytes(const Snapshot &snapshot, const Context &context) {
  return knowsLeaks(snapshot) ? liveBytes(snapshot, context) : Estimate();
}

std::vector<Blocks> blocksByFunction(const Snapshot &snapshot) {
  std::vector<Blocks> sums(snapshot.functions.size());
  for (const Context &context : snapshot.contexts)
    if (context.function != kNone && context.blocks != kNone)
      sums[context.function].add(snapshot.blocks[context.blocks]);
  return sums;
}

Blocks allBlocks(const Snapshot &snapshot) {
  Blocks sum;
  for (const Blocks &each : snapshot.blocks)
    sum.add(each);
  return sum;
}

double halfWidth(const Estimate &estimate) {
  constexpr double kStandardDeviationsOf95Percent = 1.96;
  return kStandardDeviationsOf95Percent * std::sqrt(estimate.variance);
}

} // namespace vais::profiler
