/// Functions become one if they have the same name, file and line; contexts, if they have the same
/// path; edges, if they have the same ends.

#include "runtime/report/model/ProfileAssembler.h"

#include <algorithm>
#include <utility>

namespace vais::profiler {
namespace {

uint64_t pairKey(Index first, Index second) { return uint64_t(first) << 32 | second; }

} // namespace

ProfileAssembler::ProfileAssembler(Profile &profile) : profile_(profile) {
  profile_.contexts.emplace_back();
}

Index ProfileAssembler::function(const Function &function) {
  const auto next = static_cast<Index>(profile_.functions.size());
  const auto [known, isNew] = functions_.emplace(
      std::tuple(function.name, function.file, function.line, function.isRegion), next);
  if (isNew) {
    profile_.functions.push_back(function);
    return next;
  }
  Function &merged = profile_.functions[known->second];
  merged.isHostRuntime |= function.isHostRuntime;
  merged.isSampled &= function.isSampled;
  if (merged.object == kNone) {
    merged.object = function.object;
    merged.address = function.address;
  }
  return known->second;
}

Index ProfileAssembler::child(Index parent, Index function) {
  for (Index ancestor = parent; ancestor != kNone; ancestor = profile_.contexts[ancestor].parent)
    if (profile_.contexts[ancestor].function == function)
      return ancestor;
  return context(depths_[parent] < kMostDepth ? parent : kNone, function);
}

Index ProfileAssembler::flat(Index function) { return context(kNone, function); }

Index ProfileAssembler::context(Index parent, Index function) {
  const auto next = static_cast<Index>(profile_.contexts.size());
  const auto [known, isNew] = contexts_.try_emplace(pairKey(parent, function), next);
  if (isNew) {
    Context &made = profile_.contexts.emplace_back();
    made.function = function;
    made.parent = parent;
    made.isFlat = parent == kNone;
    depths_.push_back(made.isFlat ? 0 : depths_[parent] + 1);
  }
  return known->second;
}

void ProfileAssembler::addEdge(const Edge &edge) {
  const auto [known, isNew] =
      edges_.try_emplace(pairKey(edge.from, edge.to), profile_.edges.size());
  if (isNew) {
    profile_.edges.push_back(edge);
    return;
  }
  Edge &sum = profile_.edges[known->second];
  sum.calls += edge.calls;
  sum.timedCalls += edge.timedCalls;
  sum.ns += edge.ns;
  sum.variance += edge.variance;
  sum.offNs += edge.offNs;
  sum.offVariance += edge.offVariance;
  sum.timedOffNs += edge.timedOffNs;
  sum.timedNs += edge.timedNs;
}

void ProfileAssembler::addCallLine(const CallLine &calls) {
  const auto [known, isNew] = callLines_.try_emplace(std::tuple(calls.from, calls.to, calls.line),
                                                     profile_.callLines.size());
  if (isNew) {
    profile_.callLines.push_back(calls);
    return;
  }
  CallLine &sum = profile_.callLines[known->second];
  sum.calls += calls.calls;
  sum.ns += calls.ns;
}

void ProfileAssembler::addRecords(Index to, const Context &from) {
  Context &sum = profile_.contexts[to];
  sum.addMemory(from);
  sum.samples += from.samples;
  sum.clockSamples += from.clockSamples;
  sum.clockNs += from.clockNs;
  sum.hookNs += from.hookNs;
  sum.unseenNs += from.unseenNs;
  sum.timingNs += from.timingNs;
  sum.sampledSelfNs += from.sampledSelfNs;
  sum.sampledSelfVariance += from.sampledSelfVariance;
  sum.sampledSelfCalls += from.sampledSelfCalls;
}

void ProfileAssembler::addEventCounts(Index to, const EventCounts &counts,
                                      const std::vector<size_t> &places) {
  vais::profiler::addEventCounts(profile_.contexts[to].events, counts, places);
}

void ProfileAssembler::addSizes(Index to, const SizeGroups &sizes) {
  addSizesTo(profile_.contexts[to].sizes, sizes);
}

void ProfileAssembler::addDurations(const std::vector<Durations> &durations,
                                    const std::vector<Index> &functions) {
  for (size_t i = 0; i < durations.size(); ++i) {
    if (!durations[i].isKnown())
      continue;
    const Index function = functions[i];
    if (function >= profile_.durations.size())
      profile_.durations.resize(function + size_t(1));
    profile_.durations[function].add(durations[i]);
  }
}

void ProfileAssembler::addSite(const AllocationSite &site, const SizeGroups &sizes) {
  const auto [known, isNew] =
      sites_.emplace(std::tuple(site.context, site.file, site.line), profile_.sites.size());
  if (isNew) {
    AllocationSite &made = profile_.sites.emplace_back();
    made.context = site.context;
    made.file = site.file;
    made.line = site.line;
  }
  AllocationSite &sum = profile_.sites[known->second];
  sum.addMemory(site);
  addSizesTo(sum.sizes, sizes);
}

Index ProfileAssembler::object(const MappedObject &object) {
  const auto next = static_cast<Index>(profile_.objects.size());
  const auto [known, isNew] = objects_.emplace(std::pair(object.path, object.buildId), next);
  if (isNew) {
    profile_.objects.push_back(object);
    return next;
  }
  MappedObject &sum = profile_.objects[known->second];
  sum.isUnloaded = sum.isUnloaded && object.isUnloaded;
  const auto place = [](const CodeSegment &segment) {
    return std::tie(segment.address, segment.size, segment.fileOffset);
  };
  for (const CodeSegment &segment : object.segments) {
    const auto at = std::lower_bound(
        sum.segments.begin(), sum.segments.end(), segment,
        [&](const CodeSegment &a, const CodeSegment &b) { return place(a) < place(b); });
    if (sum.segments.size() < kMostSegments &&
        (at == sum.segments.end() || place(*at) != place(segment)))
      sum.segments.insert(at, segment);
  }
  return known->second;
}

void ProfileAssembler::addCode(const CodeSamples &code) {
  const auto [known, isNew] = code_.try_emplace(
      std::tuple(code.context, code.object, code.address, code.isOwn), profile_.code.size());
  if (isNew) {
    profile_.code.push_back(code);
    return;
  }
  CodeSamples &sum = profile_.code[known->second];
  sum.samples += code.samples;
  sum.ns += code.ns;
  vais::profiler::addEventCounts(sum.events, code.events);
}

void ProfileAssembler::addCode(const Profile &source, const std::vector<Index> &places,
                               const std::vector<Index> &objects,
                               const std::vector<size_t> &events) {
  for (CodeSamples code : source.code) {
    code.context = places[code.context];
    if (code.object != kNone)
      code.object = objects[code.object];
    EventCounts counts;
    vais::profiler::addEventCounts(counts, code.events, events);
    code.events = std::move(counts);
    if (code.context != kNone && code.context != 0)
      addCode(code);
  }
}

void ProfileAssembler::addSizesTo(Index &place, const SizeGroups &sizes) {
  const auto isNothing = [](double blocks) { return blocks == 0; };
  if (place == kNone && std::all_of(sizes.begin(), sizes.end(), isNothing))
    return;
  if (place == kNone) {
    place = static_cast<Index>(profile_.sizes.size());
    profile_.sizes.emplace_back();
  }
  SizeGroups &sum = profile_.sizes[place];
  for (size_t i = 0; i < sum.size(); ++i)
    sum[i] += sizes[i];
}

} // namespace vais::profiler
