/// Estimates against numbers computed by hand.

#include "TimeEstimate.h"

#include <cmath>
#include <gtest/gtest.h>

namespace vais::profiler::test {
namespace {

TEST(TimeEstimate, CountedCallsStandForThemselves) {
  const TimeEstimate estimate = estimateTime(3, {3, 60, 1400, 0, 0, 0, 0, 0});
  EXPECT_EQ(estimate.ticks, 60);
  EXPECT_EQ(estimate.variance, 0);
}

TEST(TimeEstimate, SampledCallsStandForTheRest) {
  // 16 counted of 10 each; of the other 84, three: 6, 8 and 10, mean 8, sample variance 4.
  const TimeEstimate estimate = estimateTime(100, {16, 160, 1600, 3, 24, 200, 0, 0});
  EXPECT_DOUBLE_EQ(estimate.ticks, 160 + 84 * 8);
  EXPECT_DOUBLE_EQ(estimate.variance, 84.0 * 84 * 4 / 3 * (1 - 3.0 / 84));
}

TEST(TimeEstimate, ASampleOfAllHasNoError) {
  EXPECT_EQ(estimateTime(2, {0, 0, 0, 2, 30, 500, 0, 0}).variance, 0);
}

TEST(TimeEstimate, OneSampleBorrowsTheCountedVariance) {
  // Counted 10, 20, 30: sample variance 100.
  const TimeEstimate estimate = estimateTime(13, {3, 60, 1400, 1, 5, 25, 0, 0});
  EXPECT_DOUBLE_EQ(estimate.ticks, 60 + 10 * 5);
  EXPECT_DOUBLE_EQ(estimate.variance, 10.0 * 10 * 100 * (1 - 1.0 / 10));
}

TEST(TimeEstimate, WithoutSamplesTheCountedMeanStandsForTheRest) {
  const TimeEstimate estimate = estimateTime(8, {3, 60, 1400, 0, 0, 0, 2, 0});
  EXPECT_DOUBLE_EQ(estimate.ticks, 60 + 5 * 20);
  EXPECT_DOUBLE_EQ(estimate.variance, 5.0 * 5 * 100 / 3);
}

TEST(TimeEstimate, NothingKnownNothingEstimated) {
  const TimeEstimate estimate = estimateTime(1000, {});
  EXPECT_EQ(estimate.ticks, 0);
  EXPECT_EQ(estimate.variance, 0);
}

TEST(TimeEstimate, SquaresThatCannotBeGiveNoError) {
  EXPECT_EQ(estimateTime(10, {0, 0, 0, 2, 30, 1, 0, 0}).variance, 0);
  EXPECT_EQ(estimateTime(10, {0, 0, 0, 2, 30, HUGE_VAL, 0, 0}).variance, 0);
}

} // namespace
} // namespace vais::profiler::test
