/// Pairs the parts of two profiles, and takes the earlier ones off the later ones.

#include "runtime/report/transform/Subtraction.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace vais::profiler {
namespace {

void takeOff(uint64_t &sum, uint64_t part) { sum -= std::min(sum, part); }

/// Sums of floating-point numbers, and estimates, may be less than what were their parts.
void takeOff(double &sum, double part) { sum = std::max(sum - part, 0.0); }

/// Takes an estimate off another one, with its variance.
void takeOff(double &value, double &variance, double partValue, double partVariance) {
  const double whole = value, wholeVariance = variance;
  takeOff(value, partValue);
  takeOff(variance, partVariance);
  if (whole > 0)
    variance = std::max(variance, wholeVariance * (value / whole));
}

void takeOff(Estimate &sum, const Estimate &part) {
  takeOff(sum.value, sum.variance, part.value, part.variance);
}

void takeOff(MemoryCounts &sum, const MemoryCounts &part) {
  takeOff(sum.allocations, part.allocations);
  takeOff(sum.allocatedBytes, part.allocatedBytes);
  takeOff(sum.deallocations, part.deallocations);
  takeOff(sum.failedAllocations, part.failedAllocations);
  takeOff(sum.reallocations, part.reallocations);
  takeOff(sum.live, part.live);
  takeOff(sum.liveBytes, part.liveBytes);
  takeOff(sum.temporary, part.temporary);
  takeOff(sum.ended, part.ended);
  takeOff(sum.lifetimeNs, part.lifetimeNs);
  takeOff(sum.lifetimeCalls, part.lifetimeCalls);
  takeOff(sum.missedFrees, part.missedFrees);
  takeOff(sum.unseenFrees, part.unseenFrees);
}

void takeOff(Context &sum, const Context &part) {
  takeOff(static_cast<MemoryCounts &>(sum), part);
  takeOff(sum.samples, part.samples);
  takeOff(sum.clockSamples, part.clockSamples);
  takeOff(sum.clockNs, part.clockNs);
  takeOff(sum.hookNs, part.hookNs);
  takeOff(sum.unseenNs, part.unseenNs);
  takeOff(sum.timingNs, part.timingNs);
  takeOff(sum.selfNs, sum.selfVariance, part.selfNs, part.selfVariance);
  takeOff(sum.selfOffNs, sum.selfOffVariance, part.selfOffNs, part.selfOffVariance);
  takeOff(sum.sampledSelfNs, sum.sampledSelfVariance, part.sampledSelfNs, part.sampledSelfVariance);
  takeOff(sum.sampledSelfCalls, part.sampledSelfCalls);
  subtractEventCounts(sum.events, part.events);
}

void takeOff(Edge &sum, const Edge &part) {
  takeOff(sum.calls, part.calls);
  takeOff(sum.timedCalls, part.timedCalls);
  takeOff(sum.ns, sum.variance, part.ns, part.variance);
  takeOff(sum.timedNs, part.timedNs);
  takeOff(sum.offNs, sum.offVariance, part.offNs, part.offVariance);
  takeOff(sum.timedOffNs, part.timedOffNs);
}

void takeOff(CallLine &sum, const CallLine &part) {
  takeOff(sum.calls, part.calls);
  takeOff(sum.ns, part.ns);
}

void takeOff(CodeSamples &sum, const CodeSamples &part) {
  takeOff(sum.samples, part.samples);
  takeOff(sum.ns, part.ns);
  subtractEventCounts(sum.events, part.events);
}

void takeOff(Durations &sum, const Durations &part) {
  std::map<uint32_t, double> earlier;
  for (const DurationGroup &group : part.groups)
    earlier[group.group] = group.calls;
  std::vector<DurationGroup> left;
  for (DurationGroup group : sum.groups) {
    if (const auto found = earlier.find(group.group); found != earlier.end())
      takeOff(group.calls, found->second);
    if (group.calls > 0)
      left.push_back(group);
  }
  sum.groups = std::move(left);
  takeOff(sum.ns, part.ns);
  takeOff(sum.squares, part.squares);
}

void takeOff(Dropped &sum, const Dropped &part) {
  for (uint64_t Dropped::*const count :
       {&Dropped::calls, &Dropped::allocations, &Dropped::blocks, &Dropped::timedCalls,
        &Dropped::flatCalls, &Dropped::bytes, &Dropped::samples, &Dropped::unbalancedEnds,
        &Dropped::leftRegions, &Dropped::deepRegions, &Dropped::movedStacks, &Dropped::durations})
    takeOff(sum.*count, part.*count);
}

void takeOff(ClockSampling &sum, const ClockSampling &part) {
  takeOff(sum.samples, part.samples);
  takeOff(sum.ns, part.ns);
  takeOff(sum.ownSamples, part.ownSamples);
  takeOff(sum.ownNs, part.ownNs);
  takeOff(sum.unplacedNs, part.unplacedNs);
}

void takeOff(std::vector<Event> &sum, const std::vector<Event> &part) {
  for (size_t i = 0; i < std::min(sum.size(), part.size()); ++i) {
    takeOff(sum[i].count, part[i].count);
    takeOff(sum[i].ownCount, part[i].ownCount);
    takeOff(sum[i].unplaced, part[i].unplaced);
    takeOff(sum[i].enabledNs, part[i].enabledNs);
    takeOff(sum[i].runningNs, part[i].runningNs);
  }
}

/// Threads stay in their order, to which new ones are added.
void takeOff(std::vector<ThreadTotals> &sum, const std::vector<ThreadTotals> &part) {
  for (size_t i = 0; i < std::min(sum.size(), part.size()); ++i) {
    takeOff(sum[i].calls, part[i].calls);
    takeOff(sum[i].ns, part[i].ns);
    takeOff(sum[i].offNs, part[i].offNs);
  }
}

/// Where the parts of the later profile were in the earlier one; kNone if they were not there.
class Subtraction {
public:
  Subtraction(const Profile &before, Profile &now) : before_(before), now_(now) {
    pairFunctions();
    pairContexts();
    pairObjects();
  }

