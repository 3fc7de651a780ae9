/// Contexts stand after their parents, so that going backwards visits children first.

#include "runtime/report/estimate/SelfTime.h"

#include "runtime/report/estimate/Cycles.h"
#include "runtime/report/estimate/Reconciliation.h"
#include "runtime/report/estimate/RecordingCosts.h"

#include <algorithm>

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

/// By as much as the times of a context's callees and of its hooks exceed its own, the estimates
/// are wrong, whatever variance they claim.
template <double Edge::*Time, double Context::*Variance>
void addContradictions(Snapshot &snapshot) {
  std::vector<double> left(snapshot.contexts.size());
  for (const Edge &edge : snapshot.edges) {
    left[edge.to] += edge.*Time;
    left[edge.from] -= edge.*Time;
  }
  for (size_t i = 1; i < left.size(); ++i) {
    Context &context = snapshot.contexts[i];
    if (Time == &Edge::ns && snapshot.timeMode == TimeMode::Exact)
      left[i] -= context.timingNs;
    if (left[i] < 0 && context.cycle == kNone)
      context.*Variance = std::max(context.*Variance, left[i] * left[i]);
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

/// Calls whose time comes out as nothing at all took less than it costs to time them: that is how
/// well the sum of them is known.
void addResolution(Snapshot &snapshot) {
  if (snapshot.timeMode == TimeMode::None)
    return;
  std::vector<double> calls(snapshot.contexts.size());
  for (const Edge &edge : snapshot.edges)
    calls[edge.to] += static_cast<double>(edge.calls);
  for (size_t i = 0; i < calls.size(); ++i) {
    Context &context = snapshot.contexts[i];
    if (context.selfNs > 0 || context.selfVariance > 0)
      continue;
    const double atMost = calls[i] * snapshot.overhead.timedCallNs;
    context.selfVariance = atMost * atMost;
  }
}

} // namespace

void computeSelfTimes(Snapshot &snapshot) {
  auto &contexts = snapshot.contexts;
  for (Context &context : contexts) {
    context.selfNs = context.selfVariance = context.totalNs = 0;
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
  for (Context &context : contexts)
    context.selfNs -= hookCost(context, snapshot.timeMode);
  addOffTimes(snapshot);

  shareCycleTimes(snapshot);

  for (size_t i = contexts.size(); i-- > 1;) {
    settle<&Context::selfNs, &Context::totalNs>(contexts, i);
    settle<&Context::selfOffNs, &Context::totalOffNs>(contexts, i);
  }
  addContradictions<&Edge::ns, &Context::selfVariance>(snapshot);
  addContradictions<&Edge::offNs, &Context::selfOffVariance>(snapshot);
  addResolution(snapshot);
  contexts[0].selfNs = contexts[0].selfVariance = 0;
  contexts[0].selfOffNs = contexts[0].selfOffVariance = 0;
}

void scaleThreadTimes(Snapshot &snapshot) {
  const auto scale = [&](double ThreadTotals::*time, double Context::*self) {
    double threads = 0, functions = 0;
    for (const ThreadTotals &each : snapshot.threadTotals)
      threads += each.*time;
    for (const Context &context : snapshot.contexts)
      functions += context.*self;
    for (ThreadTotals &each : snapshot.threadTotals)
      each.*time *= threads > 0 ? functions / threads : 0;
  };
  scale(&ThreadTotals::ns, &Context::selfNs);
  scale(&ThreadTotals::offNs, &Context::selfOffNs);
}

} // namespace vais::profiler
