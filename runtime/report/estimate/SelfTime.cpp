/// Contexts come after their parents, so that going backwards visits children first.

#include "runtime/report/estimate/SelfTime.h"

#include "runtime/report/estimate/Cycles.h"
#include "runtime/report/estimate/Reconciliation.h"
#include "runtime/report/estimate/RecordingCosts.h"
#include "runtime/report/estimate/TwoObservers.h"

#include <algorithm>

namespace vais::profiler {

namespace {

void addOffTimes(Profile &profile) {
  const std::vector<double> times = reconciledTimes(profile, kOffCpu);
  for (size_t i = 0; i < times.size(); ++i) {
    const Edge &edge = profile.edges[i];
    if (edge.from == edge.to)
      continue;
    Context &from = profile.contexts[edge.from];
    Context &to = profile.contexts[edge.to];
    to.selfOffNs += times[i];
    to.selfOffVariance += edge.offVariance;
    from.selfOffNs -= times[i];
    from.selfOffVariance += edge.offVariance;
  }
}

/// Increases the variance of contexts whose callees and hooks take longer than they do themselves:
/// the estimates are wrong by the difference, whatever their variance.
template <double Edge::*Time, double Context::*Variance> void addContradictions(Profile &profile) {
  std::vector<double> left(profile.contexts.size());
  for (const Edge &edge : profile.edges) {
    left[edge.to] += edge.*Time;
    left[edge.from] -= edge.*Time;
  }
  for (size_t i = 1; i < left.size(); ++i) {
    Context &context = profile.contexts[i];
    if (Time == &Edge::ns && profile.timeMode == TimeMode::Exact)
      left[i] -= context.timingNs;
    if (left[i] < 0 && context.cycle == kNone)
      context.*Variance = std::max(context.*Variance, left[i] * left[i]);
  }
}

/// Moves a negative self time to the parent.
template <double Context::*Self> void settle(std::vector<Context> &contexts, size_t i) {
  Context &context = contexts[i];
  if (context.*Self < 0) {
    if (context.parent != kNone)
      contexts[context.parent].*Self += context.*Self;
    context.*Self = 0;
  }
}

template <double Context::*Self, double Context::*Total>
void addTotal(std::vector<Context> &contexts, size_t i) {
  Context &context = contexts[i];
  context.*Total += context.*Self;
  if (context.parent != kNone)
    contexts[context.parent].*Total += context.*Total;
}

/// Calls whose time comes out as zero took less than it costs to time them, which is how well their
/// sum is known.
void addResolution(Profile &profile) {
  if (profile.timeMode == TimeMode::None)
    return;
  std::vector<double> calls(profile.contexts.size());
  for (const Edge &edge : profile.edges)
    calls[edge.to] += static_cast<double>(edge.calls);
  for (size_t i = 0; i < calls.size(); ++i) {
    Context &context = profile.contexts[i];
    if (context.selfNs > 0 || context.selfVariance > 0)
      continue;
    const double atMost = calls[i] * profile.overhead.timedCallNs;
    context.selfVariance = atMost * atMost;
  }
}

} // namespace

void computeSelfTimes(Profile &profile) {
  auto &contexts = profile.contexts;
  for (Context &context : contexts) {
    context.selfNs = context.selfVariance = context.totalNs = 0;
    context.selfOffNs = context.selfOffVariance = context.totalOffNs = 0;
  }
  findCycles(profile);
  const std::vector<double> times = reconciledTimes(profile, kOnCpu);
  for (size_t i = 0; i < times.size(); ++i) {
    const Edge &edge = profile.edges[i];
    if (edge.from == edge.to)
      continue;
    contexts[edge.to].selfNs += times[i];
    contexts[edge.to].selfVariance += edge.variance;
    contexts[edge.from].selfNs -= times[i];
    contexts[edge.from].selfVariance += edge.variance;
  }
  for (Context &context : contexts)
    context.selfNs -= hookCost(context, profile.timeMode);
  addOffTimes(profile);

  shareCycleTimes(profile);

  for (size_t i = contexts.size(); i-- > 1;) {
    settle<&Context::selfNs>(contexts, i);
    settle<&Context::selfOffNs>(contexts, i);
  }
  addContradictions<&Edge::ns, &Context::selfVariance>(profile);
  addContradictions<&Edge::offNs, &Context::selfOffVariance>(profile);
  addResolution(profile);
  combineObservers(profile);
  for (size_t i = contexts.size(); i-- > 1;) {
    addTotal<&Context::selfNs, &Context::totalNs>(contexts, i);
    addTotal<&Context::selfOffNs, &Context::totalOffNs>(contexts, i);
  }
  contexts[0].selfNs = contexts[0].selfVariance = 0;
  contexts[0].selfOffNs = contexts[0].selfOffVariance = 0;
}

void scaleThreadTimes(Profile &profile) {
  const auto scale = [&](double ThreadTotals::*time, double Context::*self) {
    double threads = 0, functions = 0;
    for (const ThreadTotals &each : profile.threadTotals)
      threads += each.*time;
    for (const Context &context : profile.contexts)
      functions += context.*self;
    for (ThreadTotals &each : profile.threadTotals)
      each.*time *= threads > 0 ? functions / threads : 0;
  };
  scale(&ThreadTotals::ns, &Context::selfNs);
  scale(&ThreadTotals::offNs, &Context::selfOffNs);
}

} // namespace vais::profiler
