/// Walks over all members of a Profile once.

#include "runtime/report/model/Validation.h"

#include "runtime/report/model/ProfileAssembler.h"
#include "runtime/report/model/Reading.h"
#include "runtime/report/text/PrintableText.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace vais::profiler {
namespace {

/// Nothing that is measured comes near these: 10^30 ns exceed the age of the universe. Even with
/// 2^32 terms in a sum, and the square of one in a variance, doubles stay far from their limit.
constexpr double kMostValue = 1e30;
constexpr double kMostVariance = 1e60;
/// A program may count anything, but the sums must be finite, too.
constexpr double kMostCounter = 1e300;

class Check {
public:
  explicit Check(const Profile &profile) : profile_(profile) {}

  std::string run() {
    checkProcess();
    checkMarkers();
    checkContexts();
    checkDurations();
    checkSites();
    checkCode();
    checkEdges();
    checkRuns();
    return damage_;
  }

private:
  void expect(bool holds, const char *damage) {
    if (!holds && damage_.empty())
      damage_ = damage;
  }
  void expectAmount(double value, const char *damage) {
    expect(value >= 0 && value <= kMostValue, damage);
  }
  void expectVariance(double value, const char *damage) {
    expect(value >= 0 && value <= kMostVariance, damage);
  }
  void expectEstimate(const Estimate &estimate, const char *damage) {
    expectAmount(estimate.value, damage);
    expectVariance(estimate.variance, damage);
  }
  void expectCounter(double value) {
    expect(std::abs(value) <= kMostCounter, "a counter that is no number");
  }

  void checkProcess();
  void checkMarkers();
  void checkMemory(const MemoryCounts &counts);
  void checkSizes(Index sizes);
  void checkContexts();
  void checkContext(size_t i);
  void checkDurations();
  void checkSites();
  void checkObject(Index object);
  void checkCode();
  void checkEvents(const EventCounts &counts);
  void checkEdges();
  void checkRuns();
  void checkSum(const RunSum &sum);
  void checkSums(const std::vector<RunSums> &sums);

