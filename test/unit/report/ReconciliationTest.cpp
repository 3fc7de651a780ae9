/// Which of several estimates that contradict each other give way, and how far.

#include "runtime/report/estimate/Reconciliation.h"

#include "runtime/report/estimate/SelfTime.h"
#include "test/unit/report/SampleProfile.h"

#include <cmath>
#include <gtest/gtest.h>
#include <limits>
#include <random>

namespace vais::profiler::test {
namespace {

/// main, known exactly, calls a and b.
Snapshot mainWithTwo(const Edge &a, const Edge &b) {
  Snapshot snapshot = chain({"main", "a", "b"});
  snapshot.contexts[3].parent = 1;
  snapshot.edges = {{0, 1, 1, 1, 100, 0, 100}, a, b};
  return snapshot;
}

TEST(Reconciliation, TakesFromCalleesByVariance) {
  const auto times =
      reconciledTimes(mainWithTwo({1, 2, 9, 3, 80, 30, 5}, {1, 3, 9, 3, 60, 10, 5}), kOnCpu);
  EXPECT_DOUBLE_EQ(times[0], 100);
  EXPECT_DOUBLE_EQ(times[1], 80 - 30);
  EXPECT_DOUBLE_EQ(times[2], 60 - 10);
}

TEST(Reconciliation, NeverGoesBelowWhatWasMeasured) {
  const auto times =
      reconciledTimes(mainWithTwo({1, 2, 9, 3, 80, 30, 70}, {1, 3, 9, 3, 60, 10, 5}), kOnCpu);
  EXPECT_DOUBLE_EQ(times[1], 70);
  EXPECT_DOUBLE_EQ(times[2], 30) << "what the other could not give";
}

TEST(Reconciliation, KeepsTheExactCallee) {
  const auto times =
      reconciledTimes(mainWithTwo({1, 2, 9, 9, 80, 0}, {1, 3, 9, 3, 60, 10, 5}), kOnCpu);
  EXPECT_DOUBLE_EQ(times[1], 80);
  EXPECT_DOUBLE_EQ(times[2], 20);
}

TEST(Reconciliation, SettlesCallerAndCalleesByTheirVariances) {
  Snapshot snapshot = chain({"main", "work", "leaf"});
  snapshot.edges = {
      {0, 1, 1, 1, 1000, 0, 1000}, {1, 2, 9, 3, 100, 30, 0}, {2, 3, 99, 9, 140, 10, 0}};
  const auto times = reconciledTimes(snapshot, kOnCpu);
  EXPECT_DOUBLE_EQ(times[1], 130);
  EXPECT_DOUBLE_EQ(times[2], 130);
  EXPECT_DOUBLE_EQ(times[0], 1000);
}

TEST(Reconciliation, ReachesDownToTheCalleesOfCallees) {
  Snapshot snapshot = chain({"main", "work", "leaf"});
  snapshot.edges = {{0, 1, 1, 1, 100, 0, 100}, {1, 2, 9, 3, 150, 30, 0}, {2, 3, 99, 9, 140, 30, 0}};
  computeSelfTimes(snapshot);
  EXPECT_NEAR(snapshot.contexts[3].selfNs, 100, 1e-9);
  EXPECT_EQ(snapshot.contexts[2].selfNs, 0);
  EXPECT_EQ(snapshot.contexts[1].selfNs, 0);
}

/// A tree whose edges into leaves and inner contexts are, at random, exact or estimated from a part
/// of the truth that was measured, with relative errors up to `noise`.
struct RandomTree {
  Snapshot snapshot;
  double truth = 0; ///< of the edges out of the root
};

RandomTree randomTree(uint32_t seed, double noise) {
  std::mt19937 random(seed);
  const auto uniform = [&] { return std::uniform_real_distribution<double>(0, 1)(random); };
  const size_t count = 2 + random() % 40;
  RandomTree tree;
  Snapshot &snapshot = tree.snapshot;
  snapshot.contexts.resize(count);
  std::vector<double> total(count);
  for (Index i = 1; i < count; ++i) {
    snapshot.functions.push_back({std::to_string(i), "", 0, false});
    snapshot.contexts[i].function = i - 1;
    snapshot.contexts[i].parent = random() % i;
  }
  for (Index i = static_cast<Index>(count); i-- > 1;) {
    const Index parent = snapshot.contexts[i].parent;
    total[i] += random() % 3 == 0 ? 0 : uniform() * 1000;
    total[parent] += total[i];
    const bool isExact = parent == 0 || random() % 3 == 0;
    const double timed = isExact ? total[i] : uniform() * total[i];
    const double error = isExact ? 0 : noise * (2 * uniform() - 1) * (total[i] - timed);
    snapshot.edges.push_back({parent, i, 100, 9, total[i] + error,
                              isExact ? 0 : 1 + std::pow(noise * (total[i] - timed), 2), timed});
  }
  tree.truth = total[0];
  return tree;
}

TEST(Reconciliation, OfRandomTreesAddsUpToWhatIsKnown) {
  for (uint32_t seed = 0; seed < 2000; ++seed) {
    RandomTree tree = randomTree(seed, 0.9);
    computeSelfTimes(tree.snapshot);
    double sum = 0;
    for (const Context &context : tree.snapshot.contexts) {
      EXPECT_GE(context.selfNs, 0) << seed;
      sum += context.selfNs;
    }
    EXPECT_NEAR(sum, tree.truth, 1e-6 * (1 + tree.truth)) << seed;
    EXPECT_NEAR(tree.snapshot.contexts[0].totalNs, tree.truth, 1e-6 * (1 + tree.truth)) << seed;
  }
}

TEST(Reconciliation, StaysWithinMeasuredAndMovesNothingWithoutNeed) {
  for (uint32_t seed = 0; seed < 2000; ++seed) {
    const Snapshot snapshot = randomTree(seed, 0.9).snapshot;
    const std::vector<double> times = reconciledTimes(snapshot, kOnCpu);
    std::vector<double> below(snapshot.contexts.size());
    for (const Edge &edge : snapshot.edges)
      below[edge.from] += edge.ns;
    bool isConsistent = true;
    for (const Edge &edge : snapshot.edges)
      isConsistent &= below[edge.to] <= edge.ns;
    for (size_t i = 0; i < times.size(); ++i) {
      EXPECT_GE(times[i], snapshot.edges[i].timedNs - 1e-6) << seed;
      if (isConsistent) {
        EXPECT_EQ(times[i], snapshot.edges[i].ns) << seed;
      }
    }
  }
}

TEST(Reconciliation, SurvivesDamagedNumbers) {
  const double infinite = std::numeric_limits<double>::infinity();
  Snapshot snapshot = mainWithTwo({1, 2, 9, 3, 80, infinite, 5}, {1, 3, 9, 3, 60, NAN, 5});
  computeSelfTimes(snapshot);
  for (const Context &context : snapshot.contexts)
    EXPECT_GE(context.selfNs, 0);
}

TEST(Reconciliation, SettlesTimesOffTheProcessorByTheirOwnVariance) {
  Snapshot snapshot = mainWithTwo({1, 2, 9, 3, 40, 0, 5}, {1, 3, 9, 3, 60, 0, 5});
  snapshot.edges[0].offNs = 100; // known
  snapshot.edges[1].offNs = 90;
  snapshot.edges[1].offVariance = 30;
  snapshot.edges[2].offNs = 50;
  snapshot.edges[2].offVariance = 10;
  const auto times = reconciledTimes(snapshot, kOffCpu);
  EXPECT_DOUBLE_EQ(times[0], 100);
  EXPECT_DOUBLE_EQ(times[1], 60);
  EXPECT_DOUBLE_EQ(times[2], 40);
}

} // namespace
} // namespace vais::profiler::test
