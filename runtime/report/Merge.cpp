/// Sums are sums; what cannot be added up takes the largest (duration, modes, costs of a call).

#include "Merge.h"

#include "SelfTime.h"
#include "SnapshotBuilder.h"

#include <algorithm>

namespace vais::profiler {
namespace {

void addTree(SnapshotBuilder &builder, const Snapshot &from) {
  std::vector<Index> functions;
  for (const Function &function : from.functions)
    functions.push_back(builder.function(function));

  std::vector<Index> contexts{0};
  for (size_t i = 1; i < from.contexts.size(); ++i) {
    const Context &context = from.contexts[i];
    const Index function = functions[context.function];
    contexts.push_back(context.isFlat ? builder.flat(function)
                                      : builder.child(contexts[context.parent], function));
  }
  for (size_t i = 0; i < from.contexts.size(); ++i) {
    builder.addRecords(contexts[i], from.contexts[i]);
    if (const Index sizes = from.contexts[i].sizes; sizes != kNone)
      builder.addSizes(contexts[i], from.sizes[sizes]);
  }

  for (Edge edge : from.edges) {
    edge.from = contexts[edge.from];
    edge.to = contexts[edge.to];
    builder.addEdge(edge);
  }
}

void addDropped(Dropped &sum, const Dropped &from) {
  sum.calls += from.calls;
  sum.allocations += from.allocations;
  sum.blocks += from.blocks;
  sum.timedCalls += from.timedCalls;
  sum.flatCalls += from.flatCalls;
  sum.threads += from.threads;
  sum.bytes += from.bytes;
}

/// Processes reach their peaks at different times: the sum is what they needed at most. There is no
/// common time for the rest.
void addMemory(LiveMemory &sum, const LiveMemory &from) {
  sum.peakBytes.add(from.peakBytes);
  sum.samples += from.samples;
}

void addOverhead(Overhead &sum, const Overhead &from) {
  sum.ns += from.ns;
  sum.memoryBytes += from.memoryBytes;
  sum.callNs = std::max(sum.callNs, from.callNs);
  sum.timedCallNs = std::max(sum.timedCallNs, from.timedCallNs);
}

} // namespace

Snapshot mergeSnapshots(const std::vector<Snapshot> &snapshots) {
  Snapshot sum;
  SnapshotBuilder builder(sum);
  sum.endIsKnown = true;
  for (const Snapshot &from : snapshots) {
    addTree(builder, from);
    sum.programs.insert(sum.programs.end(), from.programs.begin(), from.programs.end());
    sum.timeMode = std::max(sum.timeMode, from.timeMode);
    sum.memoryMode = std::max(sum.memoryMode, from.memoryMode);
    sum.durationNs = std::max(sum.durationNs, from.durationNs);
    sum.endIsKnown = sum.endIsKnown && from.endIsKnown;
    sum.threads += from.threads;
    if (snapshots.size() == 1)
      sum.memory = from.memory;
    else
      addMemory(sum.memory, from.memory);
    addDropped(sum.dropped, from.dropped);
    addOverhead(sum.overhead, from.overhead);
  }
  computeSelfTimes(sum);
  return sum;
}

} // namespace vais::profiler
