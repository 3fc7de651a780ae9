/// Everything but the tree is copied; the tree grows as callers place contexts.

#include "runtime/report/transform/Rearrangement.h"

namespace vais::profiler {
namespace {

Snapshot withoutTree(const Snapshot &from) {
  Snapshot snapshot;
  snapshot.programs = from.programs;
  snapshot.timeMode = from.timeMode;
  snapshot.memoryMode = from.memoryMode;
  snapshot.phase = from.phase;
  snapshot.durationNs = from.durationNs;
  snapshot.endIsKnown = from.endIsKnown;
  snapshot.threads = from.threads;
  snapshot.threadTotals = from.threadTotals;
  snapshot.runs = from.runs;
  snapshot.memory = from.memory;
  snapshot.markers = from.markers;
  snapshot.dropped = from.dropped;
  snapshot.overhead = from.overhead;
  return snapshot;
}

} // namespace

Rearrangement::Rearrangement(const Snapshot &from)
    : snapshot_(withoutTree(from)), builder_(snapshot_) {}

void Rearrangement::addOwn(Index to, const Snapshot &source, const Context &from) {
  if (to == 0)
    return;
  if (from.sizes != kNone)
    builder_.addSizes(to, source.sizes[from.sizes]);
  Context &sum = snapshot_.contexts[to];
  sum.addMemory(from);
  sum.samples += from.samples;
  sum.selfNs += from.selfNs;
  sum.selfVariance += from.selfVariance;
  sum.selfOffNs += from.selfOffNs;
  sum.selfOffVariance += from.selfOffVariance;
  sum.isCycleShare = sum.isCycleShare || from.isCycleShare;
}

void Rearrangement::addSites(const Snapshot &source, const std::vector<Index> &places) {
  for (AllocationSite site : source.sites) {
    site.context = places[site.context];
    if (site.context != kNone && site.context != 0)
      builder_.addSite(site, site.sizes == kNone ? SizeGroups() : source.sizes[site.sizes]);
  }
}

Snapshot Rearrangement::finish() {
  auto &contexts = snapshot_.contexts;
  for (size_t i = contexts.size(); i-- > 1;) {
    Context &context = contexts[i];
    context.totalNs += context.selfNs;
    context.totalOffNs += context.selfOffNs;
    if (context.parent == kNone)
      continue;
    contexts[context.parent].totalNs += context.totalNs;
    contexts[context.parent].totalOffNs += context.totalOffNs;
  }
  return std::move(snapshot_);
}

} // namespace vais::profiler
