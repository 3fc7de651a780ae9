/// Each structure is read once, and may be in memory that was lost.

#include "runtime/report/read/ThreadReader.h"

#include "runtime/report/estimate/RecordingCosts.h"
#include "runtime/report/estimate/TimeEstimate.h"

#include <algorithm>
#include <cmath>

namespace vais::profiler {
namespace {

/// Returns `sums` without what only damage explains.
format::SampleSums plausibleSums(format::SampleSums sums) {
  for (double *sum : {&sums.weights, &sums.ticks, &sums.spread, &sums.spreadTicks,
                      &sums.spreadSquares, &sums.spreadOffSquares})
    *sum = plausible(*sum);
  if (!std::isfinite(sums.offTicks)) // may be negative
    sums.offTicks = 0;
  return sums;
}

format::EdgeTime plausibleTime(format::EdgeTime time) {
  time.countedSquares = plausible(time.countedSquares);
  time.sampled = plausibleSums(time.sampled);
  return time;
}

/// Returns roughly which part of the calls that the samples stand for was timed.
double sampledShare(const format::EdgeTime &time) {
  return time.sampled.weights > 0
             ? std::min(static_cast<double>(time.sampled.samples) / time.sampled.weights, 1.0)
             : 0;
}

/// Returns the counts of memory, which mean nothing with memory=none.
Context memoryOf(const format::Context &context, const format::Header &header) {
  Context memory;
  if (header.memoryMode == format::MemoryMode::None)
    return memory;
  memory.allocations = context.allocations;
  memory.allocatedBytes = context.allocatedBytes;
  memory.deallocations = context.deallocations;
  return memory;
}

} // namespace

ThreadReader::ThreadReader(ProfileImage &image, FunctionReader &functions,
                           ProfileAssembler &builder, MemoryReader &memory,
                           DurationReader &durations, const Timeline &timeline,
                           const PhaseCut *phase, KnownContexts &contexts)
    : image_(image), functions_(functions), builder_(builder), memory_(memory),
      durations_(durations), timeline_(timeline), phase_(phase), contexts_(contexts) {
  readPauses();
}

void ThreadReader::readPauses() {
  image_.forEachEntry(image_.header().pauses, [this](auto, const format::PausedEdge &edge) {
    pauses_.emplace(edge.slot.value, edge);
  });
}

/// Returns how many of an edge's calls were made while recording was on.
uint64_t ThreadReader::recordedCalls(uint64_t slotAddress, uint64_t calls) const {
  const auto known = pauses_.find(slotAddress);
  const format::PausedEdge edge = known != pauses_.end() ? known->second : format::PausedEdge();
  const uint64_t recorded =
      (image_.header().isPaused ? std::min(edge.atStop, calls) : calls) - edge.off;
  return recorded <= calls ? recorded : 0;
}

void ThreadReader::read(const format::Thread &thread, const ThreadEnd &end) {
  if (thread.root.value == 0)
    return;
  isUnseen_ = thread.clockSamples.value == 0;
  if (timeline_.isTimed)
    readOpenCalls(thread, end);
  contexts_.add(thread.root, {0, 0});
  toRead_.push_back({thread.root, 0});
  for (size_t i = 0; i < toRead_.size(); ++i)
    readContext(Holder(toRead_[i]));
}

/// Returns the time from the start of an open call to `end`, without what timing cost inside it.
ThreadReader::OpenTime ThreadReader::openTime(const format::TimedCall &call,
                                              const format::Thread &thread, const ThreadEnd &end) {
  const auto elapsed = static_cast<double>(end.ticks - call.start);
  const double off = static_cast<double>(end.offTicks) - static_cast<double>(call.offBefore);
  const uint64_t spent = thread.spentTicks - std::min(call.spentBefore, thread.spentTicks);
  const double cost = static_cast<double>(spent >> format::kCostBits);
  OpenTime open;
  open.offTicks = std::clamp(off, 0.0, elapsed);
  open.ticks = std::max(elapsed - open.offTicks - cost, 0.0);
  return open;
}

/// Collects the timed calls that had not returned, as if they had returned at the end. Each stands
/// only for itself, however it was drawn. Calls that a forked child inherited belong to its parent,
/// but their time since the fork belongs to the child.
void ThreadReader::readOpenCalls(const format::Thread &thread, const ThreadEnd &end) {
  for (auto address = thread.timedTop;
       address.value != 0 && address.value % format::kTimedBlockSize != 0;) {
    const auto call = image_.take(address);
    if (!call)
      return;
    address = call->previous;
    if (call->kind == format::TimedKind::Self || call->start == 0 || call->start > end.ticks)
      continue;
    const OpenTime open = openTime(*call, thread, end);
    if (call->start <= timeline_.forkTicks) {
      OpenTime &inherited = inherited_[call->time.value];
      inherited.ticks += open.ticks;
      inherited.offTicks += open.offTicks;
      continue;
    }
    format::EdgeTime time{};
    time.countedCalls = 1;
    time.countedTicks = static_cast<uint64_t>(open.ticks);
    time.countedOffTicks = static_cast<int64_t>(open.offTicks);
    time.countedSquares = open.ticks * open.ticks;
    open_.emplace(call->time.value, time);
  }
}

void ThreadReader::readContext(const Holder &holder) {
  const auto context = image_.take(holder.address);
  if (!context)
    return;
  if (context->flags & format::kContextIsStandIn)
    return readSites({context->parent, holder.index}, holder.address, context->function);
  if (!phase_)
    readMemory(holder, *context);
  const uint64_t slots = holder.address.value + offsetof(format::Context, slots);
  for (unsigned i = 0; i < format::kSlotsPerContext; ++i)
    readEdge(holder, slots + i * sizeof(format::Slot), context->slots[i], context->times[i],
             timeline_.ofHooks);
  if (context->overflow.value != 0)
    readOverflow(holder, context->overflow);
  readSites(holder, holder.address, context->function);
}

/// Reads the call sites in front of `context`, which is that of the holder or a stand-in for it.
void ThreadReader::readSites(const Holder &holder, format::Address<format::Context> context,
                             format::Address<format::Function> function) {
  const CallSites &sites = functions_.callSites(function);
  image_.spend(sites.count * sizeof(format::CallSite));
  for (uint32_t i = 0; i < sites.count; ++i)
    readSite(holder, format::callSiteAddress(context.value, i), sites.line(i));
  for (uint32_t i = format::firstPointerCall(sites.count, sites.pointerCalls); i < sites.count;
       i += 2)
    readTargets(holder, format::callSiteAddress(context.value, i + 1), sites.line(i));
}

void ThreadReader::readSite(const Holder &holder, uint64_t address, uint32_t line) {
  const auto site = image_.load(format::Address<format::CallSite>{address});
  if (!site || site->edge == 0 || site->edge & format::kUnusedSite)
    return;
  const auto edge = image_.take(format::Address<format::SiteEdge>{site->edge});
  if (!edge)
    return;
  format::Slot slot = edge->slot;
  slot.calls = format::callsOf(*site, *edge);
  readEdge(holder, site->edge + offsetof(format::SiteEdge, slot), slot, edge->time,
           timeline_.ofSites, line);
}

/// Reads what a call by pointer called beyond its first function.
void ThreadReader::readTargets(const Holder &holder, uint64_t address, uint32_t line) {
  for (unsigned i = 1; i < format::kMostPointerTargets; ++i) {
    const auto call = image_.load(format::Address<format::PointerCall>{address});
    const uint64_t next = call ? format::nextTarget(call->next) : 0;
    if (next == 0)
      return;
    readSite(holder, next, line);
    address = next - sizeof(format::PointerCall);
  }
}

void ThreadReader::readMemory(const Holder &holder, const format::Context &context) {
  Context memory = memoryOf(context, image_.header());
  const auto sizes = memory_.read(context, memory);
  if (sizes)
    builder_.addSizes(holder.index, *sizes);
  addMemory(holder.index, context.function, memory, sizes.value_or(SizeGroups()));
}

/// Adds what was allocated in a context, or in the line of it that `function` stands for.
void ThreadReader::addMemory(Index to, format::Address<format::Function> function,
                             const Context &memory, const SizeGroups &sizes) {
  builder_.addRecords(to, memory);
  if (memory.allocations == 0 && memory.failedAllocations == 0)
    return;
  const AllocationLine &line = functions_.allocationLine(function);
  if (line.line == 0)
    return;
  AllocationSite site;
  static_cast<MemoryCounts &>(site) = memory;
  site.context = to;
  site.file = line.file;
  site.line = line.line;
  builder_.addSite(site, sizes);
}

void ThreadReader::readOverflow(const Holder &holder, format::Address<format::EdgeTable> address) {
  image_.forEachEntry(address, [&](auto entry, const format::OverflowEdge &edge) {
    readEdge(holder, entry.value + offsetof(format::OverflowEdge, slot), edge.slot, edge.time,
             timeline_.ofHooks);
  });
}

/// With time=exact this is not subtracted: every call lost its overlap, so there is nothing to
/// compare with.
double ThreadReader::overlapLostBy(double meanTicks) const {
  return timeline_.isExact ? 0 : lostOverlap(timeline_.ofHooks.stampTicks, meanTicks);
}

/// Estimates the time of the calls in the record. If nothing is known about those in a phase, they
/// are taken to be like those of the whole run, with an error as large as their time.
TimeEstimate ThreadReader::estimate(const EdgeRecord &record, const EdgeRecord &whole) const {
  TimeEstimate estimate = estimateTime(record.calls, record.time);
  if (!phase_ || record.calls == 0 || record.time.countedCalls + record.time.sampled.samples > 0)
    return estimate;
  const TimeEstimate all = estimateTime(whole.calls, whole.time);
  const double share = static_cast<double>(record.calls) / static_cast<double>(whole.calls);
  estimate.ticks += share * all.ticks;
  estimate.offTicks += share * all.offTicks;
  estimate.variance += share * share * all.ticks * all.ticks;
  estimate.offVariance += share * share * all.offTicks * all.offTicks;
  return estimate;
}

EdgeRecord ThreadReader::recordInPhase(uint64_t slotAddress, EdgeRecord whole,
                                       format::Address<format::EdgeTime> timeAddress) const {
  if (const auto inherited = inherited_.find(timeAddress.value); inherited != inherited_.end()) {
    whole.time.countedTicks += static_cast<uint64_t>(inherited->second.ticks);
    whole.time.countedOffTicks += static_cast<int64_t>(inherited->second.offTicks);
  }
  EdgeRecord record = phase_->of(slotAddress, whole);
  record.time = plausibleTime(record.time);
  if (timeline_.isExact)
    record.time.countedCalls = record.calls - std::min(record.time.droppedCalls, record.calls);
  return record;
}

void ThreadReader::readEdge(const Holder &holder, uint64_t slotAddress, const format::Slot &counted,
                            format::Address<format::EdgeTime> timeAddress, const CallCosts &costs,
                            uint32_t line) {
  if (counted.function.value == 0)
    return;
  format::Slot slot = counted;
  slot.calls = recordedCalls(slotAddress, counted.calls);
  const Index target = readTarget(holder, slot);
  if (target == kNone) // a site is not called
    return;
  const Index function = functions_.find(slot.function);
  functions_.addCalls(function, costs.isAtSite, counted.calls);
  const EdgeRecord whole = {slot.calls, plausibleTime(readTime(slot, timeAddress))};
  const auto known = inherited_.find(timeAddress.value);
  const OpenTime inherited =
      !phase_ && known != inherited_.end() ? known->second : OpenTime(); // a phase's sums have it
  const EdgeRecord record = phase_ ? recordInPhase(slotAddress, whole, timeAddress) : whole;
  const uint64_t calls = record.calls;
  const format::EdgeTime &time = record.time;
  const TimeEstimate estimate = this->estimate(record, whole);
  const double ns = timeline_.nsPerTick;
  const double rest = static_cast<double>(calls - std::min(time.countedCalls, calls));
  const double lost = rest * overlapLostBy(estimate.ticks / std::max<double>(calls, 1));
  const double ticks = std::max(estimate.ticks - lost, 0.0) + inherited.ticks;
  const double measured = sampledShare(time) * time.sampled.ticks +
                          static_cast<double>(time.countedTicks) + inherited.ticks;
  Edge edge;
  edge.from = holder.index;
  edge.to = target;
  edge.calls = calls;
  edge.timedCalls = std::min(time.countedCalls + time.sampled.samples, calls);
  edge.ns = ticks * ns;
  edge.variance = (estimate.variance + overlapVariance(lost)) * ns * ns;
  edge.offNs = (estimate.offTicks + inherited.offTicks) * ns;
  edge.offVariance = estimate.offVariance * ns * ns;
  edge.timedNs = std::min(measured, ticks) * ns;
  edge.timedOffNs = std::clamp(static_cast<double>(time.countedOffTicks) * ns, 0.0, edge.offNs);
  builder_.addEdge(edge);
  if (line > 0 && edge.calls > 0)
    builder_.addCallLine({edge.from, edge.to, line, edge.calls, edge.ns});
  addCosts(edge, costs, functions_.isRecordedApart(slot.function, costs.isAtSite));
  addDurations(edge, function, time, timeAddress, costs);
  addUnseen(edge);
  readStandIn(edge, time.standIn);

  if (holder.index == 0) {
    ns_ += edge.ns;
    offNs_ += edge.offNs;
  }
  calls_ += edge.calls;
  droppedCalls_ += time.droppedCalls;
}

/// Returns the context to which a slot leads: a child or a flat context, perhaps met for the first
/// time, or one that was met already (recursion). A lost one is taken for a child. The context is
/// read after the slot, because it was published before the slot. Returns kNone for a site, whose
/// records belong to its function.
Index ThreadReader::readTarget(const Holder &holder, const format::Slot &slot) {
  const auto checkFunction = [&](uint64_t function) {
    if (function != slot.function.value)
      image_.fail("an edge to a context of its function", "one to that of another function");
  };
  if (const KnownContexts::Known *known = contexts_.find(slot.target)) {
    checkFunction(known->function);
    return known->index;
  }
  const auto target = image_.load(slot.target);
  if (!target)
    return builder_.child(holder.index, functions_.find(slot.function));
  checkFunction(target->function.value);
  const bool isFlat = target->flags & format::kContextIsFlat;
  if (!isFlat && target->parent.value != holder.address.value)
    image_.fail("an edge to a child or ancestor", "one to another context");

  if (target->flags & format::kContextIsSite) {
    contexts_.add(slot.target, {kNone, slot.function.value});
    toRead_.push_back({slot.target, holder.index});
    return kNone;
  }
  const Index function = functions_.find(slot.function);
  const Index index = isFlat ? builder_.flat(function) : builder_.child(holder.index, function);
  contexts_.add(slot.target, {index, slot.function.value});
  toRead_.push_back({slot.target, index});
  return index;
}

/// Returns what timing has learned of an edge, including its open calls.
format::EdgeTime ThreadReader::readTime(const format::Slot &slot,
                                        format::Address<format::EdgeTime> address) {
  format::EdgeTime sum{};
  if (address.value == 0 || !timeline_.isTimed)
    return sum;
  sum = image_.take(address).value_or(sum);
  const auto [first, last] = open_.equal_range(address.value);
  for (auto open = first; open != last; ++open) {
    sum.countedCalls += open->second.countedCalls;
    sum.countedTicks += open->second.countedTicks;
    sum.countedOffTicks += open->second.countedOffTicks;
    sum.countedSquares += open->second.countedSquares;
  }
  if (timeline_.isExact)
    sum.countedCalls = slot.calls - std::min(sum.droppedCalls, slot.calls);
  return sum;
}

/// Reads what a stand-in for the edge's target recorded: memory, and self times of the edge's
/// calls. If many samples were abandoned, the others are not representative and are left out.
void ThreadReader::readStandIn(const Edge &edge, format::Address<format::StandIn> address) {
  constexpr uint64_t kMostAbandoned = 8; // at most one for this many samples
  if (address.value == 0)
    return;
  const auto standIn = image_.take(address);
  if (!standIn)
    return;
  if (standIn->context.flags & format::kContextIsGivenUp)
    toRead_.push_back({{address.value + offsetof(format::StandIn, context)}, edge.to});
  Context records = memoryOf(standIn->context, image_.header());
  const format::SampleSums self = plausibleSums(standIn->self);
  if (self.samples > standIn->abandonedCalls * kMostAbandoned) {
    const auto calls = static_cast<double>(edge.calls);
    const TimeEstimate estimate = estimateTime(calls, self);
    records.sampledSelfNs = estimate.ticks * timeline_.nsPerTick;
    const double lost = calls * overlapLostBy(estimate.ticks / std::max(calls, 1.0));
    const double variance = estimate.variance + overlapVariance(lost);
    records.sampledSelfVariance = variance * timeline_.nsPerTick * timeline_.nsPerTick;
    records.sampledSelfCalls = calls;
  }
  addMemory(edge.to, standIn->context.function, records, SizeGroups());
}

/// Adds the time that no sample could find.
void ThreadReader::addUnseen(const Edge &edge) {
  if (!isUnseen_ || edge.from == edge.to || edge.ns <= 0)
    return;
  Context unseen;
  unseen.unseenNs = edge.ns;
  builder_.addRecords(edge.to, unseen);
  unseen.unseenNs = -edge.ns;
  builder_.addRecords(edge.from, unseen);
}

/// Open calls last to the end here, too.
void ThreadReader::addDurations(const Edge &edge, Index function, const format::EdgeTime &time,
                                format::Address<format::EdgeTime> timeAddress,
                                const CallCosts &costs) {
  const double squares =
      static_cast<double>(time.countedCalls) + time.sampled.spread + time.sampled.weights;
  const double stampTicks =
      timeline_.isExact ? static_cast<double>(edge.timedCalls) * costs.stampTicks : 0;
  durations_.addEdge(function, squares, stampTicks * timeline_.nsPerTick);
  const auto [first, last] = open_.equal_range(timeAddress.value);
  for (auto open = first; open != last; ++open) {
    const uint64_t ticks =
        open->second.countedTicks + static_cast<uint64_t>(open->second.countedOffTicks);
    durations_.addCalls(function, format::durationGroup(ticks), 1);
  }
}

/// Adds the costs of hooks. The times of edges still contain what the hooks of the calls inside
/// them cost; the outgoing edges of a context contain their part of that, which leaves the context
/// with the cost of its own calls. Samples contain neither the cost of timed calls nor, if it
/// `isApart`, that of others. With time=exact, times do, and they also contain the distance of
/// their own stamps.
void ThreadReader::addCosts(const Edge &edge, const CallCosts &costs, bool isApart) {
  const double timed = static_cast<double>(edge.timedCalls) * timeline_.nsPerTick;
  const double untimed =
      static_cast<double>(edge.calls - std::min(edge.timedCalls, edge.calls)) * timeline_.nsPerTick;
  costNs_ += untimed * costs.callTicks;
  if (isApart)
    costApartNs_ += untimed * costs.callTicks;
  if (timeline_.isExact)
    timedCostNs_ += timed * costs.timedCallTicks;
  Context cost;
  const double mixed = isApart ? 0 : untimed * costs.callTicks;
  cost.hookNs = mixed * (1 - costs.partOfCaller);
  builder_.addRecords(edge.to, cost);
  cost.hookNs = mixed * costs.partOfCaller;
  builder_.addRecords(edge.from, cost);
  if (!timeline_.isTimed)
    return;
  cost.hookNs = 0;
  cost.timingNs = untimed * costs.callTicks;
  if (timeline_.isExact)
    cost.timingNs += timed * std::max(costs.timedCallTicks - costs.stampTicks, 0.0);
  builder_.addRecords(edge.from, cost);
  cost.timingNs = timeline_.isExact ? timed * costs.stampTicks : 0;
  builder_.addRecords(edge.to, cost);
}

} // namespace vais::profiler
