/// Self times computed from edges, including deficits.

#include "runtime/report/estimate/SelfTime.h"

#include "test/unit/report/SampleProfile.h"

#include <gtest/gtest.h>
#include <numeric>

namespace vais::profiler::test {
namespace {

double sumOfSelf(const Profile &profile) {
  return std::accumulate(profile.contexts.begin(), profile.contexts.end(), 0.0,
                         [](double sum, const Context &context) { return sum + context.selfNs; });
}

TEST(SelfTime, IsEdgesInLessEdgesOut) {
  Profile profile = chain({"main", "work", "leaf"});
  profile.edges = {{0, 1, 1, 1, 100, 1}, {1, 2, 1, 1, 70, 2}, {2, 3, 1, 1, 20, 4}};
  computeSelfTimes(profile);
  EXPECT_EQ(profile.contexts[0].selfNs, 0);
  EXPECT_EQ(profile.contexts[1].selfNs, 30);
  EXPECT_EQ(profile.contexts[2].selfNs, 50);
  EXPECT_EQ(profile.contexts[3].selfNs, 20);
  EXPECT_EQ(profile.contexts[0].totalNs, 100);
  EXPECT_EQ(profile.contexts[2].totalNs, 70);
  EXPECT_EQ(profile.contexts[2].selfVariance, 6);
}

TEST(SelfTime, RecursionCancels) {
  // main takes 10, then even -> odd -> even ...: each level of 5 counts again in the edges of the
  // cycle.
  Profile profile = chain({"even", "odd"});
  profile.edges = {
      {0, 1, 1, 1, 20, 0}, {1, 2, 2, 2, 15 + 5, 0}, {2, 1, 1, 1, 10, 0}, {2, 2, 9, 9, 999, 9}};
  computeSelfTimes(profile);
  EXPECT_EQ(profile.contexts[1].selfNs, 10);
  EXPECT_EQ(profile.contexts[2].selfNs, 10);
  EXPECT_EQ(profile.contexts[2].selfVariance, 0) << "an edge to itself cancels";
  EXPECT_EQ(profile.contexts[1].totalNs, 20);
}

TEST(SelfTime, TakesDeficitsFromTheParent) {
  Profile profile = chain({"main", "work", "leaf"});
  profile.edges = {{0, 1, 1, 1, 100, 0}, {1, 2, 1, 1, 60, 0}, {2, 3, 1, 1, 75, 0}};
  computeSelfTimes(profile);
  EXPECT_EQ(profile.contexts[3].selfNs, 75);
  EXPECT_EQ(profile.contexts[2].selfNs, 0);
  EXPECT_EQ(profile.contexts[1].selfNs, 25) << "40 less the deficit of 15";
  EXPECT_EQ(sumOfSelf(profile), 100);
  EXPECT_EQ(profile.contexts[1].totalNs, 100);
}

TEST(SelfTime, IsAsUncertainAsItsEstimatesContradictEachOther) {
  Profile profile = chain({"main", "work", "leaf"});
  profile.timeMode = TimeMode::Exact;
  profile.edges = {{0, 1, 1, 1, 100, 0}, {1, 2, 1, 1, 60, 0}, {2, 3, 1, 1, 75, 0}};
  computeSelfTimes(profile);
  EXPECT_EQ(profile.contexts[2].selfNs, 0);
  EXPECT_GE(profile.contexts[2].selfVariance, 15 * 15);
}

TEST(SelfTime, OfWhatRanIsNeverKnownToBeNothing) {
  Profile profile = chain({"main", "empty"});
  profile.timeMode = TimeMode::Sampled;
  profile.overhead.timedCallNs = 40;
  profile.edges = {{0, 1, 1, 1, 100, 0}, {1, 2, 5, 5, 0, 0}};
  computeSelfTimes(profile);
  EXPECT_EQ(profile.contexts[2].selfNs, 0);
  EXPECT_EQ(profile.contexts[2].selfVariance, 200 * 200) << "5 calls of less than 40 ns each";
}

TEST(SelfTime, PassesDeficitsOnAndForgetsThemAtTheRoot) {
  Profile profile = chain({"main", "work", "leaf"});
  profile.edges = {{0, 1, 1, 1, 50, 0}, {1, 2, 1, 1, 45, 0}, {2, 3, 1, 1, 60, 0}};
  computeSelfTimes(profile);
  EXPECT_EQ(profile.contexts[1].selfNs, 0);
  EXPECT_EQ(profile.contexts[2].selfNs, 0);
  EXPECT_EQ(profile.contexts[0].selfNs, 0);
  EXPECT_EQ(profile.contexts[0].totalNs, 60);
}

TEST(SelfTime, FlatContextsAreInNoOtherTotal) {
  Profile profile = chain({"main", "flat"});
  profile.contexts[2].parent = kNone;
  profile.contexts[2].isFlat = true;
  profile.edges = {{0, 1, 1, 1, 100, 0}, {1, 2, 1, 1, 130, 0}};
  computeSelfTimes(profile);
  EXPECT_EQ(profile.contexts[2].selfNs, 130);
  EXPECT_EQ(profile.contexts[2].totalNs, 130);
  EXPECT_EQ(profile.contexts[1].totalNs, 0);
}

TEST(SelfTime, TakesTimingCostsOff) {
  Profile profile = chain({"main"});
  profile.contexts[1].timingNs = 30;
  profile.edges = {{0, 1, 1, 1, 100, 0}};
  computeSelfTimes(profile);
  computeSelfTimes(profile);
  EXPECT_EQ(profile.contexts[1].selfNs, 70) << "once, however often it is computed";
}

TEST(SelfTime, HooksLeaveSomethingToFunctionsThatDoNextToNothing) {
  Profile profile = chain({"empty"});
  profile.timeMode = TimeMode::Sampled;
  profile.edges = {{0, 1, 100, 16, 240, 0}};
  profile.contexts[1].timingNs = 220;
  computeSelfTimes(profile);
  EXPECT_DOUBLE_EQ(profile.contexts[1].selfNs, 0.45 * 240);
  profile.contexts[1].timingNs = 40;
  computeSelfTimes(profile);
  EXPECT_DOUBLE_EQ(profile.contexts[1].selfNs, 200);
}

} // namespace
} // namespace vais::profiler::test