  const Profile &profile_;
  std::string damage_;
};

void Check::checkProcess() {
  expectAmount(profile_.durationNs, "an impossible duration");
  const Overhead &overhead = profile_.overhead;
  for (const double cost : {overhead.ns, overhead.callNs, overhead.timedCallNs})
    expectAmount(cost, "an impossible cost of recording");
  const ClockSampling &sampling = profile_.clockSampling;
  for (const double time : {sampling.ns, sampling.ownNs, sampling.unplacedNs})
    expectAmount(time, "impossible samples of CPU clocks");
  for (const Event &event : profile_.events)
    for (const double value :
         {event.count, event.ownCount, event.unplaced, event.enabledNs, event.runningNs})
      expectAmount(value, "an impossible count of an event");
  const LiveMemory &memory = profile_.memory;
  expectEstimate(memory.peakBytes, "an impossible peak of memory");
  expectAmount(memory.peakNs, "an impossible moment of the peak");
  for (const TimelineInterval &each : memory.timeline)
    for (const double value : {each.startNs, each.endNs, each.highestBytes, each.lastBytes})
      expectAmount(value, "an impossible timeline of memory");
}

void Check::checkMarkers() {
  for (const Phase &phase : profile_.markers.phases)
    expectAmount(phase.durationNs, "an impossible duration of a phase");
  for (const Mark &mark : profile_.markers.marks)
    for (const double time : mark.timesNs)
      expectAmount(time, "an impossible moment of a mark");
  for (const Counter &counter : profile_.markers.counters) {
    expect(counter.values > 0, "a counter without a value");
    for (const double value : {counter.last, counter.least, counter.most, counter.sum})
      expectCounter(value);
    for (const CounterInterval &each : counter.timeline) {
      expectAmount(each.startNs, "an impossible timeline of a counter");
      expectAmount(each.endNs, "an impossible timeline of a counter");
      for (const double value : {each.last, each.least, each.most})
        expectCounter(value);
    }
  }
}

void Check::checkMemory(const MemoryCounts &counts) {
  for (const Estimate *each :
       {&counts.live, &counts.liveBytes, &counts.atPeak, &counts.bytesAtPeak, &counts.temporary})
    expectEstimate(*each, "an impossible number of blocks");
  for (const double value : {counts.ended, counts.lifetimeNs, counts.lifetimeCalls})
    expectAmount(value, "an impossible lifetime of blocks");
}

void Check::checkSizes(Index sizes) {
  expect(sizes == kNone || sizes < profile_.sizes.size(), "sizes of blocks that are not there");
}

void Check::checkContext(size_t i) {
  const Context &context = profile_.contexts[i];
  expect(context.function < profile_.functions.size(), "a context without a function");
  expect(context.isFlat ? context.parent == kNone : context.parent < i,
         "a context that is not below its parent");
}

void Check::checkContexts() {
  const auto &contexts = profile_.contexts;
  expect(!contexts.empty() && contexts[0].function == kNone && contexts[0].parent == kNone &&
             !contexts[0].isFlat,
         "contexts without a root");
  std::vector<Index> depths(contexts.size());
  for (size_t i = 0; i < contexts.size() && damage_.empty(); ++i) {
    const Context &context = contexts[i];
    if (i > 0)
      checkContext(i);
    if (damage_.empty() && context.parent != kNone)
      depths[i] = depths[context.parent] + 1;
    expect(depths[i] <= kMostDepth, "a path of too many calls");
    checkSizes(context.sizes);
    checkMemory(context);
    expectAmount(context.timingNs, "an impossible cost of a call");
    expectAmount(context.clockNs, "an impossible self time");
    expectAmount(context.hookNs, "an impossible cost of a call");
    expectAmount(std::fabs(context.unseenNs), "an impossible self time");
    expectAmount(context.sampledSelfNs, "an impossible self time");
    expectVariance(context.sampledSelfVariance, "an impossible self time");
    expectAmount(context.sampledSelfCalls, "an impossible self time");
    checkEvents(context.events);
  }
  for (const SizeGroups &groups : profile_.sizes)
    for (const double blocks : groups)
      expectAmount(blocks, "an impossible number of blocks of a size");
}

void Check::checkEvents(const EventCounts &counts) {
  expect(counts.size() <= profile_.events.size(), "counts of events that are not there");
  for (const EventCount &each : counts) {
    expectAmount(each.count, "an impossible count of an event");
    expectVariance(each.variance, "an impossible count of an event");
  }
}

void Check::checkDurations() {
  expect(profile_.durations.size() <= profile_.functions.size(),
         "durations of functions that are not there");
  for (const Durations &each : profile_.durations) {
    expectAmount(each.ns, "an impossible duration of calls");
    expectVariance(each.squares, "an impossible number of calls");
    uint32_t next = 0;
    for (const DurationGroup &group : each.groups) {
      expect(group.group >= next && group.group < kDurationGroups, "durations in disorder");
      expect(group.calls > 0 && group.calls <= kMostValue, "an impossible number of calls");
      next = group.group + 1;
    }
  }
}

void Check::checkSites() {
  for (const AllocationSite &site : profile_.sites) {
    expect(site.context < profile_.contexts.size(), "a line of a context that is not there");
    checkSizes(site.sizes);
    checkMemory(site);
  }
}

void Check::checkObject(Index object) {
  expect(object == kNone || object < profile_.objects.size(),
         "code of an object that is not there");
}

void Check::checkCode() {
  for (const Function &function : profile_.functions)
    checkObject(function.object);
  for (const MappedObject &object : profile_.objects) {
    expect(object.segments.size() <= kMostSegments, "an object of too many segments");
    for (const CodeSegment &segment : object.segments)
      expect(segment.size <= UINT64_MAX - segment.address, "code beyond the last address");
  }
  for (const CodeSamples &code : profile_.code) {
    expect(code.context < profile_.contexts.size(), "samples of a context that is not there");
    checkObject(code.object);
    expectAmount(code.ns, "impossible samples of CPU clocks");
    checkEvents(code.events);
  }
}

void Check::checkEdges() {
  const size_t contexts = profile_.contexts.size();
  for (const Edge &edge : profile_.edges) {
    expect(edge.to != 0, "an edge to the root");
    expect(edge.from < contexts && edge.to < contexts, "an edge of a context that is not there");
    for (const double time : {edge.ns, edge.timedNs, edge.offNs, edge.timedOffNs})
      expectAmount(time, "an impossible time of calls");
    expectVariance(edge.variance, "an impossible variance of calls");
    expectVariance(edge.offVariance, "an impossible variance of calls");
  }
  for (const CallLine &calls : profile_.callLines) {
    expect(calls.to != 0 && calls.from < contexts && calls.to < contexts,
           "a line of calls of a context that is not there");
    expectAmount(calls.ns, "an impossible time of calls");
  }
}

void Check::checkSum(const RunSum &sum) {
  expectVariance(sum.sum, "an impossible sum of runs");
  expectVariance(sum.squares, "an impossible sum of runs");
}

void Check::checkSums(const std::vector<RunSums> &sums) {
  for (const RunSums &each : sums) {
    expect(each.runs <= profile_.runs, "sums of more runs than there were");
    expect(each.events.size() <= profile_.events.size(), "runs of events that are not there");
    for (RunSum RunSums::*const sum : kRunSums)
      checkSum(each.*sum);
    for (const RunSum &sum : each.events)
      checkSum(sum);
  }
}

/// A run has at least one process. Sums over several runs exist for each function and context, or
/// not at all.
void Check::checkRuns() {
  const size_t functions = profile_.functionRuns.size(), contexts = profile_.contextRuns.size();
  expect(profile_.runs > 0 && profile_.runs <= std::max<uint64_t>(profile_.programs.size(), 1),
         "more runs than processes");
  const bool isKnown = profile_.runs > 1 && functions == profile_.functions.size() &&
                       contexts == profile_.contexts.size();
  expect(isKnown || (functions == 0 && contexts == 0), "runs of other functions or contexts");
  checkSums(profile_.functionRuns);
  checkSums(profile_.contextRuns);
}

} // namespace

std::string findDamage(const Profile &profile) { return Check(profile).run(); }

void requireValid(const Profile &profile, const std::string &source) {
  if (const std::string damage = findDamage(profile); !damage.empty())
    throw ProfileError(printable(source) + ": expected an undamaged profile, found " + damage);
}

} // namespace vais::profiler
