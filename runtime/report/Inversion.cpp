/// A walk up from each context that has anything of its own.

#include "Inversion.h"

#include "Rearrangement.h"
#include "Values.h"

#include <algorithm>

namespace vais::profiler {
namespace {

bool hasValues(const Context &context, uint64_t calls) {
  return std::any_of(values().begin(), values().end(),
                     [&](const Value &value) { return value.of(context, calls) > 0; });
}

} // namespace

Snapshot invertSnapshot(const Snapshot &snapshot) {
  Rearrangement result(snapshot);
  SnapshotBuilder &builder = result.builder();
  std::vector<Index> functions;
  for (const Function &function : snapshot.functions)
    functions.push_back(builder.function(function));
  const std::vector<uint64_t> calls = contextCalls(snapshot);
  for (size_t i = 1; i < snapshot.contexts.size(); ++i) {
    const Context &own = snapshot.contexts[i];
    if (!hasValues(own, calls[i]))
      continue;
    Edge edge;
    for (const Context *at = &own; at->function != kNone;) {
      edge.from = edge.to;
      edge.to = builder.child(edge.from, functions[at->function]);
      const bool isLast = at->isFlat || at->parent == 0;
      edge.calls = isLast ? calls[i] : 0;
      edge.variance = own.selfVariance;
      builder.addEdge(edge);
      if (isLast)
        break;
      at = &snapshot.contexts[at->parent];
    }
    result.addOwn(edge.to, own);
  }
  return result.finish();
}

} // namespace vais::profiler
