/// Walks upwards from each context that has values of its own.

#include "runtime/report/transform/Inversion.h"

#include "runtime/report/totals/Values.h"
#include "runtime/report/transform/Rearrangement.h"

#include <algorithm>

namespace vais::profiler {
namespace {

bool hasValues(const Context &context, uint64_t calls) {
  const auto &events = context.events;
  return std::any_of(values().begin(), values().end(),
                     [&](const Value &value) { return value.ofContext(context, calls) > 0; }) ||
         std::any_of(events.begin(), events.end(),
                     [](const EventCount &event) { return event.count > 0; });
}

} // namespace

Profile invertProfile(const Profile &profile) {
  Rearrangement result(profile);
  ProfileAssembler &builder = result.builder();
  std::vector<Index> functions;
  for (const Function &function : profile.functions)
    functions.push_back(builder.function(function));
  const std::vector<uint64_t> calls = contextCalls(profile);
  std::vector<Edge> edges; // the edge into each new context, by its index
  for (size_t i = 1; i < profile.contexts.size(); ++i) {
    const Context &own = profile.contexts[i];
    if (!hasValues(own, calls[i]))
      continue;
    Index place = 0;
    for (const Context *at = &own; at->function != kNone;
         at = &profile.contexts[at->isFlat ? 0 : at->parent]) {
      const Index caller = place;
      place = builder.child(caller, functions[at->function]);
      edges.resize(std::max<size_t>(edges.size(), place + 1));
      edges[place].from = caller;
      edges[place].to = place;
      edges[place].variance += own.selfVariance;
      edges[place].offVariance += own.selfOffVariance;
    }
    edges[place].calls += calls[i];
    result.addOwn(place, profile, own);
  }
  for (size_t i = 1; i < edges.size(); ++i)
    builder.addEdge(edges[i]);
  return result.finish();
}

} // namespace vais::profiler
