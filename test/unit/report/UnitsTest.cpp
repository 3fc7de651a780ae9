/// Numbers are made readable.

#include "runtime/report/text/Units.h"

#include <cmath>
#include <gtest/gtest.h>

namespace vais::profiler::test {
namespace {

TEST(Units, DurationsHaveThreeDigits) {
  EXPECT_EQ(formatDuration(0), "0 ns");
  EXPECT_EQ(formatDuration(999.4), "999 ns");
  EXPECT_EQ(formatDuration(999.6), "1.00 µs");
  EXPECT_EQ(formatDuration(1234), "1.23 µs");
  EXPECT_EQ(formatDuration(45678), "45.7 µs");
  EXPECT_EQ(formatDuration(9.996e6), "10.0 ms");
  EXPECT_EQ(formatDuration(99.96e6), "100 ms");
  EXPECT_EQ(formatDuration(999.6e6), "1.00 s");
  EXPECT_EQ(formatDuration(4321e9), "4,321 s");
}

TEST(Units, BytesAreBinary) {
  EXPECT_EQ(formatBytes(0), "0 B");
  EXPECT_EQ(formatBytes(1023), "1023 B");
  EXPECT_EQ(formatBytes(1024), "1.00 KiB");
  EXPECT_EQ(formatBytes(1536 * 1024.0), "1.50 MiB");
  EXPECT_EQ(formatBytes(1023.6 * 1024), "1.00 MiB");
  EXPECT_EQ(formatBytes(std::pow(2, 44)), "16.0 TiB");
}

TEST(Units, CountsAreGrouped) {
  EXPECT_EQ(formatCount(0), "0");
  EXPECT_EQ(formatCount(999), "999");
  EXPECT_EQ(formatCount(1000), "1,000");
  EXPECT_EQ(formatCount(123456), "123,456");
  EXPECT_EQ(formatCount(UINT64_MAX), "18,446,744,073,709,551,615");
}

TEST(Units, FractionsAreGroupedLikeCounts) {
  EXPECT_EQ(formatFraction(0.5), "0.50");
  EXPECT_EQ(formatFraction(3000.67), "3,000.67");
  EXPECT_EQ(formatFraction(1234567.25), "1,234,567.25");
  EXPECT_EQ(formatFraction(999.999), "1,000.00");
}

TEST(Units, NumbersAgreeWithTheirNouns) {
  EXPECT_EQ(formatNumberOf(1, "call"), "1 call");
  EXPECT_EQ(formatNumberOf(0, "call"), "0 calls");
  EXPECT_EQ(formatNumberOf(2, "process"), "2 processes");
}

TEST(Units, IntegersSaturate) {
  EXPECT_EQ(toInteger(2.5), 3u);
  EXPECT_EQ(toInteger(-1), 0u);
  EXPECT_EQ(toInteger(std::nan("")), 0u);
  EXPECT_EQ(toInteger(1e30), UINT64_MAX);
}

} // namespace
} // namespace vais::profiler::test
