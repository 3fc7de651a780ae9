/// What following and sampling blocks is made of.

#include "BlockMap.h"
#include "Exponential.h"
#include "LargeBlockList.h"
#include "Samples.h"

#include <cmath>
#include <gtest/gtest.h>

namespace vais::profiler::test {
namespace {

/// Addresses that no allocator of the test gives out.
constexpr uint64_t kFar = uint64_t(0x123) << 32;

TEST(BlockMap, FindsABlockOnceAndNoOtherInItsWindow) {
  uint32_t found;
  EXPECT_TRUE(putEntry(kFar + 16, 7, found));
  EXPECT_EQ(takeEntry(kFar), 0u);
  EXPECT_EQ(takeEntry(kFar + 8), 0u);
  EXPECT_EQ(takeEntry(kFar + 16), 7u);
  EXPECT_EQ(takeEntry(kFar + 16), 0u);
}

TEST(BlockMap, SaysWhoIsInTheWindow) {
  uint32_t found = 0;
  EXPECT_TRUE(putEntry(kFar + 64, kLargestBlockNumber, found));
  EXPECT_FALSE(putEntry(kFar + 64 + 24, 8, found));
  EXPECT_TRUE(isEntryOf(found, kFar + 64));
  EXPECT_EQ(takeEntry(kFar + 64), kLargestBlockNumber);
}

TEST(BlockMap, KeepsBlocksThatStandNear) {
  uint32_t found;
  EXPECT_TRUE(putEntry(kFar + 128, 1, found));
  EXPECT_TRUE(putNearerEntry(kFar + 136, 2));
  EXPECT_TRUE(putNearerEntry(kFar + 144, 3));
  EXPECT_FALSE(putNearerEntry(kFar + 150, 4)); // in the same eight bytes
  EXPECT_EQ(takeEntry(kFar + 144), 3u);
  EXPECT_EQ(takeEntry(kFar + 136), 2u);
  EXPECT_EQ(takeEntry(kFar + 128), 1u);
}

TEST(BlockMap, RefusesAddressesOutOfRange) {
  uint32_t found;
  EXPECT_FALSE(putEntry(~uint64_t(0) - 63, 1, found));
  EXPECT_EQ(found, 0u);
  EXPECT_EQ(takeEntry(~uint64_t(0) - 63), 0u);
}

TEST(LargeBlockList, KeepsSizes) {
  const uint32_t first = makeLargeBlock(5000, 1);
  const uint32_t second = makeLargeBlock(uint64_t(1) << 40, 2);
  EXPECT_NE(first, second);
  EXPECT_EQ(largeBlock(first).size, 5000u);
  EXPECT_EQ(largeBlock(second).size, uint64_t(1) << 40);
  EXPECT_EQ(largeBlock(second).memory, 2u);
}

TEST(Exponential, OneMinusExpIsThatOfTheLibrary) {
  for (double x = 1e-6; x < 60; x *= 1.7)
    EXPECT_NEAR(oneMinusExp(x) / -std::expm1(-x), 1, 1e-12) << x;
}

TEST(Exponential, DistancesHaveTheirMeanAndSpread) {
  uint64_t random = 42;
  constexpr int kDraws = 200000;
  double sum = 0, squares = 0;
  for (int i = 0; i < kDraws; ++i) {
    const auto distance = static_cast<double>(nextDistance(random));
    sum += distance;
    squares += distance * distance;
  }
  const double mean = sum / kDraws;
  constexpr auto kPeriod = static_cast<double>(format::kSamplePeriod);
  EXPECT_NEAR(mean / kPeriod, 1, 0.01);
  EXPECT_NEAR(std::sqrt(squares / kDraws - mean * mean) / kPeriod, 1, 0.02);
}

TEST(Samples, StandForAsManyBlocksAsWereNotDrawn) {
  constexpr auto kUnit = static_cast<double>(format::kBlockUnit);
  EXPECT_NEAR(static_cast<double>(blocksPerSample(64)) / kUnit, 8192.5, 0.1);
  EXPECT_NEAR(static_cast<double>(blocksPerSample(format::kSamplePeriod)) / kUnit, 1.582, 0.001);
  EXPECT_EQ(blocksPerSample(uint64_t(1) << 30), format::kBlockUnit);
}

} // namespace
} // namespace vais::profiler::test
