/// Sampled times: calls of known durations, drawn from seeded generators, and what is learned from
/// them.

#include "runtime/collect/timing/SampledCalls.h"

#include "runtime/collect/contexts/ContextTree.h"
#include "runtime/collect/timing/Sampling.h"
#include "runtime/collect/timing/SelfSamples.h"
#include "runtime/collect/timing/TimedCallStack.h"
#include "runtime/report/estimate/TimeEstimate.h"
#include "test/unit/runtime/TestTree.h"

#include <cmath>
#include <gtest/gtest.h>
#include <random>

namespace vais::profiler::test {
namespace {

using format::EdgeTime;
using format::Slot;
using format::TimedCall;

/// An edge whose calls take exactly the given time.
class SampledEdge {
public:
  explicit SampledEdge(uint64_t seed) {
    tree_.thread().random = seed;
    tree_.thread().ownerStart = 0;
  }

  void call(uint64_t ticks) {
    ++slot_->calls;
    now_ += ticks;
    tree_.thread().lastTicks = now_;
    if (slot_->calls < slot_->nextTimed)
      return;
    const unsigned gapBits = scheduleNextTimed(tree_.thread(), *slot_, time());
    addCall(time(), gapBits, ticks, 0);
    spendOnCall(tree_.thread(), time(), gapBits, kCalibratedCost << format::kCostBits);
  }
  /// The thread does something else, and thus gains a budget.
  void pass(uint64_t ticks) { now_ += ticks; }
  EdgeTime &time() { return *timeOf(tree_.root(), slot_); }
  TimeEstimate estimate() { return estimateTime(slot_->calls, time()); }
  double total() { return estimate().ticks; }

