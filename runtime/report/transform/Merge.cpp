/// Sums are added up, and the spread over runs is combined. What cannot be added up (duration,
/// modes, costs of a call) becomes the maximum.

#include "runtime/report/transform/Merge.h"

#include "runtime/report/estimate/SelfTime.h"
#include "runtime/report/totals/Runs.h"

#include <algorithm>
#include <utility>

namespace vais::profiler {
namespace {

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
  sum.durations += from.durations;
}

void addSampling(ClockSampling &sum, const ClockSampling &from) {
  sum.none = std::max(sum.none, from.none);
  sum.threadsWithout += from.threadsWithout;
  sum.samples += from.samples;
  sum.ns += from.ns;
  sum.ownSamples += from.ownSamples;
  sum.ownNs += from.ownNs;
  sum.unplacedNs += from.unplacedNs;
}

void addOverhead(Overhead &sum, const Overhead &from) {
  sum.ns += from.ns;
  sum.memoryBytes += from.memoryBytes;
  sum.callNs = std::max(sum.callNs, from.callNs);
  sum.timedCallNs = std::max(sum.timedCallNs, from.timedCallNs);
}

} // namespace

Merger::Merger(Parts parts) : parts_(parts), builder_(sum_) {
  sum_.runs = 0;
  sum_.endIsKnown = true;
}

void Merger::add(const Profile &from) {
  const Places places = addTree(from);
  if (parts_ == Parts::Runs)
    addRunsOf(from, places);
  sum_.programs.insert(sum_.programs.end(), from.programs.begin(), from.programs.end());
  sum_.timeMode = std::max(sum_.timeMode, from.timeMode);
  sum_.memoryMode = std::max(sum_.memoryMode, from.memoryMode);
  sum_.durationNs = std::max(sum_.durationNs, from.durationNs);
  sum_.endIsKnown = sum_.endIsKnown && from.endIsKnown;
  sum_.threads += from.threads;
  sum_.fibres += from.fibres;
  sum_.threadTotals.insert(sum_.threadTotals.end(), from.threadTotals.begin(),
                           from.threadTotals.end());
  addProcess(from);
  addDropped(sum_.dropped, from.dropped);
  addOverhead(sum_.overhead, from.overhead);
  addSampling(sum_.clockSampling, from.clockSampling);
}

Merger::Places Merger::addTree(const Profile &from) {
  Places places;
  std::vector<Index> objects;
  for (const MappedObject &object : from.objects)
    objects.push_back(builder_.object(object));
  for (Function function : from.functions) {
    if (function.object != kNone)
      function.object = objects[function.object];
    places.functions.push_back(builder_.function(function));
  }

  const std::vector<size_t> &events = places.events = addEvents(sum_.events, from.events);
  std::vector<Index> &contexts = places.contexts;
  contexts.push_back(0);
  for (size_t i = 1; i < from.contexts.size(); ++i) {
    const Context &context = from.contexts[i];
    const Index function = places.functions[context.function];
    contexts.push_back(context.isFlat ? builder_.flat(function)
                                      : builder_.child(contexts[context.parent], function));
  }
  for (size_t i = 0; i < from.contexts.size(); ++i) {
    builder_.addRecords(contexts[i], from.contexts[i]);
    builder_.addEventCounts(contexts[i], from.contexts[i].events, events);
    if (const Index sizes = from.contexts[i].sizes; sizes != kNone)
      builder_.addSizes(contexts[i], from.sizes[sizes]);
  }

  for (AllocationSite site : from.sites) {
    site.context = contexts[site.context];
    builder_.addSite(site, site.sizes == kNone ? SizeGroups() : from.sizes[site.sizes]);
  }

  builder_.addDurations(from.durations, places.functions);
  builder_.addCode(from, contexts, objects, events);

  for (Edge edge : from.edges) {
    edge.from = contexts[edge.from];
    edge.to = contexts[edge.to];
    builder_.addEdge(edge);
  }
  for (CallLine calls : from.callLines) {
    calls.from = contexts[calls.from];
    calls.to = contexts[calls.to];
    builder_.addCallLine(calls);
  }
  return places;
}

void Merger::addRunsOf(const Profile &from, const Places &places) {
  sum_.runs += from.runs;
  knowsRuns_ = knowsRuns_ && knowsRuns(from);
  if (!knowsRuns_)
    return;
  const std::vector<RunSums> functions = functionRuns(from), contexts = contextRuns(from);
  sum_.functionRuns.resize(sum_.functions.size());
  for (size_t i = 0; i < functions.size(); ++i)
    addRuns(sum_.functionRuns[places.functions[i]], functions[i], places.events);
  sum_.contextRuns.resize(sum_.contexts.size());
  addRuns(sum_.contextRuns[0], contexts[0], places.events);
  for (size_t i = 1; i < contexts.size(); ++i) {
    const Index parent = from.contexts[i].parent, place = places.contexts[i];
    const Index above = parent == kNone ? kNone : places.contexts[parent];
    if (sum_.contexts[place].parent == above) // else counted as part of an ancestor
      addRuns(sum_.contextRuns[place], contexts[i], places.events);
  }
}

void Merger::addProcess(const Profile &from) {
  if (std::exchange(isEmpty_, false)) {
    sum_.memory = from.memory;
    sum_.markers = from.markers;
    sum_.phase = from.phase;
    return;
  }
  sum_.markers.add(from.markers);
  LiveMemory sum; // without a timeline, because processes have no time in common
  sum.peakBytes = sum_.memory.peakBytes;
  sum.peakBytes.add(from.memory.peakBytes);
  sum.samples = sum_.memory.samples + from.memory.samples;
  sum_.memory = sum;
}

Profile Merger::finish() {
  sum_.runs = std::max<uint64_t>(sum_.runs, 1);
  if (!knowsRuns_ || sum_.runs == 1) {
    sum_.functionRuns.clear();
    sum_.contextRuns.clear();
  }
  if (sum_.programs.size() > 1) // whatever the order of the profiles
    std::stable_sort(sum_.threadTotals.begin(), sum_.threadTotals.end(),
                     [](const ThreadTotals &a, const ThreadTotals &b) { return a.id < b.id; });
  computeSelfTimes(sum_);
  return std::move(sum_);
}

Profile mergeProfiles(const std::vector<Profile> &profiles, Parts parts) {
  Merger merger(parts);
  for (const Profile &profile : profiles)
    merger.add(profile);
  return merger.finish();
}

} // namespace vais::profiler
