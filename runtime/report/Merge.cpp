/// Sums are sums; what cannot be added up takes the largest (duration, modes, costs of a call).

#include "Merge.h"

#include "SelfTime.h"

#include <algorithm>
#include <utility>

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

  for (AllocationSite site : from.sites) {
    site.context = contexts[site.context];
    builder.addSite(site, site.sizes == kNone ? SizeGroups() : from.sizes[site.sizes]);
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
  sum.samples += from.samples;
  sum.unbalancedEnds += from.unbalancedEnds;
  sum.leftRegions += from.leftRegions;
  sum.deepRegions += from.deepRegions;
  sum.movedStacks += from.movedStacks;
}

void addOverhead(Overhead &sum, const Overhead &from) {
  sum.ns += from.ns;
  sum.memoryBytes += from.memoryBytes;
  sum.callNs = std::max(sum.callNs, from.callNs);
  sum.timedCallNs = std::max(sum.timedCallNs, from.timedCallNs);
}

} // namespace

Merger::Merger() : builder_(sum_) { sum_.endIsKnown = true; }

void Merger::add(const Snapshot &from) {
  addTree(builder_, from);
  sum_.programs.insert(sum_.programs.end(), from.programs.begin(), from.programs.end());
  sum_.timeMode = std::max(sum_.timeMode, from.timeMode);
  sum_.memoryMode = std::max(sum_.memoryMode, from.memoryMode);
  sum_.durationNs = std::max(sum_.durationNs, from.durationNs);
  sum_.endIsKnown = sum_.endIsKnown && from.endIsKnown;
  sum_.threads += from.threads;
  addProcess(from);
  addDropped(sum_.dropped, from.dropped);
  addOverhead(sum_.overhead, from.overhead);
}

void Merger::addProcess(const Snapshot &from) {
  if (std::exchange(isEmpty_, false)) {
    sum_.memory = from.memory;
    sum_.markers = from.markers;
    sum_.phase = from.phase;
    return;
  }
  sum_.markers.add(from.markers);
  LiveMemory sum; // without a timeline: processes have none in common
  sum.peakBytes = sum_.memory.peakBytes;
  sum.peakBytes.add(from.memory.peakBytes);
  sum.samples = sum_.memory.samples + from.memory.samples;
  sum_.memory = sum;
}

Snapshot Merger::finish() {
  computeSelfTimes(sum_);
  return std::move(sum_);
}

Snapshot mergeSnapshots(const std::vector<Snapshot> &snapshots) {
  Merger merger;
  for (const Snapshot &snapshot : snapshots)
    merger.add(snapshot);
  return merger.finish();
}

} // namespace vais::profiler
