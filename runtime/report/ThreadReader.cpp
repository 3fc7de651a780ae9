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

/// `time` without what only damage explains.
format::EdgeTime plausible(format::EdgeTime time) {
  const auto valid = [](double squares) { return std::isfinite(squares) && squares >= 0; };
  if (!valid(time.countedSquares))
    time.countedSquares = 0;
  if (!valid(time.sampledSquares))
    time.sampledSquares = 0;
  return time;
}

/// Ticks from the start of an open call to `end`, less the cost of timed calls inside it.
double openTicks(const Timeline &timeline, const format::TimedCall &call,
                 const format::Thread &thread, uint64_t end) {
  const auto ticks = static_cast<double>(end - call.start);
  if (timeline.isExact)
    return ticks;
  const uint64_t nested = thread.timedCalls - std::min(call.timedBefore, thread.timedCalls);
  return std::max(ticks - static_cast<double>(nested) * timeline.timedCallTicks, 0.0);
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
  if (record->module.value != 0)
    if (const auto module = image_.load(record->module))
      function.isHostRuntime = module->flags & VAIS_PROFILER_MODULE_HOST_RUNTIME;
  return function;
}

ThreadReader::ThreadReader(ProfileImage &image, FunctionTable &functions, SnapshotBuilder &builder,
                           MemoryReader &memory, const Timeline &timeline)
    : image_(image), functions_(functions), builder_(builder), memory_(memory),
      timeline_(timeline) {}

void ThreadReader::read(const format::Thread &thread) {
  if (thread.root.value == 0)
    return;
  readOpenCalls(thread);
  contexts_.emplace(thread.root.value, Met{0, 0});
  toRead_.push_back({thread.root, 0});
  for (size_t i = 0; i < toRead_.size(); ++i)
    readContext(Holder(toRead_[i]));
}

/// Collects the timed calls that had not returned, as if they had returned at the end: an EdgeTime
/// of one call each. Those that a forked child inherited are calls of its parent, but their time
/// since the fork is the child's.
void ThreadReader::readOpenCalls(const format::Thread &thread) {
  const uint64_t end = timeline_.endTicks ? timeline_.endTicks : thread.lastTicks;
  for (auto address = thread.timedTop;
       address.value != 0 && address.value % format::kTimedBlockSize != 0;) {
    const auto call = image_.take(address);
    if (!call)
      return;
    address = call->previous;
    if (call->start == 0 || call->start > end)
      continue;
    const double ticks = openTicks(timeline_, *call, thread, end);
    if (call->start <= timeline_.forkTicks) {
      inherited_[call->time.value] += ticks;
      continue;
    }
    const bool isCounted = timeline_.isExact || call->isCounted;
    format::EdgeTime time{};
    (isCounted ? time.countedCalls : time.sampledCalls) = 1;
    (isCounted ? time.countedTicks : time.sampledTicks) = static_cast<uint64_t>(ticks);
    (isCounted ? time.countedSquares : time.sampledSquares) = ticks * ticks;
    open_.emplace(call->time.value, time);
  }
}

void ThreadReader::readContext(const Holder &holder) {
  const auto context = image_.take(holder.address);
  if (!context)
    return;
  Context memory;
  memory.allocations = context->allocations;
  memory.allocatedBytes = context->allocatedBytes;
  memory.deallocations = context->deallocations;
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

void ThreadReader::readEdge(const Holder &holder, const format::Slot &slot,
                            format::Address<format::EdgeTime> timeAddress) {
  if (slot.function.value == 0)
    return;
  const format::EdgeTime time = plausible(readTime(slot, timeAddress));
  const TimeEstimate estimate = estimateTime(slot.calls, time);
  const auto inherited = inherited_.find(timeAddress.value);
  const double ticks = estimate.ticks + (inherited != inherited_.end() ? inherited->second : 0);
  const double timed = ticks - estimate.ticks + static_cast<double>(time.countedTicks) +
                       static_cast<double>(time.sampledTicks);
  Edge edge;
  edge.from = holder.index;
  edge.to = readTarget(holder, slot);
  edge.calls = slot.calls;
  edge.timedCalls = std::min(time.countedCalls + time.sampledCalls, slot.calls);
  edge.ns = ticks * timeline_.nsPerTick;
  edge.timedNs = std::min(timed, ticks) * timeline_.nsPerTick;
  edge.variance = estimate.variance * timeline_.nsPerTick * timeline_.nsPerTick;
  builder_.addEdge(edge);
  addCosts(edge);

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
    sum.countedSquares += open->second.countedSquares;
    sum.sampledCalls += open->second.sampledCalls;
    sum.sampledTicks += open->second.sampledTicks;
    sum.sampledSquares += open->second.sampledSquares;
  }
  if (timeline_.isExact)
    sum.countedCalls = slot.calls - std::min(sum.droppedCalls, slot.calls);
  return sum;
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
