/// Follows the edges between contexts.

#include "runtime/report/names/OnlyCallers.h"

namespace vais::profiler {

std::vector<Index> onlyCallers(const Profile &profile) {
  std::vector<Index> callers(profile.functions.size(), kNone);
  std::vector<bool> hasSeveral(callers.size());
  for (const Edge &edge : profile.edges) {
    const Index caller = profile.contexts[edge.from].function;
    const Index callee = profile.contexts[edge.to].function;
    if (caller == kNone || callee == kNone || caller == callee)
      continue;
    hasSeveral[callee] =
        hasSeveral[callee] || (callers[callee] != kNone && callers[callee] != caller);
    callers[callee] = hasSeveral[callee] ? kNone : caller;
  }
  return callers;
}

} // namespace vais::profiler
