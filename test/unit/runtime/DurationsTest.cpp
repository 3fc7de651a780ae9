/// How long calls took: groups of durations, and the counts that threads keep.

#include "runtime/collect/timing/Durations.h"

#include "runtime/collect/contexts/ContextTree.h"
#include "runtime/collect/timing/ExactCalls.h"
#include "runtime/collect/timing/SampledCalls.h"
#include "test/unit/runtime/TestFunctions.h"
#include "test/unit/runtime/TestTree.h"

#include <gtest/gtest.h>
#include <set>
#include <thread>

namespace vais::profiler::test {
namespace {

using namespace format;

TEST(DurationGroups, EachBeginsWhereTheOneBeforeEnds) {
  for (const unsigned bits : {kDurationBits, kDurationBits + 2}) {
    const uint32_t last = durationGroup(kLongestDuration, bits);
    EXPECT_EQ(durationGroup(0, bits), 0u);
    EXPECT_EQ(shortestOf(0, bits), 0u);
    for (uint32_t group = 1; group <= last; ++group) {
      const uint64_t shortest = shortestOf(group, bits);
      ASSERT_EQ(durationGroup(shortest, bits), group);
      ASSERT_EQ(durationGroup(shortest - 1, bits), group - 1);
      const uint64_t before = shortestOf(group - 1, bits);
      ASSERT_LE(shortest - before, (before >> bits) + 1) << "too wide";
    }
  }
}

TEST(DurationGroups, TheShortestHaveTheirOwn) {
  for (uint64_t ticks = 0; ticks < 8; ++ticks)
    EXPECT_EQ(durationGroup(ticks), ticks);
  EXPECT_EQ(durationGroup(8), durationGroup(9));
  EXPECT_LT(durationGroup(kLongestDuration) >> kDurationBits, kDoublings);
}

/// Calls counted in the group of `ticks`.
uint64_t callsOf(const FunctionDurations &durations, uint64_t ticks) {
  const uint32_t group = durationGroup(ticks);
  const int64_t distance = durations.counts[group >> kDurationBits];
  const auto *counts = reinterpret_cast<const uint64_t *>(&durations) + distance;
  return distance ? counts[group % (1 << kDurationBits)] : 0;
}

/// All calls that are counted.
uint64_t allCallsOf(const FunctionDurations &durations) {
  uint64_t calls = 0;
  for (uint32_t group = 0; group < kDoublings << kDurationBits; ++group)
    calls += callsOf(durations, shortestOf(group));
  return calls;
}

class Counting : public testing::Test {
protected:
  EdgeTime &time(uint64_t function) {
    return *timeOf(tree.root(), tree.edge(tree.root(), recordAddress(function)));
  }
  const FunctionDurations &durations(uint64_t function) { return *time(function).durations.get(); }

