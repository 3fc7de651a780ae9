/// The edges of a call graph with their numbers of calls. Caller and callee are addresses of
/// objects that stand for functions; equal addresses mean equal functions.
///
/// Not thread-safe. The owner must call clear() at the end.

#ifndef VAIS_PROFILER_HANDLES_CALLEDGES_H
#define VAIS_PROFILER_HANDLES_CALLEDGES_H

#include "runtime/base/MappedTable.h"

namespace vais::profiler {

struct CallEdge {
  uint64_t caller; ///< not 0
  uint64_t callee;
  uint64_t calls;

  bool isFree() const { return !caller; }
  uint64_t hash() const { return hashOf(caller, callee); }
  static uint64_t hashOf(uint64_t caller, uint64_t callee) {
    return spreadBits(spreadBits(caller) ^ callee);
  }
};

class CallEdges {
public:
  constexpr CallEdges() = default;

  /// Returns the edge, or null if there is none.
  CallEdge *find(uint64_t caller, uint64_t callee) const {
    return edges_.find(CallEdge::hashOf(caller, callee), [=](const CallEdge &edge) {
      return edge.caller == caller && edge.callee == callee;
    });
  }

  /// Returns the edge, which is made without calls if necessary, or null if there is no memory.
  CallEdge *intern(uint64_t caller, uint64_t callee) {
    CallEdge *known = find(caller, callee);
    return known ? known : edges_.add({caller, callee, 0});
  }

  size_t count() const { return edges_.count(); }
  void clear() { edges_.clear(); }

  /// Calls `visit(edge)` for each edge, in no particular order.
  template <class Visit> void forEach(Visit visit) const { edges_.forEach(visit); }

private:
  MappedTable<CallEdge> edges_;
};

} // namespace vais::profiler

#endif
