/// Mutual recursion: which contexts form a cycle, and how its time is divided.

#include "runtime/report/estimate/Cycles.h"

#include "runtime/report/estimate/SelfTime.h"
#include "runtime/report/totals/Totals.h"
#include "test/unit/report/SampleProfile.h"

#include <gtest/gtest.h>

namespace vais::profiler::test {
namespace {

/// main calls even 10 times, taking 1000 ns in total; even and odd call each other 500 times.
Profile evenAndOdd(double evenToOdd, double oddToEven, double variance) {
  Profile profile = chain({"main", "even", "odd"});
  profile.edges = {{0, 1, 1, 1, 1200, 0},
                   {1, 2, 10, 10, 1000, 0},
                   {2, 3, 500, 8, evenToOdd, variance},
                   {3, 2, 490, 8, oddToEven, variance}};
  return profile;
}

TEST(Cycles, AreThePathsBetweenTheEndsOfBackEdges) {
  Profile profile = chain({"main", "a", "b", "c", "leaf"});
  profile.edges = {{4, 2, 1}, {4, 5, 1}, {3, 3, 1}};
  findCycles(profile);
  const Index expected[] = {kNone, kNone, 2, 2, 2, kNone};
  for (size_t i = 0; i < profile.contexts.size(); ++i)
    EXPECT_EQ(profile.contexts[i].cycle, expected[i]) << i;
}

TEST(Cycles, ThatOverlapAreOne) {
  Profile profile = chain({"a", "b", "c", "d"});
  profile.edges = {{3, 1, 1}, {4, 2, 1}};
  findCycles(profile);
  for (size_t i = 1; i < profile.contexts.size(); ++i)
    EXPECT_EQ(profile.contexts[i].cycle, 1u) << i;
}

TEST(Cycles, OfOneContextAreNone) {
  Profile profile = chain({"fib"});
  profile.edges = {{0, 1, 1}, {1, 1, 100}};
  findCycles(profile);
  EXPECT_EQ(profile.contexts[1].cycle, kNone);
}

TEST(Cycles, KeepExactTimes) {
  Profile profile = evenAndOdd(50000, 49400, 0);
  computeSelfTimes(profile);
  EXPECT_EQ(profile.contexts[2].selfNs, 400);
  EXPECT_EQ(profile.contexts[3].selfNs, 600);
}

TEST(Cycles, ShareByCallsWhatMeasurementCannotTell) {
  Profile profile = evenAndOdd(90000, 20000, 1e12);
  computeSelfTimes(profile);
  EXPECT_NEAR(profile.contexts[2].selfNs, 500, 5);
  EXPECT_NEAR(profile.contexts[3].selfNs, 500, 5);
  EXPECT_NEAR(profile.contexts[2].totalNs, 1000, 1e-6) << "the cycle's time is known";
  EXPECT_NEAR(profile.contexts[1].selfNs, 200, 1e-6) << "nothing leaks out of the cycle";
}

TEST(Cycles, TakeWhatTheyLackFromTheCallerOfTheTop) {
  Profile profile = evenAndOdd(50000, 49400, 0);
  profile.functions.push_back({"leaf", "", 0, false});
  Context leaf;
  leaf.function = leaf.parent = 3;
  profile.contexts.push_back(leaf);
  profile.edges.push_back({3, 4, 500, 500, 1100, 0}); // the cycle takes 1000
  computeSelfTimes(profile);
  EXPECT_NEAR(profile.contexts[1].selfNs, 100, 1e-6);
  EXPECT_NEAR(profile.contexts[2].selfNs, 0, 1e-6);
  EXPECT_NEAR(profile.contexts[3].selfNs, 0, 1e-6);
  EXPECT_NEAR(profile.contexts[1].totalNs, 1200, 1e-6);
}

TEST(Cycles, LeaveANegativeTimeToTheirTop) {
  Profile profile = evenAndOdd(50000, 49400, 0);
  findCycles(profile);
  profile.contexts[2].selfNs = 50;
  profile.contexts[3].selfNs = -80;
  shareCycleTimes(profile);
  EXPECT_EQ(profile.contexts[2].selfNs, -30);
  EXPECT_EQ(profile.contexts[3].selfNs, 0);
}

TEST(Cycles, FollowAMeasurementThatCanTell) {
  Profile profile = evenAndOdd(50000, 49200, 1);
  computeSelfTimes(profile);
  EXPECT_NEAR(profile.contexts[2].selfNs, 200, 1);
  EXPECT_NEAR(profile.contexts[3].selfNs, 800, 1);
}

TEST(Cycles, HaveErrorBarsWithinTheirTime) {
  Profile profile = evenAndOdd(90000, 20000, 1e12);
  computeSelfTimes(profile);
  for (const FunctionTotals &totals : functionTotals(profile))
    EXPECT_LE(totals.selfError, 1000) << profile.functions[totals.function].name;
}

/// Their sum is known, so that whatever one has too much the other one lacks.
TEST(Cycles, HaveOneErrorWhereTheyAreTwo) {
  Profile profile = evenAndOdd(50000, 49400, 1);
  Context &even = profile.contexts[2], &odd = profile.contexts[3];
  even.sampledSelfCalls = odd.sampledSelfCalls = 500;
  even.sampledSelfNs = 300, even.sampledSelfVariance = 25;
  odd.sampledSelfNs = 700, odd.sampledSelfVariance = 10000;
  computeSelfTimes(profile);
  // d even / d odd = -0.3, d even / d even = 0.7.
  EXPECT_NEAR(even.selfVariance, 0.49 * 25 + 0.09 * 10000, 1e-6);
  EXPECT_NEAR(odd.selfVariance, even.selfVariance, 1e-6);
}

TEST(Cycles, AreUncertainAsTheirTimeIs) {
  Profile profile = evenAndOdd(50000, 49400, 0);
  profile.edges[1].variance = 10000; // main to even: the cycle's time is 1000 ± 100
  Context &even = profile.contexts[2], &odd = profile.contexts[3];
  even.sampledSelfCalls = odd.sampledSelfCalls = 500;
  even.sampledSelfNs = 300;
  odd.sampledSelfNs = 700;
  computeSelfTimes(profile);
  EXPECT_NEAR(even.selfVariance, 0.09 * 10000, 1e-6);
  EXPECT_NEAR(odd.selfVariance, 0.49 * 10000, 1e-6);
}

TEST(Cycles, HaveNoMoreTimeOffTheProcessorThanIsKnownOfThem) {
  Profile profile = evenAndOdd(50000, 49400, 0);
  profile.edges[0].offNs = 120;
  profile.edges[1].offNs = 100; // main to even: known
  profile.edges[2].offNs = 700; // noise
  profile.edges[3].offNs = 100;
  computeSelfTimes(profile);
  EXPECT_NEAR(profile.contexts[1].selfOffNs, 20, 1e-6);
  EXPECT_NEAR(profile.contexts[2].totalOffNs, 100, 1e-6);
  EXPECT_GE(profile.contexts[2].selfOffNs, 0);
}

} // namespace
} // namespace vais::profiler::test