  TestTree tree;
};

TEST_F(Counting, EveryDurationHasAPlace) {
  for (uint64_t ticks = 1; ticks < kLongestDuration; ticks *= 2)
    countDuration(time(1), ticks, 1);
  countDuration(time(1), kLongestDuration - 1, 3);
  EXPECT_EQ(allCallsOf(durations(1)), 63u + 3);
  EXPECT_EQ(callsOf(durations(1), kLongestDuration - 1), 3u);
  EXPECT_EQ(callsOf(durations(1), 1 << 20), 1u);
  EXPECT_EQ(callsOf(durations(1), 3 << 19), 0u);
  EXPECT_EQ(tree.thread().droppedDurations, 0u);
}

TEST_F(Counting, AClockThatWentBackMakesNoDuration) {
  for (const int64_t ticks : {-1, -8, -9, -1000})
    countDuration(time(1), static_cast<uint64_t>(ticks), 1);
  EXPECT_EQ(callsOf(durations(1), 0), 4u);
}

TEST_F(Counting, EdgesToAFunctionShareItsDurations) {
  Context *other = tree.call(tree.root(), recordAddress(2));
  Slot *slot = tree.edge(other, recordAddress(1));
  countDuration(*timeOf(other, slot), 100, 64);
  countDuration(time(1), 100, 1);
  EXPECT_EQ(callsOf(durations(1), 100), 65u);
  EXPECT_EQ(allCallsOf(durations(2)), 0u);
}

TEST_F(Counting, WithoutMemoryCallsAreCountedAsMissing) {
  countDuration(time(1), 100, 1);
  Thread &thread = tree.thread();
  const uint64_t reserve = gSwitches.header->reserve, next = thread.arenaNext;
  gSwitches.header->reserve = gSwitches.header->used;
  thread.arenaNext = thread.arenaEnd;
  countDuration(time(1), 100000, 64);
  countDuration(time(1), 100, 1);
  gSwitches.header->reserve = reserve;
  thread.arenaNext = next;
  EXPECT_EQ(thread.droppedDurations, 64u);
  EXPECT_EQ(callsOf(durations(1), 100), 2u) << "there was room for these";
  countDuration(time(1), 100000, 2);
  EXPECT_EQ(callsOf(durations(1), 100000), 2u) << "there is memory again";
}

TEST_F(Counting, AForkedChildBeginsWithNone) {
  countDuration(time(1), 100, 5);
  tree.thread().droppedDurations = 7;
  clearDurations(tree.thread());
  EXPECT_EQ(allCallsOf(durations(1)), 0u);
  EXPECT_EQ(tree.thread().droppedDurations, 0u);
  countDuration(time(1), 100, 1);
  EXPECT_EQ(callsOf(durations(1), 100), 1u);
}

TEST_F(Counting, ASampledCallCountsAsOftenAsItsWeight) {
  constexpr unsigned kGapBits = 6;
  Slot *slot = tree.edge(tree.root(), recordAddress(1));
  const uint64_t token =
      beginDrawnCall(time(1), slot, kFrame, tree.root(), kGapBits, TimedKind::Call);
  endSampledCall(token, kFrame, readTicks(), tree.root());
  EXPECT_EQ(allCallsOf(durations(1)), 1u << kGapBits);
}

TEST(ExactDurations, EveryCallCountsOnce) {
  TestTree tree(TimeMode::Exact);
  Slot *slot = tree.edge(tree.root(), recordAddress(1));
  for (int i = 0; i < 100; ++i) {
    ++slot->calls;
    const uint64_t token = beginExactCallSlowly(tree.root(), slot, kFrame);
    endExactCall(token, kFrame, readTicks() + (i % 10 ? 0 : 1000000000));
  }
  const FunctionDurations &durations = *timeOf(tree.root(), slot)->durations.get();
  EXPECT_EQ(allCallsOf(durations), 100u);
  uint64_t longCalls = 0;
  for (uint32_t group = durationGroup(1000000000); group < kDoublings << kDurationBits; ++group)
    longCalls += callsOf(durations, shortestOf(group));
  EXPECT_GE(longCalls, 10u);
}

TEST(AdoptedDurations, ThreadsThatFollowEachOtherAddToTheSame) {
  constexpr int kThreads = 12; // fewer than the calls of an edge that are all timed
  TestFunctions &functions = TestFunctions::make("heir", 1);
  std::set<Thread *> trees;
  for (int i = 0; i < kThreads; ++i)
    std::thread([&] {
      vais_profiler_record_exit(vais_profiler_record_enter(functions[0]));
      trees.insert(tState.thread);
    }).join();
  uint64_t calls = 0;
  for (Thread *thread : trees) {
    const uint64_t record = static_cast<VaisProfilerFunction *>(functions[0])->record;
    if (Slot *slot = findEdge(thread->root.get(), record))
      calls += allCallsOf(*timeOf(thread->root.get(), slot)->durations.get());
  }
  EXPECT_EQ(calls, uint64_t(kThreads));
}

} // namespace
} // namespace vais::profiler::test
