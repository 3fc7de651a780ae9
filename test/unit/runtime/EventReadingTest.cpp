/// What counters advance by. The readings are as the kernel gives them where counters take turns,
/// which no test can rely on a machine to have.

#include "runtime/collect/sampler/EventReading.h"

#include <gtest/gtest.h>
#include <vector>

namespace vais::profiler::test {
namespace {

uint64_t sumOver(const std::vector<EventReading> &readings) {
  format::EventTotal total = {};
  uint64_t sum = 0;
  for (const EventReading &reading : readings)
    sum += advanceTo(total, reading).count;
  return sum;
}

TEST(EventReading, ACounterThatAlwaysRunsIsTakenAsItIs) {
  EXPECT_EQ(sumOver({{5, 1000, 1000}, {5, 2000, 2000}, {1000000007, 3000, 3000}}), 1000000007u);
}

TEST(EventReading, CountersThatTakeTurnsAreScaled) {
  // Half of the time in the first interval, a quarter of it in the second.
  EXPECT_EQ(sumOver({{1000, 2000, 1000}}), 2000u);
  EXPECT_EQ(sumOver({{1000, 2000, 1000}, {1500, 4000, 1500}}), 2000u + 4 * 500u);
}

TEST(EventReading, ATurnThatDoesNotComeIsMadeUpForByTheNext) {
  const EventReading first = {1000, 1000, 1000}, waits = {1000, 2000, 1000},
                     next = {2000, 3000, 2000};
  EXPECT_EQ(sumOver({first, waits, next}), sumOver({first, next}));
  EXPECT_EQ(sumOver({first, waits}), 1000u);
  EXPECT_EQ(sumOver({first, waits, next}), 1000u + 2000u);
}

TEST(EventReading, TimesAddUpWhicheverTurnsCome) {
  format::EventTotal total = {};
  uint64_t enabled = 0, running = 0;
  for (const EventReading &reading :
       {EventReading{1, 10, 5}, EventReading{1, 20, 5}, EventReading{9, 50, 30}}) {
    const EventAdvance advance = advanceTo(total, reading);
    enabled += advance.enabledNs;
    running += advance.runningNs;
  }
  EXPECT_EQ(enabled, 50u);
  EXPECT_EQ(running, 30u);
}

TEST(EventReading, ACounterThatGoesBackTellsNothing) {
  EXPECT_EQ(sumOver({{1000, 1000, 1000}, {900, 2000, 2000}, {1100, 3000, 3000}}), 1100u);
}

TEST(EventReading, LargeCountsDoNotOverflow) {
  constexpr uint64_t kLarge = uint64_t(1) << 60;
  EXPECT_NEAR(static_cast<double>(scaledCount(kLarge, 4000000, 1000000)), 4.0 * kLarge,
              kLarge / 1e4);
  EXPECT_EQ(scaledCount(7, 5, 0), 7u);
  EXPECT_EQ(scaledCount(7, 5, 6), 7u);
}

TEST(EventReading, SquaresHaveTwiceTheBits) {
  format::EventCount sum = {};
  const uint64_t most = UINT64_MAX;
  addToCount(sum, most);
  EXPECT_EQ(sum.squares, 1u);
  EXPECT_EQ(sum.squaresHigh, most - 1);
  addToCount(sum, 3);
  EXPECT_EQ(sum.squares, 10u);
  EXPECT_EQ(sum.count, 2u); // modulo 2^64
}

} // namespace
} // namespace vais::profiler::test
