/// The calls between functions in a snapshot.

#ifndef VAIS_PROFILER_CPP_CALLGRAPH_HPP
#define VAIS_PROFILER_CPP_CALLGRAPH_HPP

#include "Snapshot.hpp"

VAIS_PROFILER_CPP_BEGIN

/// Calls from one function to another.
struct CallEdge {
  std::string caller; ///< empty for code that is not instrumented
  std::string callee;
  std::uint64_t calls;
  std::chrono::nanoseconds totalTime; ///< in the callee and what it called; 0 if unknown
};

/// All lists are ordered by number of calls, then by names.
class CallGraph {
public:
  explicit CallGraph(Snapshot snapshot) : snapshot_(std::move(snapshot)) {}

  /// Returns the number of distinct pairs of caller and callee.
  std::size_t edgeCount() const noexcept {
    return vais_profiler_snapshot_edges(snapshot_.handle(), nullptr, 0);
  }
  /// Returns how often `caller` called `callee`.
  std::uint64_t count(const char *caller, const char *callee) const noexcept {
    return vais_profiler_snapshot_calls(snapshot_.handle(), caller, callee);
  }
  std::vector<CallEdge> callersOf(const char *callee) const {
    return edges(kAll, [=](const void *snapshot, auto *array, std::size_t capacity) {
      return vais_profiler_snapshot_callers(snapshot, callee, array, capacity);
    });
  }
  std::vector<CallEdge> calleesOf(const char *caller) const {
    return edges(kAll, [=](const void *snapshot, auto *array, std::size_t capacity) {
      return vais_profiler_snapshot_callees(snapshot, caller, array, capacity);
    });
  }
  /// Returns at most `limit` edges, those with the most calls.
  std::vector<CallEdge> hotEdges(std::size_t limit = kAll) const {
    return edges(limit, vais_profiler_snapshot_edges);
  }

private:
  template <class Fill> std::vector<CallEdge> edges(std::size_t limit, const Fill &fill) const {
    std::vector<CallEdge> edges;
    for (const VaisProfileEdge &each :
         Snapshot::fetch<VaisProfileEdge>(limit, [&](auto *array, std::size_t capacity) {
           return fill(snapshot_.handle(), array, capacity);
         }))
      edges.push_back(
          {each.caller ? each.caller : "", each.callee, each.calls, Snapshot::time(each.total_ns)});
    return edges;
  }

  Snapshot snapshot_;
};

VAIS_PROFILER_CPP_END

#endif
