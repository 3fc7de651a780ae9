/// Sampled times: calls of known durations, drawn from seeded generators, and what is learned of
/// them.

#include "SampledCalls.h"

#include "ContextTree.h"
#include "TestTree.h"
#include "TimedCallStack.h"

#include <cmath>
#include <gtest/gtest.h>
#include <random>

namespace vais::profiler::test {
namespace {

using format::EdgeTime;
using format::Slot;

constexpr uint64_t kFrame = 1 << 30;

/// One edge, whose calls take as long as they are said to.
class SampledEdge {
public:
  explicit SampledEdge(uint64_t seed) { tree_.thread().random = seed; }

  void call(uint64_t ticks) {
    ++slot_->calls;
    if (slot_->calls < slot_->nextTimed)
      return;
    const uint64_t token = beginSampledCall(tree_.root(), slot_, kFrame);
    tree_.thread().timedTop.get()->start = 1000;
    endSampledCall(token, kFrame, 1000 + gTimingCosts.stamps + ticks);
  }
  const EdgeTime &time() { return *timeOf(tree_.root(), slot_); }
  /// Estimate of the time of all calls, as a reader makes it.
  double total() {
    const EdgeTime &t = time();
    const auto rest = static_cast<double>(slot_->calls - t.countedCalls);
    return static_cast<double>(t.countedTicks) +
           (t.sampledCalls
                ? rest * static_cast<double>(t.sampledTicks) / static_cast<double>(t.sampledCalls)
                : 0);
  }

private:
  TestTree tree_;
  Slot *slot_ = tree_.edge(tree_.root(), recordAddress(1));
};

TEST(SampledCalls, TheFirstAreAllTimed) {
  SampledEdge edge(1);
  for (uint64_t i = 1; i <= kCountedCalls; ++i)
    edge.call(i * 10);
  EXPECT_EQ(edge.time().countedCalls, kCountedCalls);
  EXPECT_EQ(edge.time().countedTicks, 10 * kCountedCalls * (kCountedCalls + 1) / 2);
  EXPECT_EQ(edge.time().sampledCalls, 0u);
  EXPECT_DOUBLE_EQ(edge.time().countedSquares, 100.0 * 16 * 17 * 33 / 6);
}

TEST(SampledCalls, OfTheRestOneIn64) {
  SampledEdge edge(2);
  constexpr int kCalls = 640000;
  for (int i = 0; i < kCalls; ++i)
    edge.call(100);
  const auto sampled = static_cast<double>(edge.time().sampledCalls);
  EXPECT_NEAR(sampled, kCalls / 64.0, 4 * std::sqrt(kCalls / 64.0));
  EXPECT_EQ(edge.time().sampledTicks, edge.time().sampledCalls * 100);
  EXPECT_NEAR(edge.total(), 100.0 * kCalls, 1e-6);
  EXPECT_EQ(edge.time().droppedCalls, 0u);
}

/// Durations that come in periods, grow or vary by orders of magnitude: estimates of many seeds
/// scatter around the truth as their variance says, which a biased choice of calls would not.
TEST(SampledCalls, TotalsAreUnbiased) {
  constexpr int kCalls = 20000, kSeeds = 200;
  const auto duration = [](int shape, int i, std::mt19937 &random) -> uint64_t {
    if (shape == 0)
      return i % 64 == 0 ? 6400 : 10;
    if (shape == 1)
      return 10 + static_cast<uint64_t>(i);
    return static_cast<uint64_t>(std::exp(std::normal_distribution<>(5, 1)(random)));
  };
  for (int shape = 0; shape < 3; ++shape) {
    double sum = 0, squares = 0;
    for (uint64_t seed = 1; seed <= kSeeds; ++seed) {
      SampledEdge edge(seed * 7919);
      std::mt19937 random(static_cast<unsigned>(seed));
      double truth = 0;
      for (int i = 0; i < kCalls; ++i) {
        const uint64_t ticks = duration(shape, i, random);
        truth += static_cast<double>(ticks);
        edge.call(ticks);
      }
      const double error = edge.total() / truth - 1;
      sum += error;
      squares += error * error;
    }
    const double standardError = std::sqrt(squares) / kSeeds;
    EXPECT_LT(std::fabs(sum / kSeeds), 4 * standardError) << "shape " << shape;
    EXPECT_LT(standardError, 0.03) << "shape " << shape;
  }
}

TEST(SampledCalls, NestedTimingIsTakenOff) {
  TestTree tree;
  Slot *outer = tree.edge(tree.root(), recordAddress(1));
  Slot *inner = tree.edge(outer->target.get(), recordAddress(2));
  outer->calls = inner->calls = 1;
  const uint64_t cost = 10 * gTimingCosts.nestedCall >> kCostBits;
  ASSERT_GT(cost, 0u) << "measured when the session began";
  const uint64_t outerToken = beginSampledCall(tree.root(), outer, kFrame);
  for (int i = 0; i < 10; ++i)
    endSampledCall(beginSampledCall(outer->target.get(), inner, kFrame - 64), kFrame - 64,
                   UINT64_MAX / 2);
  tree.thread().timedTop.get()->start = 1000;
  endSampledCall(outerToken, kFrame, 1000 + gTimingCosts.stamps + cost + 500);
  EXPECT_EQ(timeOf(tree.root(), outer)->countedTicks, 500u);
}

TEST(SampledCalls, NoTimeIsNegative) {
  TestTree tree;
  Slot *slot = tree.edge(tree.root(), recordAddress(1));
  slot->calls = 1;
  const uint64_t token = beginSampledCall(tree.root(), slot, kFrame);
  endSampledCall(token, kFrame, tree.thread().timedTop.get()->start);
  EXPECT_EQ(timeOf(tree.root(), slot)->countedCalls, 1u);
  EXPECT_EQ(timeOf(tree.root(), slot)->countedTicks, 0u) << "less than the stamps' own distance";
}

} // namespace
} // namespace vais::profiler::test
