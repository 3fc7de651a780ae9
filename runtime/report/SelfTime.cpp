/// Contexts stand after their parents, so that going backwards visits children first.

#include "SelfTime.h"

#include "Cycles.h"
#include "Reconciliation.h"

namespace vais::profiler {

namespace {

void addOffTimes(Snapshot &snapshot) {
  const std::vector<double> times = reconciledTimes(snapshot, kOffCpu);
  for (size_t i = 0; i < times.size(); ++i) {
    const Edge &edge = snapshot.edges[i];
    if (edge.from == edge.to)
      continue;
    Context &from = snapshot.contexts[edge.from];
    Context &to = snapshot.contexts[edge.to];
    to.selfOffNs += times[i];
    to.selfOffVariance += edge.offVariance;
    from.selfOffNs -= times[i];
    from.selfOffVariance += edge.offVariance;
  }
}

/// Moves a self time that is less than nothing to the parent, and adds up totals.
template <double Context::*Self, double Context::*Total>
void settle(std::vector<Context> &contexts, size_t i) {
  Context &context = contexts[i];
  if (context.*Self < 0) {
    if (context.parent != kNone)
      contexts[context.parent].*Self += context.*Self;
    context.*Self = 0;
  }
  context.*Total += context.*Self;
  if (context.parent != kNone)
    contexts[context.parent].*Total += context.*Total;
}

} // namespace

void computeSelfTimes(Snapshot &snapshot) {
  auto &contexts = snapshot.contexts;
  for (Context &context : contexts) {
    context.selfNs = -context.timingNs;
    context.selfVariance = context.totalNs = 0;
    context.selfOffNs = context.selfOffVariance = context.totalOffNs = 0;
  }
  findCycles(snapshot);
  const std::vector<double> times = reconciledTimes(snapshot, kOnCpu);
  for (size_t i = 0; i < times.size(); ++i) {
    const Edge &edge = snapshot.edges[i];
    if (edge.from == edge.to)
      continue;
    contexts[edge.to].selfNs += times[i];
    contexts[edge.to].selfVariance += edge.variance;
    contexts[edge.from].selfNs -= times[i];
    contexts[edge.from].selfVariance += edge.variance;
  }
  addOffTimes(snapshot);

  shareCycleTimes(snapshot);

  for (size_t i = contexts.size(); i-- > 1;) {
    settle<&Context::selfNs, &Context::totalNs>(contexts, i);
    settle<&Context::selfOffNs, &Context::totalOffNs>(contexts, i);
  }
  contexts[0].selfNs = contexts[0].selfVariance = 0;
  contexts[0].selfOffNs = contexts[0].selfOffVariance = 0;
}

} // namespace vais::profiler
