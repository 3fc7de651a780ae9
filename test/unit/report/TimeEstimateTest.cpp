/// Compares estimates with values computed by hand.

#include "runtime/report/estimate/TimeEstimate.h"

#include <cmath>
#include <gtest/gtest.h>
#include <vector>

namespace vais::profiler::test {
namespace {

struct Drawn {
  double weight, ticks, offTicks;
};

format::EdgeTime edgeTime(const std::vector<uint64_t> &counted, const std::vector<Drawn> &drawn) {
  format::EdgeTime time{};
  for (const uint64_t ticks : counted) {
    ++time.countedCalls;
    time.countedTicks += ticks;
    time.countedSquares += static_cast<double>(ticks * ticks);
  }
  for (const Drawn &call : drawn) {
    const double spread = call.weight * (call.weight - 1);
    ++time.sampled.samples;
    time.sampled.weights += call.weight;
    time.sampled.ticks += call.weight * call.ticks;
    time.sampled.offTicks += call.weight * call.offTicks;
    time.sampled.spread += spread;
    time.sampled.spreadTicks += spread * call.ticks;
    time.sampled.spreadSquares += spread * call.ticks * call.ticks;
    time.sampled.spreadOffSquares += spread * call.offTicks * call.offTicks;
  }
  return time;
}

TEST(TimeEstimate, CountedCallsStandForThemselves) {
  const TimeEstimate estimate = estimateTime(3, edgeTime({10, 20, 30}, {}));
  EXPECT_EQ(estimate.ticks, 60);
  EXPECT_EQ(estimate.variance, 0);
}

TEST(TimeEstimate, SampledCallsStandForTheRest) {
  // For the other 84 calls there are three samples with a mean of 8 and residuals of -2, 0 and 2.
  const TimeEstimate estimate = estimateTime(
      19 + 65, edgeTime(std::vector<uint64_t>(0), {{28, 6, 0}, {28, 8, 0}, {28, 10, 0}}));
  EXPECT_DOUBLE_EQ(estimate.ticks, 84 * 8);
  EXPECT_DOUBLE_EQ(estimate.variance, 3.0 / 2 * 28 * 27 * (4 + 0 + 4));
}

TEST(TimeEstimate, CallsWeighAsTheyWereDrawn) {
  // 100 calls of 4, each sample drawn as one of 50, and 20 calls of 30, each drawn as one of 10.
  const TimeEstimate estimate =
      estimateTime(120, edgeTime({}, {{50, 4, 0}, {50, 4, 0}, {10, 30, 0}, {10, 30, 0}}));
  EXPECT_DOUBLE_EQ(estimate.ticks, 100 * 4 + 20 * 30);
}

TEST(TimeEstimate, CountedAndSampledAddUp) {
  const TimeEstimate estimate = estimateTime(12, edgeTime({10, 20}, {{4, 5, 0}, {4, 7, 0}}));
  EXPECT_DOUBLE_EQ(estimate.ticks, 30 + 10 * 6);
}

TEST(TimeEstimate, TimeOffTheProcessorIsApart) {
  format::EdgeTime time = edgeTime({10, 20}, {{4, 5, 100}, {4, 7, 0}});
  time.countedOffTicks = 1000;
  const TimeEstimate estimate = estimateTime(10, time);
  EXPECT_DOUBLE_EQ(estimate.offTicks, 1000 + 8 * 50);
  EXPECT_DOUBLE_EQ(estimate.offVariance, 4 * 3 * 100 * 100);
  EXPECT_DOUBLE_EQ(estimate.ticks, 30 + 8 * 6);
}

TEST(TimeEstimate, OneSampleBorrowsTheCountedVariance) {
  // The counted calls 10, 20 and 30 have a sample variance of 100.
  const TimeEstimate estimate = estimateTime(13, edgeTime({10, 20, 30}, {{8, 5, 0}}));
  EXPECT_DOUBLE_EQ(estimate.ticks, 60 + 10 * 5);
  EXPECT_DOUBLE_EQ(estimate.variance, 10.0 * 10 * 100);
}

TEST(TimeEstimate, SamplesThatMetNoTimeOffTheProcessorSayLittleOfIt) {
  // One in four of the counted calls lost the processor for 100 and took 10 longer; no sample did.
  format::EdgeTime time = edgeTime({10, 10, 10, 20, 10, 10, 10, 20}, {{10, 10, 0}, {10, 10, 0}});
  EXPECT_EQ(estimateTime(28, time).variance, 0) << "of calls that did not lose it";
  EXPECT_EQ(estimateTime(28, time).offVariance, 0);
  time.countedOffTicks = 200;
  const TimeEstimate estimate = estimateTime(28, time);
  EXPECT_DOUBLE_EQ(estimate.offTicks, 200);
  EXPECT_DOUBLE_EQ(estimate.offVariance, std::pow(20 * 200 / 8.0, 2));
  EXPECT_DOUBLE_EQ(estimate.variance, 20 * 20 * (150.0 / 7) / 2);
}

TEST(TimeEstimate, WithoutSamplesTheCountedMeanStandsForTheRest) {
  const TimeEstimate estimate = estimateTime(8, edgeTime({10, 20, 30}, {}));
  EXPECT_DOUBLE_EQ(estimate.ticks, 60 + 5 * 20);
  EXPECT_DOUBLE_EQ(estimate.variance, 5.0 * 5 * 100 / 3);
}

TEST(TimeEstimate, NothingKnownNothingEstimated) {
  const TimeEstimate estimate = estimateTime(1000, format::EdgeTime{});
  EXPECT_EQ(estimate.ticks, 0);
  EXPECT_EQ(estimate.variance, 0);
}

TEST(TimeEstimate, SquaresThatCannotBeGiveNoError) {
  format::EdgeTime time = edgeTime({}, {{8, 5, 0}, {8, 7, 0}});
  time.sampled.spreadSquares = 1;
  EXPECT_EQ(estimateTime(10, time).variance, 0);
  time.sampled.spreadSquares = HUGE_VAL;
  EXPECT_EQ(estimateTime(10, time).variance, 0);
}

} // namespace
} // namespace vais::profiler::test
