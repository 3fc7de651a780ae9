/// Mutual recursion: which contexts are one cycle, and how its time is shared.

#include "runtime/report/estimate/Cycles.h"

#include "runtime/report/estimate/SelfTime.h"
#include "runtime/report/totals/Totals.h"
#include "test/unit/report/SampleProfile.h"

#include <gtest/gtest.h>

namespace vais::profiler::test {
namespace {

/// main calls even 10 times, 1000 ns in all; even and odd call each other 500 times.
Snapshot evenAndOdd(double evenToOdd, double oddToEven, double variance) {
  Snapshot snapshot = chain({"main", "even", "odd"});
  snapshot.edges = {{0, 1, 1, 1, 1200, 0},
                    {1, 2, 10, 10, 1000, 0},
                    {2, 3, 500, 8, evenToOdd, variance},
                    {3, 2, 490, 8, oddToEven, variance}};
  return snapshot;
}

TEST(Cycles, AreThePathsBetweenTheEndsOfBackEdges) {
  Snapshot snapshot = chain({"main", "a", "b", "c", "leaf"});
  snapshot.edges = {{4, 2, 1}, {4, 5, 1}, {3, 3, 1}};
  findCycles(snapshot);
  const Index expected[] = {kNone, kNone, 2, 2, 2, kNone};
  for (size_t i = 0; i < snapshot.contexts.size(); ++i)
    EXPECT_EQ(snapshot.contexts[i].cycle, expected[i]) << i;
}

TEST(Cycles, ThatOverlapAreOne) {
  Snapshot snapshot = chain({"a", "b", "c", "d"});
  snapshot.edges = {{3, 1, 1}, {4, 2, 1}};
  findCycles(snapshot);
  for (size_t i = 1; i < snapshot.contexts.size(); ++i)
    EXPECT_EQ(snapshot.contexts[i].cycle, 1u) << i;
}

TEST(Cycles, OfOneContextAreNone) {
  Snapshot snapshot = chain({"fib"});
  snapshot.edges = {{0, 1, 1}, {1, 1, 100}};
  findCycles(snapshot);
  EXPECT_EQ(snapshot.contexts[1].cycle, kNone);
}

TEST(Cycles, KeepExactTimes) {
  Snapshot snapshot = evenAndOdd(50000, 49400, 0);
  computeSelfTimes(snapshot);
  EXPECT_EQ(snapshot.contexts[2].selfNs, 400);
  EXPECT_EQ(snapshot.contexts[3].selfNs, 600);
}

TEST(Cycles, ShareByCallsWhatMeasurementCannotTell) {
  Snapshot snapshot = evenAndOdd(90000, 20000, 1e12);
  computeSelfTimes(snapshot);
  EXPECT_NEAR(snapshot.contexts[2].selfNs, 500, 5);
  EXPECT_NEAR(snapshot.contexts[3].selfNs, 500, 5);
  EXPECT_NEAR(snapshot.contexts[2].totalNs, 1000, 1e-6) << "the cycle's time is known";
  EXPECT_NEAR(snapshot.contexts[1].selfNs, 200, 1e-6) << "nothing leaks out of the cycle";
}

TEST(Cycles, TakeWhatTheyLackFromTheCallerOfTheTop) {
  Snapshot snapshot = evenAndOdd(50000, 49400, 0);
  snapshot.functions.push_back({"leaf", "", 0, false});
  Context leaf;
  leaf.function = leaf.parent = 3;
  snapshot.contexts.push_back(leaf);
  snapshot.edges.push_back({3, 4, 500, 500, 1100, 0}); // the cycle has 1000
  computeSelfTimes(snapshot);
  EXPECT_NEAR(snapshot.contexts[1].selfNs, 100, 1e-6);
  EXPECT_NEAR(snapshot.contexts[2].selfNs, 0, 1e-6);
  EXPECT_NEAR(snapshot.contexts[3].selfNs, 0, 1e-6);
  EXPECT_NEAR(snapshot.contexts[1].totalNs, 1200, 1e-6);
}

TEST(Cycles, LeaveANegativeTimeToTheirTop) {
  Snapshot snapshot = evenAndOdd(50000, 49400, 0);
  findCycles(snapshot);
  snapshot.contexts[2].selfNs = 50;
  snapshot.contexts[3].selfNs = -80;
  shareCycleTimes(snapshot);
  EXPECT_EQ(snapshot.contexts[2].selfNs, -30);
  EXPECT_EQ(snapshot.contexts[3].selfNs, 0);
}

TEST(Cycles, FollowAMeasurementThatCanTell) {
  Snapshot snapshot = evenAndOdd(50000, 49200, 1);
  computeSelfTimes(snapshot);
  EXPECT_NEAR(snapshot.contexts[2].selfNs, 200, 1);
  EXPECT_NEAR(snapshot.contexts[3].selfNs, 800, 1);
}

TEST(Cycles, HaveErrorBarsWithinTheirTime) {
  Snapshot snapshot = evenAndOdd(90000, 20000, 1e12);
  computeSelfTimes(snapshot);
  for (const FunctionTotals &totals : functionTotals(snapshot))
    EXPECT_LE(totals.selfError, 1000) << snapshot.functions[totals.function].name;
}

TEST(Cycles, HaveNoMoreTimeOffTheProcessorThanIsKnownOfThem) {
  Snapshot snapshot = evenAndOdd(50000, 49400, 0);
  snapshot.edges[0].offNs = 120;
  snapshot.edges[1].offNs = 100; // main to even: known
  snapshot.edges[2].offNs = 700; // noise
  snapshot.edges[3].offNs = 100;
  computeSelfTimes(snapshot);
  EXPECT_NEAR(snapshot.contexts[1].selfOffNs, 20, 1e-6);
  EXPECT_NEAR(snapshot.contexts[2].totalOffNs, 100, 1e-6);
  EXPECT_GE(snapshot.contexts[2].selfOffNs, 0);
}

} // namespace
} // namespace vais::profiler::test
