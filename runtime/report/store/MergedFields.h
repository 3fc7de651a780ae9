/// Maps the members of a Profile to the fields of messages in
/// runtime/report/store/merged-profile.proto. Writing and reading both use this table, so that they
/// cannot diverge. The meaning of a field number never changes; new members get new numbers.

#ifndef VAIS_PROFILER_REPORT_MERGEDFIELDS_H
#define VAIS_PROFILER_REPORT_MERGEDFIELDS_H

#include "runtime/report/model/Profile.h"

#include <type_traits>

namespace vais::profiler {

/// The part that contexts and sites have in common.
template <class Visitor, class Object> void visitMemory(Visitor &visit, Object &object) {
  visit(5, object.allocations);
  visit(6, object.allocatedBytes);
  visit(7, object.deallocations);
  visit(8, object.failedAllocations);
  visit(12, object.reallocations);
  visit(13, object.live);
  visit(14, object.liveBytes);
  visit(15, object.atPeak);
  visit(16, object.bytesAtPeak);
  visit(17, object.temporary);
  visit(18, object.ended);
  visit(19, object.lifetimeNs);
  visit(20, object.lifetimeCalls);
  visit(21, object.missedFrees);
  visit(22, object.unseenFrees);
}

/// The two numbers of a sum over runs are adjacent fields, without a message of their own.
template <class Visitor, class Object>
void visitRunSum(Visitor &visit, unsigned field, Object &object) {
  visit(field, object.sum);
  visit(field + 1, object.squares);
}

/// Calls visit(number, member) for each member of `object` (const or not) that is stored, and
/// visit.packed(number, groups) for what is stored as one packed sequence of numbers.
template <class Visitor, class Object> void visitFields(Visitor &&visit, Object &object) {
  using Type = std::remove_const_t<Object>;
  if constexpr (std::is_same_v<Type, Function>) {
    visit(1, object.name);
    visit(2, object.file);
    visit(3, object.line);
    visit(4, object.isHostRuntime);
    visit(5, object.isRegion);
    visit(6, object.object);
    visit(7, object.address);
  } else if constexpr (std::is_same_v<Type, Context>) {
    visit(1, object.function);
    visit(2, object.parent);
    visit(3, object.isFlat);
    visit(4, object.timingNs);
    visitMemory(visit, object);
    visit(9, object.sampledSelfNs);
    visit(10, object.sampledSelfVariance);
    visit(11, object.sampledSelfCalls);
    visit(23, object.sizes);
    visit(24, object.samples);
    visit(25, object.clockSamples);
    visit(26, object.clockNs);
    visit(27, object.hookNs);
    visit(28, object.unseenNs);
    visit(29, object.events);
  } else if constexpr (std::is_same_v<Type, AllocationSite>) {
    visit(1, object.context);
    visit(2, object.file);
    visit(3, object.line);
    visitMemory(visit, object);
    visit(23, object.sizes);
  } else if constexpr (std::is_same_v<Type, CodeSegment>) {
    visit(1, object.address);
    visit(2, object.size);
    visit(3, object.fileOffset);
  } else if constexpr (std::is_same_v<Type, MappedObject>) {
    visit(1, object.path);
    visit(2, object.buildId);
    visit(3, object.bias);
    visit(4, object.isUnloaded);
    visit(5, object.segments);
  } else if constexpr (std::is_same_v<Type, CodeSamples>) {
    visit(1, object.context);
    visit(2, object.object);
    visit(3, object.address);
    visit(4, object.isOwn);
    visit(5, object.samples);
    visit(6, object.ns);
    visit(7, object.events);
  } else if constexpr (std::is_same_v<Type, Estimate>) {
    visit(1, object.value);
    visit(2, object.variance);
  } else if constexpr (std::is_same_v<Type, SizeGroups>) {
    visit.packed(1, object);
  } else if constexpr (std::is_same_v<Type, Edge>) {
    visit(1, object.from);
    visit(2, object.to);
    visit(3, object.calls);
    visit(4, object.timedCalls);
    visit(5, object.ns);
    visit(6, object.variance);
    visit(7, object.timedNs);
    visit(8, object.offNs);
    visit(9, object.offVariance);
    visit(10, object.timedOffNs);
  } else if constexpr (std::is_same_v<Type, CallLine>) {
    visit(1, object.from);
    visit(2, object.to);
    visit(3, object.line);
    visit(4, object.calls);
    visit(5, object.ns);
  } else if constexpr (std::is_same_v<Type, Dropped>) {
    visit(1, object.calls);
    visit(2, object.allocations);
    visit(3, object.timedCalls);
    visit(4, object.flatCalls);
    visit(5, object.threads);
    visit(6, object.bytes);
    visit(7, object.blocks);
    visit(8, object.unbalancedEnds);
    visit(9, object.leftRegions);
    visit(10, object.deepRegions);
    visit(11, object.samples);
    visit(12, object.movedStacks);
    visit(13, object.durations);
  } else if constexpr (std::is_same_v<Type, ClockSampling>) {
    visit(1, object.samples);
    visit(2, object.ns);
    visit(3, object.ownSamples);
    visit(4, object.ownNs);
    visit(5, object.unplacedNs);
    visit(6, object.none);
    visit(7, object.threadsWithout);
  } else if constexpr (std::is_same_v<Type, EventCount>) {
    visit(1, object.count);
    visit(2, object.variance);
  } else if constexpr (std::is_same_v<Type, Event>) {
    visit(1, object.name);
    visit(2, object.isTime);
    visit(3, object.isUserOnly);
    visit(4, object.refusal);
    visit(5, object.period);
    visit(6, object.count);
    visit(7, object.ownCount);
    visit(8, object.unplaced);
    visit(9, object.enabledNs);
    visit(10, object.runningNs);
    visit(11, object.threadsWithout);
    visit(12, object.wasClosed);
  } else if constexpr (std::is_same_v<Type, DurationGroup>) {
    visit(1, object.group);
    visit(2, object.calls);
  } else if constexpr (std::is_same_v<Type, Durations>) {
    visit(1, object.groups);
    visit(2, object.ns);
    visit(3, object.squares);
  } else if constexpr (std::is_same_v<Type, Overhead>) {
    visit(1, object.ns);
    visit(2, object.callNs);
    visit(3, object.timedCallNs);
    visit(4, object.memoryBytes);
  } else if constexpr (std::is_same_v<Type, LiveMemory>) {
    visit(1, object.peakBytes);
    visit(2, object.peakNs);
    visit(3, object.samples);
    visit(4, object.timeline);
  } else if constexpr (std::is_same_v<Type, TimelineInterval>) {
    visit(1, object.startNs);
    visit(2, object.endNs);
    visit(3, object.highestBytes);
    visit(4, object.lastBytes);
  } else if constexpr (std::is_same_v<Type, Markers>) {
    visit(1, object.marks);
    visit(2, object.counters);
    visit(3, object.phases);
  } else if constexpr (std::is_same_v<Type, Phase>) {
    visit(1, object.name);
    visit(2, object.begun);
    visit(3, object.durationNs);
  } else if constexpr (std::is_same_v<Type, Mark>) {
    visit(1, object.name);
    visit(2, object.count);
    visit(3, object.timesNs);
  } else if constexpr (std::is_same_v<Type, Counter>) {
    visit(1, object.name);
    visit(2, object.values);
    visit(3, object.last);
    visit(4, object.least);
    visit(5, object.most);
    visit(6, object.sum);
    visit(7, object.timeline);
  } else if constexpr (std::is_same_v<Type, CounterInterval>) {
    visit(1, object.startNs);
    visit(2, object.endNs);
    visit(3, object.last);
    visit(4, object.least);
    visit(5, object.most);
  } else if constexpr (std::is_same_v<Type, RunSums>) {
    visit(1, object.runs);
    visitRunSum(visit, 2, object.time);
    visitRunSum(visit, 4, object.offCpu);
    visitRunSum(visit, 6, object.samples);
    visitRunSum(visit, 8, object.calls);
    visitRunSum(visit, 10, object.allocations);
    visitRunSum(visit, 12, object.allocatedBytes);
    visitRunSum(visit, 14, object.liveBytes);
    visitRunSum(visit, 16, object.peakBytes);
    visitRunSum(visit, 18, object.leakedBytes);
    visit(20, object.events);
  } else if constexpr (std::is_same_v<Type, RunSum>) {
    visit(1, object.sum);
    visit(2, object.squares);
  } else if constexpr (std::is_same_v<Type, Program>) {
    visit(1, object.path);
    visit(2, object.arguments);
    visit(3, object.buildId);
    visit(4, object.processId);
    visit(5, object.parentId);
    visit(6, object.isForked);
    visit(7, object.state);
    visit(8, object.startedAt);
    visit(9, object.isTraced);
    visit(10, object.ending);
    visit(11, object.endStatus);
  } else if constexpr (std::is_same_v<Type, ThreadTotals>) {
    visit(1, object.name);
    visit(2, object.id);
    visit(3, object.threads);
    visit(4, object.calls);
    visit(5, object.ns);
    visit(6, object.offNs);
  } else {
    static_assert(std::is_same_v<Type, Profile>);
    visit(2, object.programs);
    visit(3, object.timeMode);
    visit(4, object.memoryMode);
    visit(5, object.durationNs);
    visit(6, object.endIsKnown);
    visit(7, object.threads);
    visit(8, object.functions);
    visit(9, object.contexts);
    visit(10, object.edges);
    visit(11, object.dropped);
    visit(12, object.overhead);
    visit(13, object.sizes);
    visit(14, object.memory);
    visit(15, object.sites);
    visit(16, object.markers);
    visit(17, object.phase);
    visit(18, object.runs);
    visit(19, object.functionRuns);
    visit(20, object.contextRuns);
    visit(21, object.threadTotals);
    visit(22, object.clockSampling);
    visit(23, object.durations);
    visit(24, object.objects);
    visit(25, object.code);
    visit(26, object.events);
    visit(27, object.fibres);
    visit(28, object.callLines);
  }
}

/// Version of the file, raised when older readers would misunderstand it. Field 1 of Snapshot.
constexpr uint32_t kMergedVersion = 1;
constexpr unsigned kVersionField = 1;

} // namespace vais::profiler

#endif
