/// Which interval an address is in.

#include "utils/vais-profiler/symbols/Intervals.h"

#include <gtest/gtest.h>

namespace vais::profiler::test {
namespace {

std::vector<uint32_t> find(std::vector<Interval> intervals,
                           const std::vector<uint64_t> &addresses) {
  return innermost(intervals, {addresses.data(), addresses.data() + addresses.size()});
}

using Values = std::vector<uint32_t>;

TEST(Intervals, HaveNoEnd) {
  EXPECT_EQ(find({{10, 20, 1}}, {9, 10, 19, 20}), (Values{kNoValue, 1, 1, kNoValue}));
}

TEST(Intervals, InnerOnesHideOuterOnes) {
  EXPECT_EQ(find({{10, 40, 1}, {20, 30, 2}, {20, 25, 3}}, {10, 20, 24, 25, 29, 30}),
            (Values{1, 3, 3, 2, 2, 1}));
}

TEST(Intervals, MayOverlapOrBeEmpty) {
  EXPECT_EQ(find({{10, 30, 1}, {20, 40, 2}, {22, 22, 3}, {23, 21, 4}}, {15, 22, 23, 29, 35}),
            (Values{1, 2, 2, 2, 2}));
}

TEST(Intervals, NeedNoOrder) {
  EXPECT_EQ(find({{30, 40, 3}, {10, 20, 1}}, {10, 35, 35}), (Values{1, 3, 3}));
  EXPECT_EQ(find({}, {5}), Values{kNoValue});
  EXPECT_EQ(find({{1, 2, 3}}, {}), Values{});
}

TEST(AddressRange, HasThosePartsThatWereAskedFor) {
  const std::vector<uint64_t> addresses = {1, 3, 5, 7};
  const AddressRange all = {addresses.data(), addresses.data() + addresses.size()};
  const AddressRange some = all.within(3, 7);
  EXPECT_EQ(std::vector<uint64_t>(some.first, some.last), (std::vector<uint64_t>{3, 5}));
  EXPECT_TRUE(all.within(8, 9).isEmpty());
  EXPECT_TRUE(all.within(7, 3).isEmpty());
}

} // namespace
} // namespace vais::profiler::test
