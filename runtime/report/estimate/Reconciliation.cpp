/// Computes, going up the tree, what each context should take and must take at least and, going
/// down, what it gets.

#include "runtime/report/estimate/Reconciliation.h"

#include <algorithm>

namespace vais::profiler {
namespace {

/// A context, or a cycle in the place of its topmost context.
struct Node {
  Index edge = kNone;         ///< the tree edge into it
  std::vector<Index> callees; ///< nodes
  double fixed = 0;           ///< time that leaves it in other ways: timing, flat contexts
  double wanted = 0;          ///< time of the node, given all that is known below it
  double variance = 0;        ///< of wanted
  double least = 0;           ///< what was measured in it or below it
  double given = 0;           ///< the result
};

/// Only damage explains larger variances; the limit keeps what is computed from them finite.
constexpr double kLargestVariance = 1e200;

using Nodes = std::vector<Node>; ///< by context; those inside a cycle are not used

Nodes makeNodes(const Profile &profile, const TimeChannel &channel) {
  const auto &contexts = profile.contexts;
  const auto nodeOf = [&](Index context) {
    return contexts[context].cycle != kNone ? contexts[context].cycle : context;
  };
  Nodes nodes(contexts.size());
  for (size_t i = 0; i < contexts.size(); ++i)
    if (channel.timing)
      nodes[nodeOf(static_cast<Index>(i))].fixed += contexts[i].*channel.timing;
  for (size_t i = 0; i < profile.edges.size(); ++i) {
    const Edge &edge = profile.edges[i];
    const Index from = nodeOf(edge.from);
    const Index to = nodeOf(edge.to);
    if (from == to)
      continue;
    if (contexts[edge.to].parent == edge.from) {
      nodes[to].edge = static_cast<Index>(i);
      nodes[from].callees.push_back(to);
    } else {
      nodes[from].fixed += edge.*channel.time;
      nodes[to].given += edge.*channel.time;
    }
  }
  return nodes;
}

/// Sets what the node should take and must take at least. If the times below it exceed its own,
/// there are two estimates of one value, and it gets their mean, in which each has the other's
/// variance as its weight.
void want(const Nodes &nodes, const Edge &edge, const TimeChannel &channel, Node &node) {
  const double time = edge.*channel.time;
  double below = node.fixed, belowVariance = 0, belowLeast = node.fixed;
  for (const Index callee : node.callees) {
    below += nodes[callee].wanted;
    belowVariance += nodes[callee].variance;
    belowLeast += nodes[callee].least;
  }
  const double variance = std::min(kLargestVariance, edge.*channel.variance);
  node.wanted = time;
  node.variance = variance;
  if (below > time) {
    const double sum = variance + belowVariance;
    const double weight = sum > 0 ? variance / sum : 1;
    node.wanted += weight * (below - time);
    node.variance = weight * belowVariance;
  }
  node.least = std::max(variance > 0 ? edge.*channel.measured : time, belowLeast);
  node.wanted = std::max(node.wanted, node.least);
}

/// Takes `excess` off the callees in proportion to their variances, in the order in which they come
/// down to their least. What one of them cannot give is taken from those after it.
void takeFromCallees(Nodes &nodes, std::vector<Index> callees, double excess) {
  const auto isFirst = [&](Index a, Index b) {
    const Node &first = nodes[a];
    const Node &second = nodes[b];
    return (first.wanted - first.least) * second.variance <
           (second.wanted - second.least) * first.variance;
  };
  callees.erase(std::remove_if(callees.begin(), callees.end(),
                               [&](Index callee) { return nodes[callee].variance <= 0; }),
                callees.end());
  std::sort(callees.begin(), callees.end(), isFirst);
  double variance = 0;
  for (const Index callee : callees)
    variance += nodes[callee].variance;
  for (const Index callee : callees) {
    Node &node = nodes[callee];
    const double share = callee == callees.back() ? 1 : std::min(node.variance / variance, 1.0);
    const double taken = std::min(share * excess, node.wanted - node.least);
    node.given -= taken;
    excess -= taken;
    variance -= node.variance;
  }
}

} // namespace

const TimeChannel kOnCpu = {&Edge::ns, &Edge::variance, &Edge::timedNs, &Context::timingNs};
const TimeChannel kOffCpu = {&Edge::offNs, &Edge::offVariance, &Edge::timedOffNs, nullptr};

std::vector<double> reconciledTimes(const Profile &profile, const TimeChannel &channel) {
  Nodes nodes = makeNodes(profile, channel);
  for (size_t i = nodes.size(); i-- > 1;)
    if (nodes[i].edge != kNone)
      want(nodes, profile.edges[nodes[i].edge], channel, nodes[i]);

  std::vector<double> times;
  for (const Edge &edge : profile.edges)
    times.push_back(edge.*channel.time);
  for (size_t i = 0; i < nodes.size(); ++i) {
    double excess = nodes[i].fixed - nodes[i].given;
    for (const Index callee : nodes[i].callees) {
      nodes[callee].given = nodes[callee].wanted;
      excess += nodes[callee].wanted;
    }
    if (i > 0 && excess > 0)
      takeFromCallees(nodes, nodes[i].callees, excess);
    if (nodes[i].edge != kNone)
      times[nodes[i].edge] = nodes[i].given;
  }
  return times;
}

} // namespace vais::profiler
