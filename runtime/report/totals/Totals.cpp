/// Computes sums over contexts and edges.

#include "runtime/report/totals/Totals.h"

#include "runtime/report/estimate/Confidence.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace vais::profiler {
namespace {

/// Times from a handful of samples mean nothing and stay 0.
void addContexts(const Profile &profile, std::vector<FunctionTotals> &totals) {
  const bool hasTimes = profile.hasTimes();
  for (const Context &context : profile.contexts) {
    if (context.function == kNone)
      continue;
    FunctionTotals &sum = totals[context.function];
    sum.samples += context.samples;
    sum.clockSamples += context.clockSamples;
    sum.clockNs += context.clockNs;
    sum.isCycleShare |= context.isCycleShare;
    sum.hasEvents |= !context.events.empty();
    sum.addMemory(context);
    if (!hasTimes)
      continue;
    sum.selfNs += context.selfNs;
    sum.totalNs += context.totalNs;
    sum.selfOffNs += context.selfOffNs;
    sum.totalOffNs += context.totalOffNs;
  }
}

void addCalls(const Profile &profile, std::vector<FunctionTotals> &totals) {
  for (const Edge &edge : profile.edges) {
    const Index callee = profile.contexts[edge.to].function;
    totals[callee].calls += edge.calls;
    totals[callee].timedCalls += edge.timedCalls;
  }
}

/// Converts the variances of contexts to errors. The sum of all times off the processor is known
/// from the threads' clocks: no part of it can be wrong by more.
void addErrors(const Profile &profile, std::vector<FunctionTotals> &totals) {
  if (!profile.hasTimes())
    return;
  double allOff = 0;
  std::vector<double> variances(totals.size()), offVariances(totals.size());
  for (const Context &context : profile.contexts)
    if (context.function != kNone) {
      variances[context.function] += context.selfVariance;
      offVariances[context.function] += context.selfOffVariance;
      allOff += context.selfOffNs;
    }
  for (size_t i = 0; i < totals.size(); ++i) {
    totals[i].selfError = halfWidth(variances[i]);
    totals[i].selfOffError = std::min(halfWidth(offVariances[i]), allOff);
  }
}

bool isSilent(const FunctionTotals &totals) {
  return totals.calls == 0 && totals.samples == 0 && totals.totalNs <= 0 && !totals.hasEvents &&
         totals.allocations == 0 && totals.deallocations == 0 && totals.failedAllocations == 0;
}

} // namespace

std::vector<FunctionTotals> functionTotals(const Profile &profile) {
  std::vector<FunctionTotals> totals(profile.functions.size());
  for (size_t i = 0; i < totals.size(); ++i)
    totals[i].function = static_cast<Index>(i);
  addContexts(profile, totals);
  addCalls(profile, totals);
  addErrors(profile, totals);
  totals.erase(std::remove_if(totals.begin(), totals.end(), isSilent), totals.end());

  std::sort(totals.begin(), totals.end(), [&](const auto &a, const auto &b) {
    const Function &first = profile.functions[a.function];
    const Function &second = profile.functions[b.function];
    return std::tie(b.selfNs, b.samples, b.calls, first.name, first.file, first.line) <
           std::tie(a.selfNs, a.samples, a.calls, second.name, second.file, second.line);
  });
  return totals;
}

std::vector<CallTotals> callTotals(const Profile &profile) {
  const bool hasTimes = profile.hasTimes();
  std::map<std::pair<Index, Index>, CallTotals> pairs;
  for (const Edge &edge : profile.edges) {
    const Context &to = profile.contexts[edge.to];
    const Index caller = profile.contexts[edge.from].function;
    const bool isTreeEdge = to.parent == edge.from && edge.from != edge.to;
    CallTotals &sum = pairs[{caller, to.function}];
    sum.caller = caller;
    sum.callee = to.function;
    sum.hasCalls = !profile.functions[to.function].isSampled;
    sum.calls += edge.calls;
    if (isTreeEdge) {
      sum.totalNs += hasTimes ? to.totalNs : 0;
      sum.totalOffNs += hasTimes ? to.totalOffNs : 0;
    } else if (!to.isFlat || edge.from == edge.to)
      sum.recursiveCalls += edge.calls;
  }

  std::vector<CallTotals> totals;
  for (const auto &[ends, sum] : pairs)
    if (sum.calls > 0 || sum.totalNs > 0)
      totals.push_back(sum);
  const auto name = [&](Index function) {
    return function == kNone ? std::string() : profile.functions[function].name;
  };
  std::stable_sort(totals.begin(), totals.end(), [&](const auto &a, const auto &b) {
    if (a.calls != b.calls)
      return a.calls > b.calls;
    return std::pair(name(a.caller), name(a.callee)) < std::pair(name(b.caller), name(b.callee));
  });
  return totals;
}

FunctionTotals sumOf(const std::vector<FunctionTotals> &functions) {
  FunctionTotals sum;
  for (const FunctionTotals &totals : functions) {
    sum.calls += totals.calls;
    sum.timedCalls += totals.timedCalls;
    sum.samples += totals.samples;
    sum.clockSamples += totals.clockSamples;
    sum.clockNs += totals.clockNs;
    sum.selfNs += totals.selfNs;
    sum.selfOffNs += totals.selfOffNs;
    sum.isCycleShare |= totals.isCycleShare;
    sum.addMemory(totals);
  }
  return sum;
}

double heatOf(const Profile &profile, const FunctionTotals &function, const FunctionTotals &all) {
  if (profile.hasTimes())
    return function.selfNs;
  return static_cast<double>(all.samples > 0 ? function.samples : function.calls);
}

uint64_t samplesOf(const Profile &profile, const FunctionTotals &function) {
  if (profile.timeMode != TimeMode::None)
    return function.timedCalls;
  return profile.hasTimes() ? function.clockSamples : function.samples;
}

double percentage(double part, double whole) { return whole > 0 ? 100 * part / whole : 0; }

} // namespace vais::profiler
