/// Groups of ticks become those of nanoseconds by their middles.

#include "runtime/report/read/DurationReader.h"

#include <algorithm>

namespace vais::profiler {

DurationReader::Gathered &DurationReader::of(Index function) {
  if (function >= functions_.size())
    functions_.resize(function + size_t(1));
  return functions_[function];
}

void DurationReader::read(const format::Thread &thread, ProfileImage &image,
                          FunctionReader &functions) {
  constexpr uint32_t kEach = 1 << format::kDurationBits;
  image.forEachEntry(thread.durations, [&](auto address, const format::FunctionDurations &each) {
    const Index function = functions.find(each.function);
    for (uint32_t i = 0; i < format::kDoublings; ++i) {
      const int64_t distance = each.counts[i] * format::kDurationUnit;
      const format::Address<format::DurationCounts> place = {address.value +
                                                             static_cast<uint64_t>(distance)};
      const auto counts = distance ? image.take(place) : std::nullopt;
      for (uint32_t j = 0; counts && j < kEach; ++j)
        if (counts->calls[j])
          addCalls(function, i * kEach + j, static_cast<double>(counts->calls[j]));
    }
  });
}

void DurationReader::addCalls(Index function, uint32_t group, double calls) {
  of(function).calls[group] += calls;
}

void DurationReader::addEdge(Index function, double squares, double stampNs) {
  Gathered &gathered = of(function);
  gathered.squares += squares;
  gathered.stampNs += stampNs;
}

/// A function occurs at most once on any path, so that its contexts have no call in common.
void DurationReader::sumUp(const Profile &profile) {
  const auto &contexts = profile.contexts;
  std::vector<double> costNs(contexts.size());
  for (size_t i = contexts.size(); i-- > 1;) {
    costNs[i] += contexts[i].timingNs;
    if (contexts[i].parent != kNone)
      costNs[contexts[i].parent] += costNs[i];
    of(contexts[i].function).costNs += costNs[i];
  }
  for (const Edge &edge : profile.edges) {
    const Context &callee = contexts[edge.to];
    Gathered &gathered = of(callee.function);
    const auto calls = static_cast<double>(edge.calls);
    gathered.edgeCalls += calls;
    gathered.ns += edge.ns + edge.offNs;
    if (callee.parent != edge.from && !callee.isFlat)
      continue;
    gathered.outerCalls += calls;
    gathered.outerNs += edge.ns + edge.offNs;
  }
}

Durations DurationReader::durationsOf(const Gathered &gathered) const {
  Durations durations;
  if (gathered.edgeCalls <= 0)
    return durations;
  const double stampNs = gathered.stampNs / gathered.edgeCalls;
  const double outerNs = gathered.outerNs - stampNs * gathered.outerCalls;
  const double insideNs = std::max(gathered.costNs - gathered.stampNs, 0.0);
  const double kept = outerNs > insideNs ? 1 - insideNs / outerNs : 0;
  double calls = 0;
  for (const auto &[group, count] : gathered.calls) {
    const double ns = middleOf(group, format::kDurationBits) * timeline_.nsPerTick;
    const double without = std::max(ns - stampNs, 0.0) * kept;
    durations.addCalls(durationGroup(without), count);
    calls += count;
  }
  const double ns = std::max(gathered.ns - gathered.stampNs, 0.0) * kept;
  durations.ns = ns / gathered.edgeCalls * calls;
  durations.squares = gathered.squares;
  return durations;
}

void DurationReader::finish(Profile &profile) {
  if (functions_.empty() || timeline_.nsPerTick <= 0)
    return;
  sumUp(profile);
  for (const Gathered &each : functions_)
    profile.durations.push_back(durationsOf(each));
}

} // namespace vais::profiler
