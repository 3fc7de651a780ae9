/// The building blocks of following and sampling blocks.

#include "runtime/memory/BlockMap.h"
#include "runtime/memory/Exponential.h"
#include "runtime/memory/LargeBlockList.h"
#include "runtime/memory/Samples.h"

#include <cmath>
#include <gtest/gtest.h>
#include <thread>

namespace vais::profiler::test {
namespace {

/// Addresses that no allocator of the test returns.
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
  EXPECT_TRUE(putEntry(kFar + 128, kFirstNumber, found));
  EXPECT_TRUE(putNearerEntry(kFar + 136, 4));
  EXPECT_TRUE(putNearerEntry(kFar + 144, 5));
  EXPECT_FALSE(putNearerEntry(kFar + 150, 6)); // in the same eight bytes
  EXPECT_EQ(takeEntry(kFar + 144), 5u);
  EXPECT_EQ(takeEntry(kFar + 136), 4u);
  EXPECT_EQ(takeEntry(kFar + 128), kFirstNumber);
}

/// Both ways to write entries: with glibc's malloc, and if blocks may share windows.
class BlockMapWriting : public testing::TestWithParam<bool> {
protected:
  BlockMapWriting() { gBlocks.hasNearer = GetParam(); }
};
INSTANTIATE_TEST_SUITE_P(AlonePerWindowOrNot, BlockMapWriting, testing::Bool());

TEST_P(BlockMapWriting, KeepsEachNumberThatAClassMayHave) {
  const uint64_t block = kFar + 512 + 16;
  uint32_t found;
  for (uint32_t number :
       {kFirstNumber, kShortNumbers - 1, kShortNumbers, kLargeBlockBit, kLargestBlockNumber}) {
    EXPECT_TRUE(putEntry(block, number, found));
    EXPECT_EQ(takeEntry(block - 16), 0u);
    EXPECT_EQ(takeEntry(block), number);
    EXPECT_EQ(takeEntry(block), 0u);
  }
}

TEST_P(BlockMapWriting, KeepsBlocksWhateverTheirAlignment) {
  uint32_t found;
  for (uint64_t block = kFar + 1024; block < kFar + 1024 + 32; ++block) {
    EXPECT_TRUE(putEntry(block, 9, found));
    for (uint64_t other = kFar + 1024; other < kFar + 1024 + 32; ++other)
      EXPECT_EQ(takeEntry(other), other == block ? 9u : 0u);
    EXPECT_EQ(takeEntry(block), 0u);
    EXPECT_TRUE(putEntry(block, 9, found));
    EXPECT_EQ(takeEntry(block), 9u);
  }
}

TEST_P(BlockMapWriting, SaysWhoIsThereToLargeNumbersAndSmall) {
  const uint64_t window = kFar + 2048;
  for (uint32_t first : {5u, kShortNumbers + 5, kLargeBlockBit + 5})
    for (uint32_t second : {6u, kShortNumbers + 6, kLargeBlockBit + 6}) {
      uint32_t found = 0;
      EXPECT_TRUE(putEntry(window + 16, first, found));
      EXPECT_FALSE(putEntry(window, second, found));
      EXPECT_TRUE(isEntryOf(found, window + 16));
      EXPECT_EQ(found >> kOffsetBits, first);
      EXPECT_EQ(takeEntry(window), 0u);
      EXPECT_EQ(takeEntry(window + 16), first);
      EXPECT_TRUE(putEntry(window, second, found));
      EXPECT_EQ(takeEntry(window), second);
    }
}

TEST_P(BlockMapWriting, KeepsLargeBlocksThatBeginNearBecauseOneIsInTheOther) {
  const uint64_t outer = kFar + 3072 + 16, inner = outer + 64;
  uint32_t found;
  EXPECT_TRUE(putEntry(outer, kLargeBlockBit + 1, found));
  EXPECT_TRUE(putEntry(inner, kLargeBlockBit + 2, found));
  EXPECT_EQ(takeEntry(outer), kLargeBlockBit + 1);
  EXPECT_TRUE(putEntry(outer, kLargeBlockBit + 3, found));
  EXPECT_EQ(takeEntry(inner), kLargeBlockBit + 2);
  EXPECT_EQ(takeEntry(outer), kLargeBlockBit + 3);
}

/// Other threads may have blocks in the same large window, and none of them may write to its entry.
TEST_P(BlockMapWriting, SmallBlocksWithoutAClassLeaveTheEntryOfTheLargeWindowAlone) {
  constexpr uint32_t kUnclassed = kLargeBlockBit | kSmallBlockBit;
  const uint64_t first = kFar + 8192 + 16, second = first + 32;
  uint32_t found;
  EXPECT_TRUE(putEntry(first, kUnclassed + 1, found));
  EXPECT_TRUE(putEntry(second, kUnclassed + 2, found));
  EXPECT_EQ(*gBlocks.near.find(first), kIsWide);
  EXPECT_EQ(takeEntry(second), kUnclassed + 2);
  EXPECT_EQ(takeEntry(first), kUnclassed + 1);
}

TEST_P(BlockMapWriting, ForgetsBlocksOfTheParentAndKnowsThemWhenFreed) {
  const uint64_t first = kFar + 4096, second = first + 32, third = second + 32;
  uint32_t found;
  EXPECT_TRUE(putEntry(first, 3, found));
  EXPECT_TRUE(putEntry(second, kShortNumbers + 3, found));
  EXPECT_TRUE(putEntry(third, kLargeBlockBit + 3, found));
  forgetBlocks();
  for (uint64_t block : {first, second, third})
    EXPECT_EQ(takeEntry(block), 0u);
  EXPECT_TRUE(putEntry(second, kShortNumbers + 4, found));
  for (uint64_t block : {first, second, third}) {
    EXPECT_TRUE(takeInherited(block));
    EXPECT_FALSE(takeInherited(block));
  }
  EXPECT_EQ(takeEntry(second), kShortNumbers + 4);
}

/// Puts and takes its own blocks, at `offset` in windows that another thread uses too.
void putAndTake(uint64_t offset, unsigned &lost) {
  for (uint32_t i = 0; i < 300000; ++i) {
    const uint64_t block = kFar + 8192 + i % 4 * 32 + offset;
    const uint32_t kind = i % 3 == 0 ? 0 : i % 3 == 1 ? kShortNumbers : kLargeBlockBit;
    const uint32_t number = kind + kFirstNumber + static_cast<uint32_t>(offset);
    uint32_t found;
    const bool isPut = putEntry(block, number, found) || putNearerEntry(block, number);
    lost += !isPut || takeEntry(block) != number;
  }
}

TEST(BlockMap, LosesNoneOfBlocksThatShareWindowsBetweenThreads) {
  gBlocks.hasNearer = true;
  unsigned lost[2] = {};
  std::thread other([&] { putAndTake(16, lost[1]); });
  putAndTake(0, lost[0]);
  other.join();
  EXPECT_EQ(lost[0] + lost[1], 0u);
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
