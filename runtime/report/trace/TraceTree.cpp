/// For most events it suffices to look at the edge that was last taken from the same context.

#include "runtime/report/trace/TraceTree.h"

#include "runtime/base/Hash.h"
#include "runtime/report/trace/EventMerge.h"

#include <numeric>

namespace vais::profiler {

namespace {

constexpr size_t kFirstTableSize = 1024;

uint64_t pairKey(uint32_t first, uint32_t second) { return uint64_t(first) << 32 | second; }

size_t hash(uint64_t key) { return static_cast<size_t>(hashOf(key) >> 32); }

} // namespace

TraceTree::TraceTree(size_t tracks, uint64_t mostContexts, uint64_t numbers)
    : table_(kFirstTableSize), threads_(tracks), mostContexts_(mostContexts), numbers_(numbers) {
  for (uint32_t i = 0; i < tracks; ++i)
    contexts_.push_back({kRootFunction, i, i});
}

/// Returns the current context.
uint32_t TraceTree::contextOf(const CallStack &stack, uint32_t track) const {
  return stack.isEmpty() ? track : edges_[stack.top().note].to;
}

/// Returns the table entry in which the edge's number is or will be stored.
uint32_t &TraceTree::entryOf(uint32_t context, uint32_t function) {
  const size_t mask = table_.size() - 1;
  size_t i = hash(pairKey(context, function)) & mask;
  for (;; i = (i + 1) & mask) {
    const uint32_t entry = table_[i];
    if (entry == 0)
      break;
    const TraceEdge &edge = edges_[entry - 1];
    if (edge.from == context && contexts_[edge.to].function == function)
      break;
  }
  return table_[i];
}

void TraceTree::growTable() {
  table_.assign(table_.size() * 2, 0);
  for (uint32_t i = 0; i < edges_.size(); ++i)
    entryOf(edges_[i].from, contexts_[edges_[i].to].function) = i + 1;
}

/// Returns the context to which a call of `function` leads: that of an ancestor, a new one or,
/// beyond the limit, the flat one of the function.
uint32_t TraceTree::target(uint32_t context, uint32_t function, uint32_t track) {
  for (uint32_t ancestor = context;; ancestor = contexts_[ancestor].parent) {
    if (contexts_[ancestor].function == function)
      return ancestor;
    if (contexts_[ancestor].parent == ancestor)
      break;
  }
  const auto made = static_cast<uint32_t>(contexts_.size());
  const uint32_t depth = contexts_[context].depth + 1;
  const bool isFlat = made >= mostContexts_ || depth > kMostDepth;
  if (isFlat) {
    const auto [known, isNew] = flat_.try_emplace(pairKey(track, function), made);
    if (!isNew)
      return known->second;
  }
  contexts_.push_back({function, isFlat ? made : context, track, isFlat, isFlat ? 0 : depth});
  return made;
}

uint32_t TraceTree::makeEdge(uint32_t context, uint32_t function, uint32_t track) {
  if (edges_.size() * 2 >= table_.size())
    growTable();
  const auto made = static_cast<uint32_t>(edges_.size());
  edges_.push_back({context, target(context, function, track)});
  durations_.emplace_back();
  entryOf(context, function) = made + 1;
  return made;
}

uint32_t TraceTree::edgeTo(uint32_t context, uint32_t function, uint32_t track) {
  TraceContext &from = contexts_[context];
  if (from.lastFunction == function)
    return from.lastEdge;
  const uint32_t entry = entryOf(context, function);
  const uint32_t edge = entry ? entry - 1 : makeEdge(context, function, track);
  contexts_[context].lastFunction = function;
  contexts_[context].lastEdge = edge;
  return edge;
}

void TraceTree::Watcher::entered(CallStack &stack) const {
  const auto &calls = stack.calls();
  const uint32_t caller = calls.size() < 2 ? track : tree.edges_[calls[calls.size() - 2].note].to;
  const uint32_t function = stack.top().function < tree.numbers_ ? stack.top().function : 0;
  const uint32_t edge = tree.edgeTo(caller, function, track);
  stack.top().note = edge;
  ++tree.edges_[edge].calls;
}

void TraceTree::Watcher::leaving(CallStack &stack, uint64_t end, CallEnd) const {
  TraceEdge &edge = tree.edges_[stack.top().note];
  const uint64_t all = stack.duration(stack.top(), end);
  const uint64_t off = stack.offDuration(stack.top(), end);
  edge.ticks += all - off;
  edge.offTicks += off;
  ++tree.durations_[stack.top().note][format::durationGroup(all)];
}

void TraceTree::Watcher::happened(CallStack &stack, const TraceEvent &event) const {
  const uint32_t context = tree.contextOf(stack, track);
  LiveBlocks &memory = tree.memory_;
  switch (event.kind) {
  case format::EventKind::Pause:
    tree.pausedTicks_ += event.operand * format::kPauseUnit;
    return;
  case format::EventKind::Allocation:
    return memory.allocate(context, event.values[0], sizeOf(event), event.ticks);
  case format::EventKind::Free:
    return memory.free(context, event.values[0], event.ticks);
  case format::EventKind::Reallocation:
    memory.free(context, event.values[0], before);
    --memory.memoryOf(context).counts.deallocations;
    memory.allocate(context, event.values[1], sizeOf(event), event.ticks);
    ++memory.memoryOf(context).counts.reallocations;
    return;
  default:
    return;
  }
}

/// A thread whose beginning was not kept is recognised by its later events.
void TraceTree::countThread(const TraceEvent &event, size_t track) {
  const bool isFirst = threads_[track] == 0 && event.kind != format::EventKind::Nothing;
  if (isFirst || event.kind == format::EventKind::Thread)
    ++threads_[track];
}

void TraceTree::read(const TraceFile &file, const TrackEnds &ends, const Progress &progress) {
  std::vector<size_t> all(file.tracks().size());
  std::iota(all.begin(), all.end(), 0);
  std::vector<CallStack> stacks(all.size());
  EventMerge events(file, all, progress);
  TraceEvent event;
  for (size_t track; events.next(event, track);) {
    CallStack &stack = stacks[track];
    Watcher watcher{*this, static_cast<uint32_t>(track), stack.lastTicks()};
    countThread(event, track);
    stack.take(event, watcher);
  }
  for (size_t track = 0; track < stacks.size(); ++track) {
    CallStack &stack = stacks[track];
    Watcher watcher{*this, static_cast<uint32_t>(track), stack.lastTicks()};
    stack.closeAll(std::max(ends[track], stack.lastTicks()), CallEnd::Unknown, watcher);
    lastTicks_ = std::max(lastTicks_, stack.lastTicks());
  }
}

} // namespace vais::profiler
