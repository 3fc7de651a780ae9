/// The edges of a call graph: how often which caller called which callee. Ends are addresses of
/// whatever stands for a function; equal addresses, equal functions.
///
/// Not safe between threads. The owner calls clear() at the end.

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

  /// The edge; null when there is none.
  CallEdge *find(uint64_t caller, uint64_t callee) const {
    return edges_.find(CallEdge::hashOf(caller, callee), [=](const CallEdge &edge) {
      return edge.caller == caller && edge.callee == callee;
    });
  }

  /// The edge, made now without calls if need be; null when there is no memory.
  CallEdge *intern(uint64_t caller, uint64_t callee) {
    CallEdge *known = find(caller, callee);
    return known ? known : edges_.add({caller, callee, 0});
  }

  size_t count() const { return edges_.count(); }
  void clear() { edges_.clear(); }

  /// Calls `visit(edge)` for each, in no order.
  template <class Visit> void forEach(Visit visit) const { edges_.forEach(visit); }

private:
  MappedTable<CallEdge> edges_;
};

} // namespace vais::profiler

#endif
