/// Copies everything but the tree, which grows as callers place contexts.

#include "runtime/report/transform/Rearrangement.h"

#include <numeric>

namespace vais::profiler {
namespace {

Profile withoutTree(const Profile &from) {
  Profile profile;
  profile.programs = from.programs;
  profile.timeMode = from.timeMode;
  profile.memoryMode = from.memoryMode;
  profile.phase = from.phase;
  profile.durationNs = from.durationNs;
  profile.endIsKnown = from.endIsKnown;
  profile.threads = from.threads;
  profile.threadTotals = from.threadTotals;
  profile.runs = from.runs;
  profile.objects = from.objects;
  profile.memory = from.memory;
  profile.markers = from.markers;
  profile.dropped = from.dropped;
  profile.overhead = from.overhead;
  profile.clockSampling = from.clockSampling;
  profile.events = from.events;
  return profile;
}

} // namespace

Rearrangement::Rearrangement(const Profile &from)
    : profile_(withoutTree(from)), builder_(profile_), events_(from.events.size()) {
  std::iota(events_.begin(), events_.end(), size_t(0));
}

void Rearrangement::addOwn(Index to, const Profile &source, const Context &from) {
  if (to == 0)
    return;
  if (from.sizes != kNone)
    builder_.addSizes(to, source.sizes[from.sizes]);
  builder_.addEventCounts(to, from.events, events_);
  Context &sum = profile_.contexts[to];
  sum.addMemory(from);
  sum.samples += from.samples;
  sum.clockSamples += from.clockSamples;
  sum.clockNs += from.clockNs;
  sum.selfNs += from.selfNs;
  sum.selfVariance += from.selfVariance;
  sum.selfOffNs += from.selfOffNs;
  sum.selfOffVariance += from.selfOffVariance;
  sum.isCycleShare = sum.isCycleShare || from.isCycleShare;
}

void Rearrangement::addSites(const Profile &source, const std::vector<Index> &places) {
  for (AllocationSite site : source.sites) {
    site.context = places[site.context];
    if (site.context != kNone && site.context != 0)
      builder_.addSite(site, site.sizes == kNone ? SizeGroups() : source.sizes[site.sizes]);
  }
}

void Rearrangement::addCode(const Profile &source, const std::vector<Index> &places) {
  std::vector<Index> objects(source.objects.size());
  std::iota(objects.begin(), objects.end(), 0);
  builder_.addCode(source, places, objects, events_);
}

Profile Rearrangement::finish() {
  auto &contexts = profile_.contexts;
  for (size_t i = contexts.size(); i-- > 1;) {
    Context &context = contexts[i];
    context.totalNs += context.selfNs;
    context.totalOffNs += context.selfOffNs;
    if (context.parent == kNone)
      continue;
    contexts[context.parent].totalNs += context.totalNs;
    contexts[context.parent].totalOffNs += context.totalOffNs;
  }
  return std::move(profile_);
}

} // namespace vais::profiler