  static constexpr uint64_t kCalibratedCost = 20, kCost = kCalibratedCost * kColdFactor;

private:
  TestTree tree_;
  Slot *slot_ = tree_.edge(tree_.root(), recordAddress(1));
  uint64_t now_ = 0;
};

/// Budgets as the session sets them, for calls that cost SampledEdge::kCost to time.
class SampledCalls : public testing::Test {
protected:
  void SetUp() override { gSamplingBudget = {0.01, SampledEdge::kCost / 0.01, 1e300}; }
  void TearDown() override { gSamplingBudget = before_; }

private:
  SamplingBudget before_ = gSamplingBudget;
};

TEST_F(SampledCalls, TheFirstAreAllTimed) {
  SampledEdge edge(1);
  for (uint64_t i = 1; i <= kCountedCalls; ++i)
    edge.call(i * 10);
  EXPECT_EQ(edge.time().countedCalls, kCountedCalls);
  EXPECT_EQ(edge.time().countedTicks, 10 * kCountedCalls * (kCountedCalls + 1) / 2);
  EXPECT_EQ(edge.time().sampled.samples, 0u);
  EXPECT_DOUBLE_EQ(edge.time().countedSquares, 100.0 * 16 * 17 * 33 / 6);
}

TEST_F(SampledCalls, ShortOnesAreTimedSeldomAndMoreSoTheMoreIsKnown) {
  SampledEdge edge(2);
  constexpr double kCalls = 8000000;
  const double expected = 4800 + (kCalls - 600 * (64.0 + 128) - 1200 * 256.0 - 2400 * 512.0) / 1024;
  for (int i = 0; i < kCalls; ++i)
    edge.call(10);
  const auto sampled = static_cast<double>(edge.time().sampled.samples);
  EXPECT_NEAR(sampled, expected, 5 * std::sqrt(expected));
  EXPECT_NEAR(edge.total(), 10.0 * kCalls, 1e-3);
  EXPECT_NEAR(edge.time().sampled.weights, kCalls, 0.05 * kCalls);
}

TEST_F(SampledCalls, FewAreAllTimedHoweverShortTheFirstWere) {
  SampledEdge edge(5);
  edge.pass(100000000);
  for (uint64_t i = 0; i < 430; ++i)
    edge.call(i < kCountedCalls ? 10 : 1000 * i);
  EXPECT_EQ(edge.time().countedCalls, 430u);
  EXPECT_EQ(edge.estimate().variance, 0);
}

TEST_F(SampledCalls, LongOnesAreAllTimed) {
  SampledEdge edge(3);
  for (int i = 0; i < 10000; ++i)
    edge.call(20000);
  EXPECT_EQ(edge.time().countedCalls + edge.time().sampled.samples, 10000u);
}

TEST_F(SampledCalls, TheBudgetHolds) {
  SampledEdge edge(4);
  constexpr int kCalls = 200000;
  for (int i = 0; i < kCalls; ++i)
    edge.call(2000); // timing every call would cost 5 %
  const auto timed = static_cast<double>(edge.time().countedCalls + edge.time().sampled.samples);
  EXPECT_LT(timed * SampledEdge::kCost, 0.011 * 2000 * kCalls + 256 * SampledEdge::kCost);
  EXPECT_GT(timed * SampledEdge::kCost, 0.005 * 2000 * kCalls);
}

/// Makes a call of the edge that takes that long. Returns whether it is timed.
bool callOnce(TestTree &tree, Slot *slot, uint64_t ticks) {
  format::Thread &thread = tree.thread();
  thread.lastTicks += ticks;
  if (++slot->calls < slot->nextTimed)
    return false;
  EdgeTime &time = *timeOf(tree.root(), slot);
  const unsigned gapBits = scheduleNextTimed(thread, *slot, time);
  addCall(time, gapBits, ticks, 0);
  spendOnCall(thread, time, gapBits, SampledEdge::kCalibratedCost << format::kCostBits);
  return true;
}

/// A thread that calls each of its edges that often, in turn, and for that long. Returns how many
/// calls are timed.
uint64_t timedCalls(int edges, int callsEach, uint64_t ticks) {
  TestTree tree;
  tree.thread().ownerStart = 0;
  beginSamplingBudget(tree.thread());
  uint64_t timed = 0;
  for (int i = 0; i < edges * callsEach; ++i) {
    Slot *slot = tree.edge(tree.root(), recordAddress(static_cast<uint64_t>(1 + i % edges)));
    timed += callOnce(tree, slot, ticks);
  }
  return timed;
}

TEST_F(SampledCalls, AThreadSpendsNoMoreThanItsAllowanceHoweverManyEdgesItHas) {
  constexpr int kEdges = 2000;
  constexpr uint64_t kFree = 1000, kLeast = kEdges * kLeastCountedCalls;
  gSamplingBudget.allowance = kFree * SampledEdge::kCost;
  const uint64_t timed = timedCalls(kEdges, 30, 1);
  EXPECT_GE(timed, kLeast);
  EXPECT_LT(timed, kFree + kLeast + kEdges) << "one in 1,024 of the rest";
}

TEST_F(SampledCalls, TheirFirstAreAllTimedInAThreadThatHasTheTime) {
  constexpr int kEdges = 2000;
  gSamplingBudget.allowance = 0;
  const uint64_t ticks = 2 * SampledEdge::kCost * 100; // timing every call costs half of the budget
  EXPECT_EQ(timedCalls(kEdges, kCountedCalls, ticks), kEdges * kCountedCalls);
}

TEST_F(SampledCalls, ShortOnesCostNoMoreThanTheThreadMaySpendHoweverManyThereAre) {
  constexpr int kCalls = 20000000;
  constexpr uint64_t kFree = 1000, kTicks = 10;
  gSamplingBudget.allowance = kFree * SampledEdge::kCost;
  const auto budget = 0.01 * kTicks * kCalls / SampledEdge::kCost + kFree;
  const auto timed = static_cast<double>(timedCalls(8, kCalls / 8, kTicks));
  EXPECT_LT(timed, 1.5 * budget) << "one in 64 would be 15 times the budget";
  EXPECT_GT(timed, 0.5 * budget);
}

TEST_F(SampledCalls, LongerOnesAreTimedMoreOftenThanShortOnesThatCostTheThreadTooMuch) {
  constexpr int kCalls = 20000000, kLonger = kCalls / 100;
  TestTree tree;
  tree.thread().ownerStart = 0;
  beginSamplingBudget(tree.thread());
  gSamplingBudget.allowance = 0;
  Slot *shorter = tree.edge(tree.root(), recordAddress(1));
  Slot *longer = tree.edge(tree.root(), recordAddress(2));
  uint64_t timedShorter = 0, timedLonger = 0;
  for (int i = 0; i < kLonger; ++i) {
    timedLonger += callOnce(tree, longer, 400);
    for (int j = 1; j < kCalls / kLonger; ++j)
      timedShorter += callOnce(tree, shorter, 5);
  }
  EXPECT_GT(timedLonger, kLonger / 256u) << "the budget allows the edge one in 32";
  const auto cost = static_cast<double>((timedShorter + timedLonger) * SampledEdge::kCost);
  EXPECT_LT(cost, 1.5 * 0.01 * static_cast<double>(tree.thread().lastTicks));
}

/// How durations of calls may vary.
enum class Shape { Periodic, Growing, LogNormal, HeavyTail, TwoPhases };

uint64_t duration(Shape shape, int i, std::mt19937 &random) {
  switch (shape) {
  case Shape::Periodic:
    return i % 64 == 0 ? 6400 : 10;
  case Shape::Growing:
    return 10 + static_cast<uint64_t>(i);
  case Shape::LogNormal:
    return static_cast<uint64_t>(std::exp(std::normal_distribution<>(5, 1)(random)));
  case Shape::HeavyTail:
    return random() % 100 == 0 ? 100000 : 200;
  case Shape::TwoPhases:
    return i < 10000 ? 20 : 5000;
  }
  return 0;
}

class SampledTotals : public SampledCalls, public testing::WithParamInterface<Shape> {};

/// Estimates with many seeds scatter around the truth according to their variance. With a biased
/// choice of calls, or weights that do not match the choice, they would not.
TEST_P(SampledTotals, AreUnbiasedAndWithinTheirErrorBars) {
  constexpr int kCalls = 20000, kSeeds = 200;
  double sum = 0, squares = 0;
  int covered = 0;
  for (uint64_t seed = 1; seed <= kSeeds; ++seed) {
    SampledEdge edge(seed * 7919);
    std::mt19937 random(static_cast<unsigned>(seed));
    double truth = 0;
    for (int i = 0; i < kCalls; ++i) {
      const uint64_t ticks = duration(GetParam(), i, random);
      truth += static_cast<double>(ticks);
      edge.call(ticks);
    }
    const TimeEstimate estimate = edge.estimate();
    const double error = estimate.ticks / truth - 1;
    sum += error;
    squares += error * error;
    covered += std::fabs(estimate.ticks - truth) <= 1.96 * std::sqrt(estimate.variance) + 1;
  }
  const double standardError = std::sqrt(squares) / kSeeds;
  EXPECT_LT(std::fabs(sum / kSeeds), 4 * standardError);
  EXPECT_LT(standardError, 0.03);
  EXPECT_GE(covered, kSeeds * 85 / 100);
}

INSTANTIATE_TEST_SUITE_P(Shapes, SampledTotals,
                         testing::Values(Shape::Periodic, Shape::Growing, Shape::LogNormal,
                                         Shape::HeavyTail, Shape::TwoPhases));

/// Ends the call, which began last, as if it had taken `elapsed` ticks, `off` of them off the
/// processor. Returns false if an interruption of the test affected this.
bool endAs(TestTree &tree, uint64_t token, uint64_t elapsed, int64_t off) {
  format::Thread &thread = tree.thread();
  TimedCall *call = thread.timedTop.get();
  const uint64_t lookedAt = thread.cpuLookedAt;
  call->start = 1000;
  call->offBefore = thread.offTicks - off;
  endSampledCall(token, kFrame, 1000 + elapsed, nullptr);
  return thread.cpuLookedAt == lookedAt;
}

/// Returns what is learned from one call, which is repeated until nothing interrupts it.
EdgeTime learnedOf(bool (*callOnce)(TestTree &tree, Slot *slot)) {
  for (int tries = 0; tries < 1000; ++tries) {
    TestTree tree;
    Slot *slot = tree.edge(tree.root(), recordAddress(1));
    slot->calls = 1;
    if (callOnce(tree, slot))
      return *timeOf(tree.root(), slot);
  }
  ADD_FAILURE() << "interrupted each time";
  return {};
}

TEST_F(SampledCalls, NestedTimingIsTakenOff) {
  ASSERT_GT(10 * gTimingCosts.nestedCall >> format::kCostBits, 0u)
      << "measured when the session began";
  const EdgeTime learned = learnedOf([](TestTree &tree, Slot *outer) {
    Slot *inner = tree.edge(outer->target.get(), recordAddress(2));
    inner->calls = 1;
    const uint64_t cost = 10 * gTimingCosts.nestedCall >> format::kCostBits;
    const uint64_t token = beginSampledCall(tree.root(), outer, kFrame, tree.root());
    const uint64_t spentBefore = tree.thread().timedTop.get()->spentBefore;
    for (int i = 0; i < 10; ++i)
      endSampledCall(beginSampledCall(outer->target.get(), inner, kFrame - 64, outer->target.get()),
                     kFrame - 64, UINT64_MAX / 2, nullptr);
    const uint64_t looks = ((tree.thread().spentTicks - spentBefore) >> format::kCostBits) - cost;
    return endAs(tree, token, gTimingCosts.stamps + cost + looks + 500, 0);
  });
  EXPECT_NEAR(static_cast<double>(learned.countedTicks), 500, 1);
}

TEST_F(SampledCalls, TimeOffTheProcessorIsApart) {
  const EdgeTime learned = learnedOf([](TestTree &tree, Slot *slot) {
    const uint64_t token = beginSampledCall(tree.root(), slot, kFrame, tree.root());
    return endAs(tree, token, gTimingCosts.stamps + 500, 300);
  });
  EXPECT_EQ(learned.countedTicks, 200u);
  EXPECT_EQ(learned.countedOffTicks, 300);
}

TEST_F(SampledCalls, NoTimeIsNegative) {
  const EdgeTime learned = learnedOf([](TestTree &tree, Slot *slot) {
    return endAs(tree, beginSampledCall(tree.root(), slot, kFrame, tree.root()), 0, 0);
  });
  EXPECT_EQ(learned.countedCalls, 1u);
  EXPECT_EQ(learned.countedTicks, 0u) << "less than the stamps' own distance";
}

} // namespace
} // namespace vais::profiler::test
