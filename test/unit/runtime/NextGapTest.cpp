/// The gaps between sampled calls are geometric, with any power of two as their mean.

#include "runtime/collect/timing/Sampling.h"

#include <cmath>
#include <cstdint>
#include <gtest/gtest.h>
#include <vector>

namespace vais::profiler::test {
namespace {

constexpr int kDraws = 1000000;

TEST(NextGap, HasItsMeanAndIsNeverZero) {
  for (unsigned gapBits = 1; gapBits <= kMostGapBits; ++gapBits) {
    const double mean = 1u << gapBits;
    uint64_t random = gapBits;
    double sum = 0;
    for (int i = 0; i < kDraws; ++i) {
      const uint64_t gap = nextGap(random, gapBits);
      ASSERT_GE(gap, 1u);
      ASSERT_LT(static_cast<double>(gap), mean * 60); // 53 random bits reach mean * 37
      sum += static_cast<double>(gap);
    }
    // Standard deviation of a geometric variate: sqrt(1 - p) / p.
    const double deviation = std::sqrt(1 - 1 / mean) * mean;
    EXPECT_NEAR(sum / kDraws, mean, 4 * deviation / std::sqrt(kDraws)) << mean;
  }
}

TEST(NextGap, IsGeometric) {
  constexpr int kBins = 200;
  uint64_t random = 12345;
  std::vector<double> seen(kBins + 1);
  for (int i = 0; i < kDraws; ++i) {
    const uint64_t gap = nextGap(random, 6);
    ++seen[gap <= kBins ? gap - 1 : kBins];
  }
  double chiSquare = 0;
  double rest = kDraws;
  for (int i = 0; i < kBins; ++i) {
    const double expected = rest / 64;
    chiSquare += (seen[i] - expected) * (seen[i] - expected) / expected;
    rest -= expected;
  }
  chiSquare += (seen[kBins] - rest) * (seen[kBins] - rest) / rest;
  // 200 degrees of freedom: mean 200, standard deviation 20; exceeds 300 by chance once in 10^5.
  EXPECT_LT(chiSquare, 300);
  EXPECT_GT(chiSquare, 120);
}

TEST(NextGap, NeighboursAreIndependent) {
  uint64_t random = 99;
  double sum = 0;
  double before = static_cast<double>(nextGap(random, 6)) - 64;
  for (int i = 0; i < kDraws; ++i) {
    const double now = static_cast<double>(nextGap(random, 6)) - 64;
    sum += before * now;
    before = now;
  }
  EXPECT_LT(std::fabs(sum / kDraws) / (63.5 * 63.5), 4 / std::sqrt(kDraws));
}

} // namespace
} // namespace vais::profiler::test