  void run();

private:
  void pairFunctions();
  void pairContexts();
  void pairObjects();
  void takeOffSizes(Index sum, Index part);
  void takeOffContexts();
  void takeOffSites();
  void takeOffCode();

  template <class Part, class Key, class LaterKey>
  void takeOffEach(std::vector<Part> &sums, const std::vector<Part> &parts, Key key,
                   LaterKey laterKey);

  Index earlier(Index context) const { return context == kNone ? kNone : contexts_[context]; }

  const Profile &before_;
  Profile &now_;
  std::vector<Index> functions_, contexts_, objects_;
};

void Subtraction::pairFunctions() {
  const auto keyOf = [](const Function &function) {
    return std::tuple(function.name, function.file, function.line, function.isRegion);
  };
  std::map<std::tuple<std::string, std::string, uint32_t, bool>, Index> places;
  for (Index i = 0; i < before_.functions.size(); ++i)
    places.emplace(keyOf(before_.functions[i]), i);
  for (const Function &function : now_.functions) {
    const auto found = places.find(keyOf(function));
    functions_.push_back(found == places.end() ? kNone : found->second);
  }
}

void Subtraction::pairContexts() {
  const auto keyOf = [](Index parent, Index function) { return uint64_t(parent) << 32 | function; };
  std::unordered_map<uint64_t, Index> places;
  for (Index i = 1; i < before_.contexts.size(); ++i)
    places.emplace(keyOf(before_.contexts[i].parent, before_.contexts[i].function), i);
  contexts_.assign(now_.contexts.size(), kNone);
  contexts_[0] = 0;
  for (Index i = 1; i < now_.contexts.size(); ++i) {
    const Context &context = now_.contexts[i];
    const Index parent = earlier(context.parent), function = functions_[context.function];
    if (function == kNone || (parent == kNone && context.parent != kNone))
      continue;
    if (const auto found = places.find(keyOf(parent, function)); found != places.end())
      contexts_[i] = found->second;
  }
}

void Subtraction::pairObjects() {
  std::map<std::pair<std::string, std::string>, Index> places;
  for (Index i = 0; i < before_.objects.size(); ++i)
    places.emplace(std::pair(before_.objects[i].path, before_.objects[i].buildId), i);
  for (const MappedObject &object : now_.objects) {
    const auto found = places.find({object.path, object.buildId});
    objects_.push_back(found == places.end() ? kNone : found->second);
  }
}

/// Takes each of `parts` off the one of `sums` to which it corresponds.
template <class Part, class Key, class LaterKey>
void Subtraction::takeOffEach(std::vector<Part> &sums, const std::vector<Part> &parts, Key key,
                              LaterKey laterKey) {
  std::map<decltype(key(parts[0])), const Part *> places;
  for (const Part &part : parts)
    places.emplace(key(part), &part);
  for (Part &sum : sums)
    if (const auto found = places.find(laterKey(sum)); found != places.end())
      takeOff(sum, *found->second);
}

/// Takes a histogram of sizes of the earlier profile off one of the later profile; kNone for none.
void Subtraction::takeOffSizes(Index sum, Index part) {
  if (sum == kNone || part == kNone)
    return;
  for (size_t i = 0; i < now_.sizes[sum].size(); ++i)
    takeOff(now_.sizes[sum][i], before_.sizes[part][i]);
}

void Subtraction::takeOffContexts() {
  for (Index i = 0; i < contexts_.size(); ++i) {
    Context &context = now_.contexts[i];
    const Index place = contexts_[i];
    if (place == kNone)
      continue;
    const Context &part = before_.contexts[place];
    takeOff(context, part);
    takeOffSizes(context.sizes, part.sizes);
  }
  for (Context &context : now_.contexts) {
    context.totalNs = context.selfNs;
    context.totalOffNs = context.selfOffNs;
  }
  for (size_t i = now_.contexts.size(); i-- > 1;) {
    const Context &context = now_.contexts[i];
    if (context.parent == kNone)
      continue;
    now_.contexts[context.parent].totalNs += context.totalNs;
    now_.contexts[context.parent].totalOffNs += context.totalOffNs;
  }
}

void Subtraction::takeOffSites() {
  std::map<std::tuple<Index, std::string, uint32_t>, const AllocationSite *> places;
  for (const AllocationSite &site : before_.sites)
    places.emplace(std::tuple(site.context, site.file, site.line), &site);
  for (AllocationSite &site : now_.sites) {
    const auto found = places.find({earlier(site.context), site.file, site.line});
    if (found == places.end())
      continue;
    const AllocationSite &part = *found->second;
    takeOff(site, part);
    takeOffSizes(site.sizes, part.sizes);
  }
}

void Subtraction::takeOffCode() {
  const auto object = [this](Index each) { return each == kNone ? kNone : objects_[each]; };
  takeOffEach(
      now_.code, before_.code,
      [](const CodeSamples &code) {
        return std::tuple(code.context, code.object, code.address, code.isOwn);
      },
      [&](const CodeSamples &code) {
        return std::tuple(earlier(code.context), object(code.object), code.address, code.isOwn);
      });
}

void Subtraction::run() {
  takeOffContexts();
  takeOffEach(
      now_.edges, before_.edges, [](const Edge &edge) { return std::pair(edge.from, edge.to); },
      [&](const Edge &edge) { return std::pair(earlier(edge.from), earlier(edge.to)); });
  takeOffEach(
      now_.callLines, before_.callLines,
      [](const CallLine &calls) { return std::tuple(calls.from, calls.to, calls.line); },
      [&](const CallLine &calls) {
        return std::tuple(earlier(calls.from), earlier(calls.to), calls.line);
      });
  takeOffSites();
  takeOffCode();
  for (size_t i = 0; i < now_.durations.size(); ++i)
    if (functions_[i] < before_.durations.size())
      takeOff(now_.durations[i], before_.durations[functions_[i]]);
  takeOff(now_.durationNs, before_.durationNs);
  takeOff(now_.memory.samples, before_.memory.samples);
  takeOff(now_.dropped, before_.dropped);
  takeOff(now_.overhead.ns, before_.overhead.ns);
  takeOff(now_.clockSampling, before_.clockSampling);
  takeOff(now_.events, before_.events);
  takeOff(now_.threadTotals, before_.threadTotals);
  now_.markers = {};
  now_.functionRuns.clear();
  now_.contextRuns.clear();
}

} // namespace

Profile subtractProfile(const Profile &before, Profile now) {
  Subtraction(before, now).run();
  return now;
}

} // namespace vais::profiler
