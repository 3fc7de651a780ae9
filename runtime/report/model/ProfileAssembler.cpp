/// Functions unify by name, file and line; contexts by path; edges by their ends.

#include "runtime/report/model/ProfileAssembler.h"

#include <algorithm>

namespace vais::profiler {
namespace {

uint64_t pairKey(Index first, Index second) { return uint64_t(first) << 32 | second; }

} // namespace

SnapshotBuilder::SnapshotBuilder(Snapshot &snapshot) : snapshot_(snapshot) {
  snapshot_.contexts.emplace_back();
}

Index SnapshotBuilder::function(const Function &function) {
  const auto next = static_cast<Index>(snapshot_.functions.size());
  const auto [known, isNew] = functions_.emplace(
      std::tuple(function.name, function.file, function.line, function.isRegion), next);
  if (isNew)
    snapshot_.functions.push_back(function);
  else if (function.isHostRuntime)
    snapshot_.functions[known->second].isHostRuntime = true;
  return known->second;
}

Index SnapshotBuilder::child(Index parent, Index function) {
  for (Index ancestor = parent; ancestor != kNone; ancestor = snapshot_.contexts[ancestor].parent)
    if (snapshot_.contexts[ancestor].function == function)
      return ancestor;
  return context(depths_[parent] < kMostDepth ? parent : kNone, function);
}

Index SnapshotBuilder::flat(Index function) { return context(kNone, function); }

Index SnapshotBuilder::context(Index parent, Index function) {
  const auto next = static_cast<Index>(snapshot_.contexts.size());
  const auto [known, isNew] = contexts_.try_emplace(pairKey(parent, function), next);
  if (isNew) {
    Context &made = snapshot_.contexts.emplace_back();
    made.function = function;
    made.parent = parent;
    made.isFlat = parent == kNone;
    depths_.push_back(made.isFlat ? 0 : depths_[parent] + 1);
  }
  return known->second;
}

void SnapshotBuilder::addEdge(const Edge &edge) {
  const auto [known, isNew] =
      edges_.try_emplace(pairKey(edge.from, edge.to), snapshot_.edges.size());
  if (isNew) {
    snapshot_.edges.push_back(edge);
    return;
  }
  Edge &sum = snapshot_.edges[known->second];
  sum.calls += edge.calls;
  sum.timedCalls += edge.timedCalls;
  sum.ns += edge.ns;
  sum.variance += edge.variance;
  sum.offNs += edge.offNs;
  sum.offVariance += edge.offVariance;
  sum.timedOffNs += edge.timedOffNs;
  sum.timedNs += edge.timedNs;
}

void SnapshotBuilder::addRecords(Index to, const Context &from) {
  Context &sum = snapshot_.contexts[to];
  sum.addMemory(from);
  sum.samples += from.samples;
  sum.timingNs += from.timingNs;
  sum.sampledSelfNs += from.sampledSelfNs;
  sum.sampledSelfVariance += from.sampledSelfVariance;
  sum.sampledSelfCalls += from.sampledSelfCalls;
}

void SnapshotBuilder::addSizes(Index to, const SizeGroups &sizes) {
  addSizesTo(snapshot_.contexts[to].sizes, sizes);
}

void SnapshotBuilder::addSite(const AllocationSite &site, const SizeGroups &sizes) {
  const auto [known, isNew] =
      sites_.emplace(std::tuple(site.context, site.file, site.line), snapshot_.sites.size());
  if (isNew) {
    AllocationSite &made = snapshot_.sites.emplace_back();
    made.context = site.context;
    made.file = site.file;
    made.line = site.line;
  }
  AllocationSite &sum = snapshot_.sites[known->second];
  sum.addMemory(site);
  addSizesTo(sum.sizes, sizes);
}

void SnapshotBuilder::addSizesTo(Index &place, const SizeGroups &sizes) {
  const auto isNothing = [](double blocks) { return blocks == 0; };
  if (place == kNone && std::all_of(sizes.begin(), sizes.end(), isNothing))
    return;
  if (place == kNone) {
    place = static_cast<Index>(snapshot_.sizes.size());
    snapshot_.sizes.emplace_back();
  }
  SizeGroups &sum = snapshot_.sizes[place];
  for (size_t i = 0; i < sum.size(); ++i)
    sum[i] += sizes[i];
}

} // namespace vais::profiler
