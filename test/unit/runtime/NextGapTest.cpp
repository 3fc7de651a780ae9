/// The gaps between sampled calls: geometric with mean 64.

#include "SampledCalls.h"

#include <cmath>
#include <cstdint>
#include <gtest/gtest.h>
#include <vector>

namespace vais::profiler::test {
namespace {

constexpr int kDraws = 1000000;

TEST(NextGap, HasItsMeanAndIsNeverZero) {
  for (uint64_t seed : {uint64_t(1), uint64_t(42), UINT64_MAX}) {
    uint64_t random = seed;
    double sum = 0;
    for (int i = 0; i < kDraws; ++i) {
      const uint64_t gap = nextGap(random);
      ASSERT_GE(gap, 1u);
      ASSERT_LT(gap, 64u * 60); // beyond the resolution of the generator: 53 bits give 64 * 37
      sum += static_cast<double>(gap);
    }
    // Standard deviation of a geometric variate with p = 1/64: sqrt(1 - p) / p = 63.5.
    EXPECT_NEAR(sum / kDraws, 64, 4 * 63.5 / std::sqrt(kDraws)) << "seed " << seed;
  }
}

TEST(NextGap, IsGeometric) {
  constexpr int kBins = 200;
  uint64_t random = 12345;
  std::vector<double> seen(kBins + 1);
  for (int i = 0; i < kDraws; ++i) {
    const uint64_t gap = nextGap(random);
    ++seen[gap <= kBins ? gap - 1 : kBins];
  }
  double chiSquare = 0;
  double rest = kDraws;
  for (int i = 0; i < kBins; ++i) {
    const double expected = rest * kSampledShare;
    chiSquare += (seen[i] - expected) * (seen[i] - expected) / expected;
    rest -= expected;
  }
  chiSquare += (seen[kBins] - rest) * (seen[kBins] - rest) / rest;
  // 200 degrees of freedom: mean 200, standard deviation 20; beyond 300 by chance once in 10^5.
  EXPECT_LT(chiSquare, 300);
  EXPECT_GT(chiSquare, 120);
}

TEST(NextGap, NeighboursAreIndependent) {
  uint64_t random = 99;
  double sum = 0;
  double before = static_cast<double>(nextGap(random)) - 64;
  for (int i = 0; i < kDraws; ++i) {
    const double now = static_cast<double>(nextGap(random)) - 64;
    sum += before * now;
    before = now;
  }
  EXPECT_LT(std::fabs(sum / kDraws) / (63.5 * 63.5), 4 / std::sqrt(kDraws));
}

} // namespace
} // namespace vais::profiler::test
