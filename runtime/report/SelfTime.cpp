/// Contexts stand after their parents, so that going backwards visits children first.

#include "SelfTime.h"

#include "Cycles.h"
#include "Reconciliation.h"

namespace vais::profiler {

void computeSelfTimes(Snapshot &snapshot) {
  auto &contexts = snapshot.contexts;
  for (Context &context : contexts) {
    context.selfNs = -context.timingNs;
    context.selfVariance = context.totalNs = 0;
  }
  findCycles(snapshot);
  const std::vector<double> times = reconciledTimes(snapshot);
  for (size_t i = 0; i < times.size(); ++i) {
    const Edge &edge = snapshot.edges[i];
    if (edge.from == edge.to)
      continue;
    contexts[edge.to].selfNs += times[i];
    contexts[edge.to].selfVariance += edge.variance;
    contexts[edge.from].selfNs -= times[i];
    contexts[edge.from].selfVariance += edge.variance;
  }

  shareCycleTimes(snapshot);

  for (size_t i = contexts.size(); i-- > 1;) {
    Context &context = contexts[i];
    if (context.selfNs < 0) {
      if (context.parent != kNone)
        contexts[context.parent].selfNs += context.selfNs;
      context.selfNs = 0;
    }
    context.totalNs += context.selfNs;
    if (context.parent != kNone)
      contexts[context.parent].totalNs += context.totalNs;
  }
  contexts[0].selfNs = contexts[0].selfVariance = 0;
}

} // namespace vais::profiler
