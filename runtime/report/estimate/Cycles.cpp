/// A back edge joins all contexts on the path between its ends into one cycle.

#include "runtime/report/estimate/Cycles.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace vais::profiler {
namespace {

/// Disjoint sets of contexts, each identified by its topmost context. Parents come before their
/// children.
class Cycles {
public:
  explicit Cycles(size_t count) : above_(count) { std::iota(above_.begin(), above_.end(), 0); }

  Index topOf(Index context) {
    while (above_[context] != context)
      context = above_[context] = above_[above_[context]];
    return context;
  }

  /// Joins the contexts on the path from `from` up to its ancestor `to`.
  void join(const std::vector<Context> &contexts, Index from, Index to) {
    const Index top = topOf(to);
    for (Index context = topOf(from); context > top;) {
      const Index parent = contexts[context].parent;
      if (parent == kNone) // `to` is not an ancestor
        return;
      context = above_[context] = topOf(parent);
    }
  }

private:
  std::vector<Index> above_;
};

bool isBackEdge(const Profile &profile, const Edge &edge) {
  const Context &to = profile.contexts[edge.to];
  return edge.from != edge.to && to.parent != edge.from && !to.isFlat && edge.to < edge.from;
}

struct Member {
  Index context;
  double calls;
};

/// Returns whether the self time of at least half of its calls is known from samples.
bool isSampled(const Context &context, double calls) {
  return context.sampledSelfCalls > 0 && context.sampledSelfCalls >= calls / 2;
}

/// Weighs the self time, a difference of edges' times, against a share in proportion to calls, by
/// their variances. Of the share nothing is known but that it lies between 0 and `time`.
void weighAgainstShare(Context &context, double share, double time) {
  const double shareVariance = time * time / 12; // of the uniform distribution on [0, time]
  const double variance = context.selfVariance;
  const double weight = variance > 0 ? shareVariance / (shareVariance + variance) : 1;
  context.selfNs = std::max(weight * context.selfNs + (1 - weight) * share, 0.0);
  context.selfVariance = weight * variance;
}

/// Divides the cycle's time off the processor, which is known, among the members that have any.
void shareOffTime(std::vector<Context> &contexts, const std::vector<Member> &members) {
  double off = 0, positive = 0;
  for (const Member &member : members) {
    off += contexts[member.context].selfOffNs;
    positive += std::max(contexts[member.context].selfOffNs, 0.0);
  }
  const double scale = positive > 0 ? std::max(off, 0.0) / positive : 0;
  for (const Member &member : members) {
    double &self = contexts[member.context].selfOffNs;
    self = std::max(self, 0.0) * scale;
  }
}

/// Makes the self times of the members add up to `time`, whose variance is `timeVariance`. What
/// each of them gets depends on all the others, and so does its variance (the delta method). A self
/// time that is in part a share of the time does not become better known by this.
void scaleToTime(std::vector<Context> &contexts, const std::vector<Member> &members, double time,
                 double timeVariance) {
  double sum = 0, variances = 0;
  for (const Member &member : members) {
    sum += contexts[member.context].selfNs;
    variances += contexts[member.context].selfVariance;
  }
  const double scale = sum > 0 ? time / sum : 0;
  for (const Member &member : members) {
    Context &context = contexts[member.context];
    const double share = sum > 0 ? context.selfNs / sum : 0;
    const double others = std::max(variances - context.selfVariance, 0.0);
    double variance = (1 - share) * (1 - share) * context.selfVariance + share * share * others;
    if (context.isCycleShare)
      variance = std::max(variance, context.selfVariance);
    context.selfNs *= scale;
    context.selfVariance = scale * scale * variance + share * share * timeVariance;
  }
}

/// The first of `members` is the topmost one, which gets the cycle's time if that is negative.
void shareTime(std::vector<Context> &contexts, const std::vector<Member> &members,
               double timeVariance) {
  double time = 0, calls = 0;
  for (const Member &member : members) {
    time += contexts[member.context].selfNs;
    calls += member.calls;
  }
  const double missing = std::min(time, 0.0);
  time = std::max(time, 0.0);
  for (const Member &member : members) {
    Context &context = contexts[member.context];
    if (isSampled(context, member.calls)) {
      const double scale = member.calls / context.sampledSelfCalls;
      context.selfNs = scale * context.sampledSelfNs;
      context.selfVariance = scale * scale * context.sampledSelfVariance;
    } else {
      weighAgainstShare(context, calls > 0 ? time * member.calls / calls : 0, time);
      context.isCycleShare = context.selfVariance > 0;
    }
  }
  scaleToTime(contexts, members, time, timeVariance);
  contexts[members[0].context].selfNs += missing;
}

/// Returns the variance of the time of each cycle, by its topmost context. It comes from the edges
/// that lead into the cycle and out of it.
std::vector<double> cycleTimeVariances(const Profile &profile) {
  std::vector<double> variances(profile.contexts.size());
  for (const Edge &edge : profile.edges) {
    const Index from = profile.contexts[edge.from].cycle, to = profile.contexts[edge.to].cycle;
    if (from == to)
      continue;
    if (from != kNone)
      variances[from] += edge.variance;
    if (to != kNone)
      variances[to] += edge.variance;
  }
  return variances;
}

} // namespace

void findCycles(Profile &profile) {
  auto &contexts = profile.contexts;
  Cycles cycles(contexts.size());
  for (const Edge &edge : profile.edges)
    if (isBackEdge(profile, edge))
      cycles.join(contexts, edge.from, edge.to);
  for (Context &context : contexts) {
    context.cycle = kNone;
    context.isCycleShare = false;
  }
  for (size_t i = contexts.size(); i-- > 0;) {
    const Index top = cycles.topOf(static_cast<Index>(i));
    if (top != i)
      contexts[i].cycle = contexts[top].cycle = top;
  }
}

void shareCycleTimes(Profile &profile) {
  std::vector<double> calls(profile.contexts.size());
  for (const Edge &edge : profile.edges)
    calls[edge.to] += static_cast<double>(edge.calls);
  const std::vector<double> timeVariances = cycleTimeVariances(profile);
  std::map<Index, std::vector<Member>> cycles;
  for (size_t i = 0; i < profile.contexts.size(); ++i)
    if (const Index cycle = profile.contexts[i].cycle; cycle != kNone)
      cycles[cycle].push_back({static_cast<Index>(i), calls[i]});
  for (const auto &[top, members] : cycles) {
    shareTime(profile.contexts, members, timeVariances[top]);
    shareOffTime(profile.contexts, members);
  }
}

} // namespace vais::profiler
