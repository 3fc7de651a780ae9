/// Which of several contradicting estimates give way, and how far.

#include "runtime/report/estimate/Reconciliation.h"

#include "runtime/report/estimate/SelfTime.h"
#include "test/unit/report/SampleProfile.h"

#include <cmath>
#include <gtest/gtest.h>
#include <limits>
#include <random>

namespace vais::profiler::test {
namespace {

/// main, which is known exactly, calls a and b.
Profile mainWithTwo(const Edge &a, const Edge &b) {
  Profile profile = chain({"main", "a", "b"});
  profile.contexts[3].parent = 1;
  profile.edges = {{0, 1, 1, 1, 100, 0, 100}, a, b};
  return profile;
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
  Profile profile = chain({"main", "work", "leaf"});
  profile.edges = {
      {0, 1, 1, 1, 1000, 0, 1000}, {1, 2, 9, 3, 100, 30, 0}, {2, 3, 99, 9, 140, 10, 0}};
  const auto times = reconciledTimes(profile, kOnCpu);
  EXPECT_DOUBLE_EQ(times[1], 130);
  EXPECT_DOUBLE_EQ(times[2], 130);
  EXPECT_DOUBLE_EQ(times[0], 1000);
}

TEST(Reconciliation, ReachesDownToTheCalleesOfCallees) {
  Profile profile = chain({"main", "work", "leaf"});
  profile.edges = {{0, 1, 1, 1, 100, 0, 100}, {1, 2, 9, 3, 150, 30, 0}, {2, 3, 99, 9, 140, 30, 0}};
  computeSelfTimes(profile);
  EXPECT_NEAR(profile.contexts[3].selfNs, 100, 1e-9);
  EXPECT_EQ(profile.contexts[2].selfNs, 0);
  EXPECT_EQ(profile.contexts[1].selfNs, 0);
}

/// A tree whose edges into leaves and inner contexts are randomly either exact or estimated from a
/// measured part of the true time, with relative errors of up to `noise`.
struct RandomTree {
  Profile profile;
  double truth = 0; ///< of the edges out of the root
};

RandomTree randomTree(uint32_t seed, double noise) {
  std::mt19937 random(seed);
  const auto uniform = [&] { return std::uniform_real_distribution<double>(0, 1)(random); };
  const size_t count = 2 + random() % 40;
  RandomTree tree;
  Profile &profile = tree.profile;
  profile.contexts.resize(count);
  std::vector<double> total(count);
  for (Index i = 1; i < count; ++i) {
    profile.functions.push_back({std::to_string(i), "", 0, false});
    profile.contexts[i].function = i - 1;
    profile.contexts[i].parent = random() % i;
  }
  for (Index i = static_cast<Index>(count); i-- > 1;) {
    const Index parent = profile.contexts[i].parent;
    total[i] += random() % 3 == 0 ? 0 : uniform() * 1000;
    total[parent] += total[i];
    const bool isExact = parent == 0 || random() % 3 == 0;
    const double timed = isExact ? total[i] : uniform() * total[i];
    const double error = isExact ? 0 : noise * (2 * uniform() - 1) * (total[i] - timed);
    profile.edges.push_back({parent, i, 100, 9, total[i] + error,
                             isExact ? 0 : 1 + std::pow(noise * (total[i] - timed), 2), timed});
  }
  tree.truth = total[0];
  return tree;
}

TEST(Reconciliation, OfRandomTreesAddsUpToWhatIsKnown) {
  for (uint32_t seed = 0; seed < 2000; ++seed) {
    RandomTree tree = randomTree(seed, 0.9);
    computeSelfTimes(tree.profile);
    double sum = 0;
    for (const Context &context : tree.profile.contexts) {
      EXPECT_GE(context.selfNs, 0) << seed;
      sum += context.selfNs;
    }
    EXPECT_NEAR(sum, tree.truth, 1e-6 * (1 + tree.truth)) << seed;
    EXPECT_NEAR(tree.profile.contexts[0].totalNs, tree.truth, 1e-6 * (1 + tree.truth)) << seed;
  }
}

TEST(Reconciliation, StaysWithinMeasuredAndMovesNothingWithoutNeed) {
  for (uint32_t seed = 0; seed < 2000; ++seed) {
    const Profile profile = randomTree(seed, 0.9).profile;
    const std::vector<double> times = reconciledTimes(profile, kOnCpu);
    std::vector<double> below(profile.contexts.size());
    for (const Edge &edge : profile.edges)
      below[edge.from] += edge.ns;
    bool isConsistent = true;
    for (const Edge &edge : profile.edges)
      isConsistent &= below[edge.to] <= edge.ns;
    for (size_t i = 0; i < times.size(); ++i) {
      EXPECT_GE(times[i], profile.edges[i].timedNs - 1e-6) << seed;
      if (isConsistent) {
        EXPECT_EQ(times[i], profile.edges[i].ns) << seed;
      }
    }
  }
}

TEST(Reconciliation, SurvivesDamagedNumbers) {
  const double infinite = std::numeric_limits<double>::infinity();
  Profile profile = mainWithTwo({1, 2, 9, 3, 80, infinite, 5}, {1, 3, 9, 3, 60, NAN, 5});
  computeSelfTimes(profile);
  for (const Context &context : profile.contexts)
    EXPECT_GE(context.selfNs, 0);
}

TEST(Reconciliation, SettlesTimesOffTheProcessorByTheirOwnVariance) {
  Profile profile = mainWithTwo({1, 2, 9, 3, 40, 0, 5}, {1, 3, 9, 3, 60, 0, 5});
  profile.edges[0].offNs = 100; // known
  profile.edges[1].offNs = 90;
  profile.edges[1].offVariance = 30;
  profile.edges[2].offNs = 50;
  profile.edges[2].offVariance = 10;
  const auto times = reconciledTimes(profile, kOffCpu);
  EXPECT_DOUBLE_EQ(times[0], 100);
  EXPECT_DOUBLE_EQ(times[1], 60);
  EXPECT_DOUBLE_EQ(times[2], 40);
}

} // namespace
} // namespace vais::profiler::test
