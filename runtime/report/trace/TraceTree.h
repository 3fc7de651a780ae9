/// The calling-context trees of a trace: what a profile of the same run would contain with every
/// call timed.

#ifndef VAIS_PROFILER_REPORT_TRACETREE_H
#define VAIS_PROFILER_REPORT_TRACETREE_H

#include "runtime/report/model/ProfileAssembler.h"
#include "runtime/report/model/Reading.h"
#include "runtime/report/trace/CallStack.h"
#include "runtime/report/trace/LiveBlocks.h"

#include <map>
#include <unordered_map>

namespace vais::profiler {

/// Not the operand of any event.
constexpr uint32_t kRootFunction = UINT32_MAX;

/// A function reached by a path, or the root of a track. Recursion is folded as in a profile.
struct TraceContext {
  uint32_t function = 0; ///< operand of its Enter events; kRootFunction for roots
  uint32_t parent = 0;   ///< roots and flat contexts are their own parents
  uint32_t track = 0;
  bool isFlat = false;
  uint32_t depth = 0;                    ///< number of contexts above it
  uint32_t lastFunction = kRootFunction; ///< the function last called from here,
  uint32_t lastEdge = 0;                 ///< and the edge of that call
};

struct TraceEdge {
  uint32_t from = 0;
  uint32_t to = 0;
  uint64_t calls = 0;
  uint64_t ticks = 0; ///< of all calls, on the processor, including callees
  uint64_t offTicks = 0;
};

/// When the calls that are open at the end of each track ended.
using TrackEnds = std::vector<uint64_t>;

/// Built in one pass over the events.
class TraceTree {
public:
  /// Contexts beyond `mostContexts` are flat. Numbers from `numbers` on are not those of functions;
  /// they are combined into one lost function.
  TraceTree(size_t tracks, uint64_t mostContexts, uint64_t numbers);

  /// Processes all events of the file. `ends` has a moment for each track.
  void read(const TraceFile &file, const TrackEnds &ends, const Progress &progress);

  const std::vector<TraceContext> &contexts() const { return contexts_; } ///< parents first
  const std::vector<TraceEdge> &edges() const { return edges_; }
  const LiveBlocks &memory() const { return memory_; }
  uint64_t lastTicks() const { return lastTicks_; }
  uint64_t pausedTicks() const { return pausedTicks_; }
  size_t tracks() const { return threads_.size(); } ///< the first contexts are their roots
  uint64_t threadsOf(size_t track) const { return threads_[track]; }

  /// How often an edge's calls took about as long: numbers of calls by format::durationGroup().
  const std::map<uint32_t, uint64_t> &durationsOf(size_t edge) const { return durations_[edge]; }

private:
  /// Watches the CallStack of one track.
  struct Watcher {
    TraceTree &tree;
    uint32_t track;
    uint64_t before; ///< ticks of the preceding event on the same thread

    void entered(CallStack &stack) const;
    void leaving(CallStack &stack, uint64_t end, CallEnd how) const;
    void leftUnknown(CallStack &, uint32_t, uint64_t) const {}
    void happened(CallStack &stack, const TraceEvent &event) const;
  };

  /// An open-addressed table of edges, by the context they come from and the function they lead to.
  uint32_t edgeTo(uint32_t context, uint32_t function, uint32_t track);
  uint32_t &entryOf(uint32_t context, uint32_t function);
  uint32_t makeEdge(uint32_t context, uint32_t function, uint32_t track);
  uint32_t target(uint32_t context, uint32_t function, uint32_t track);
  void growTable();
  uint32_t contextOf(const CallStack &stack, uint32_t track) const;
  void countThread(const TraceEvent &event, size_t track);

  std::vector<TraceContext> contexts_;
  std::vector<TraceEdge> edges_;
  std::vector<std::map<uint32_t, uint64_t>> durations_; ///< of edges
  std::vector<uint32_t> table_;                         ///< numbers of edges plus 1
  std::unordered_map<uint64_t, uint32_t> flat_;
  LiveBlocks memory_;
  std::vector<uint64_t> threads_;
  uint64_t mostContexts_;
  uint64_t numbers_;
  uint64_t lastTicks_ = 0;
  uint64_t pausedTicks_ = 0;
};

} // namespace vais::profiler

#endif
