/// A walk in which each structure is read once and may lie in memory that was lost.

#include "ThreadReader.h"

#include "TimeEstimate.h"

#include "vais_profiler/Hooks.h"

#include <algorithm>
#include <cmath>

namespace vais::profiler {
namespace {

/// Name of functions whose record is in lost memory.
constexpr const char *kLostName = "[lost]";

double plausible(double sum) { return std::isfinite(sum) && sum >= 0 ? sum : 0; }

/// `sums` without what only damage explains.
format::SampleSums plausible(format::SampleSums sums) {
  for (double *sum : {&sums.weights, &sums.ticks, &sums.spread, &sums.spreadTicks,
                      &sums.spreadSquares, &sums.spreadOffSquares})
    *sum = plausible(*sum);
  if (!std::isfinite(sums.offTicks)) // may be less than nothing
    sums.offTicks = 0;
  return sums;
}

format::EdgeTime plausible(format::EdgeTime time) {
  time.countedSquares = plausible(time.countedSquares);
  time.sampled = plausible(time.sampled);
  return time;
}

/// Variance of the overlap that an edge's calls lost, all together: it may be none, or several
/// times what it is taken for (ThreadReader::lostOverlap), and no number of calls makes that less.
double overlapVariance(double lost) { return 4 * lost * lost; }

/// About how many of the calls that the samples stand for were timed.
double sampledShare(const format::EdgeTime &time) {
  return time.sampled.weights > 0
             ? std::min(static_cast<double>(time.sampled.samples) / time.sampled.weights, 1.0)
             : 0;
}

Context memoryOf(const format::Context &context) {
  Context memory;
  memory.allocations = context.allocations;
  memory.allocatedBytes = context.allocatedBytes;
  memory.deallocations = context.deallocations;
  return memory;
}

} // namespace

FunctionTable::FunctionTable(ProfileImage &image, SnapshotBuilder &builder)
    : image_(image), builder_(builder) {}

Index FunctionTable::find(format::Address<format::Function> address) {
  const auto known = known_.find(address.value);
  if (known != known_.end())
    return known->second;
  const Index index = builder_.function(read(address));
  known_.emplace(address.value, index);
  return index;
}

Function FunctionTable::read(format::Address<format::Function> address) {
  Function function;
  function.name = kLostName;
  const auto record = image_.take(address);
  if (!record)
    return function;
  if (auto name = image_.text(record->name); name && !name->empty())
    function.name = *name;
  function.file = image_.text(record->file).value_or("");
  function.line = record->line;
  function.isRegion = record->flags & format::kFunctionIsRegion;
  if (record->module.value != 0)
    if (const auto module = image_.load(record->module))
      function.isHostRuntime = module->flags & VAIS_PROFILER_MODULE_HOST_RUNTIME;
  return function;
}

ThreadReader::ThreadReader(ProfileImage &image, FunctionTable &functions, SnapshotBuilder &builder,
                           MemoryReader &memory, const Timeline &timeline)
    : image_(image), functions_(functions), builder_(builder), memory_(memory),
      timeline_(timeline) {}

void ThreadReader::read(const format::Thread &thread, const ThreadEnd &end) {
  if (thread.root.value == 0)
    return;
  readOpenCalls(thread, end);
  contexts_.emplace(thread.root.value, Met{0, 0});
  toRead_.push_back({thread.root, 0});
  for (size_t i = 0; i < toRead_.size(); ++i)
    readContext(Holder(toRead_[i]));
}

/// From the start of an open call to `end`, without what timing cost inside it.
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

/// Collects the timed calls that had not returned, as if they had returned at the end; however they
/// were drawn, each stands for itself. Those that a forked child inherited are calls of its parent,
/// but their time since the fork is the child's.
void ThreadReader::readOpenCalls(const format::Thread &thread, const ThreadEnd &end) {
  for (auto address = thread.timedTop;
       address.value != 0 && address.value % format::kTimedBlockSize != 0;) {
    const auto call = image_.take(address);
    if (!call)
      return;
    address = call->previous;
    if (call->kind != format::TimedKind::Call || call->start == 0 || call->start > end.ticks)
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
  Context memory = memoryOf(*context);
  if (const auto sizes = memory_.read(*context, memory))
    builder_.addSizes(holder.index, *sizes);
  builder_.addRecords(holder.index, memory);

  for (unsigned i = 0; i < format::kSlotsPerContext; ++i)
    readEdge(holder, context->slots[i], context->times[i]);
  if (context->overflow.value != 0)
    readOverflow(holder, context->overflow);
}

void ThreadReader::readOverflow(const Holder &holder, format::Address<format::EdgeTable> address) {
  const auto table = image_.load(address);
  if (!table)
    return;
  image_.spend(table->capacity * sizeof(table->entries[0]));
  for (uint32_t i = 0; i < table->capacity; ++i) {
    const auto entry = image_.loadEntry<format::OverflowEdge>(
        address.value + offsetof(format::EdgeTable, entries), i);
    if (entry.value == 0)
      continue;
    if (const auto edge = image_.take(entry))
      readEdge(holder, edge->slot, edge->time);
  }
}

/// What a timed call takes longer because of its stamps: they wait for what is under way, so that
/// the call does not overlap with what is around it, as it otherwise would. How much that is
/// depends on the call: in comparisons with perf, from nothing to as much as the stamps take. A
/// quarter fits best.
double ThreadReader::lostOverlap(double meanTicks) const {
  constexpr double kPartOfStamps = 0.25, kMostOfCall = 0.4;
  if (timeline_.isExact)
    return 0;
  return std::min(kPartOfStamps * timeline_.stampTicks, kMostOfCall * std::max(meanTicks, 0.0));
}

void ThreadReader::readEdge(const Holder &holder, const format::Slot &slot,
                            format::Address<format::EdgeTime> timeAddress) {
  if (slot.function.value == 0)
    return;
  const format::EdgeTime time = plausible(readTime(slot, timeAddress));
  const TimeEstimate estimate = estimateTime(slot.calls, time);
  const auto known = inherited_.find(timeAddress.value);
  const OpenTime inherited = known != inherited_.end() ? known->second : OpenTime();
  const double ns = timeline_.nsPerTick;
  const double rest = static_cast<double>(slot.calls - std::min(time.countedCalls, slot.calls));
  const double lost = rest * lostOverlap(estimate.ticks / std::max<double>(slot.calls, 1));
  const double ticks = std::max(estimate.ticks - lost, 0.0) + inherited.ticks;
  const double measured = sampledShare(time) * time.sampled.ticks +
                          static_cast<double>(time.countedTicks) + inherited.ticks;
  Edge edge;
  edge.from = holder.index;
  edge.to = readTarget(holder, slot);
  edge.calls = slot.calls;
  edge.timedCalls = std::min(time.countedCalls + time.sampled.samples, slot.calls);
  edge.ns = ticks * ns;
  edge.variance = (estimate.variance + overlapVariance(lost)) * ns * ns;
  edge.offNs = (estimate.offTicks + inherited.offTicks) * ns;
  edge.offVariance = estimate.offVariance * ns * ns;
  edge.timedNs = std::min(measured, ticks) * ns;
  edge.timedOffNs = std::clamp(static_cast<double>(time.countedOffTicks) * ns, 0.0, edge.offNs);
  builder_.addEdge(edge);
  addCosts(edge);
  readStandIn(edge, time.standIn);

  calls_ += edge.calls;
  timedCalls_ += edge.timedCalls;
  droppedCalls_ += time.droppedCalls;
}

/// The context that a slot leads to: a child or flat context, perhaps met for the first time, or
/// else one met already (recursion). A lost one is taken for a child. It is looked at after the
/// slot, which is published after it.
Index ThreadReader::readTarget(const Holder &holder, const format::Slot &slot) {
  const auto checkFunction = [&](uint64_t function) {
    if (function != slot.function.value)
      image_.fail("an edge to a context of its function", "one to that of another function");
  };
  if (const auto known = contexts_.find(slot.target.value); known != contexts_.end()) {
    checkFunction(known->second.function);
    return known->second.index;
  }
  const auto target = image_.load(slot.target);
  if (!target)
    return builder_.child(holder.index, functions_.find(slot.function));
  checkFunction(target->function.value);
  const bool isFlat = target->flags & format::kContextIsFlat;
  if (!isFlat && target->parent.value != holder.address.value)
    image_.fail("an edge to a child or ancestor", "one to another context");

  const Index function = functions_.find(slot.function);
  const Index index = isFlat ? builder_.flat(function) : builder_.child(holder.index, function);
  contexts_.emplace(slot.target.value, Met{index, slot.function.value});
  toRead_.push_back({slot.target, index});
  return index;
}

/// What was learned of an edge, its open calls included.
format::EdgeTime ThreadReader::readTime(const format::Slot &slot,
                                        format::Address<format::EdgeTime> address) {
  format::EdgeTime sum{};
  if (address.value == 0)
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

/// What a stand-in of the edge's target recorded: memory, and self times of the edge's calls. Where
/// many were given up, those left are not like the others.
void ThreadReader::readStandIn(const Edge &edge, format::Address<format::StandIn> address) {
  constexpr uint64_t kMostAbandoned = 8; // one of so many
  if (address.value == 0)
    return;
  const auto standIn = image_.take(address);
  if (!standIn)
    return;
  Context records = memoryOf(standIn->context);
  const format::SampleSums self = plausible(standIn->self);
  if (self.samples > standIn->abandonedCalls * kMostAbandoned) {
    const auto calls = static_cast<double>(edge.calls);
    const TimeEstimate estimate = estimateTime(calls, self);
    records.sampledSelfNs = estimate.ticks * timeline_.nsPerTick;
    const double lost = calls * lostOverlap(estimate.ticks / std::max(calls, 1.0));
    const double variance = estimate.variance + overlapVariance(lost);
    records.sampledSelfVariance = variance * timeline_.nsPerTick * timeline_.nsPerTick;
    records.sampledSelfCalls = calls;
  }
  builder_.addRecords(edge.to, records);
}

/// The times of edges still hold what the hooks of calls inside them cost; the edges out of a
/// context take their part of that along, which leaves it with the cost of its own calls. Samples
/// are free of the timed ones; with time=exact they are not, and also hold the distance of their
/// own stamps.
void ThreadReader::addCosts(const Edge &edge) {
  const double timed = static_cast<double>(edge.timedCalls) * timeline_.nsPerTick;
  const double untimed =
      static_cast<double>(edge.calls - std::min(edge.timedCalls, edge.calls)) * timeline_.nsPerTick;
  Context cost;
  cost.timingNs = untimed * timeline_.callTicks;
  if (timeline_.isExact)
    cost.timingNs += timed * std::max(timeline_.timedCallTicks - timeline_.stampTicks, 0.0);
  builder_.addRecords(edge.from, cost);
  cost.timingNs = timeline_.isExact ? timed * timeline_.stampTicks : 0;
  builder_.addRecords(edge.to, cost);
}

} // namespace vais::profiler
