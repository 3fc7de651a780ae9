/// The times of marks are spread over all of them, however many there are.

#include "runtime/markers/Marks.h"

#include "runtime/markers/MarkerTable.h"
#include "test/unit/runtime/TestTree.h"

#include <gtest/gtest.h>

namespace vais::profiler::test {
namespace {

TEST(Marks, KeepAllTimesWhileThereIsRoom) {
  TestTree tree;
  MarkerState *state = makeMarkerState(tree.thread());
  format::Marker *marker = makeMarker(tree.thread(), "few");
  for (uint64_t i = 0; i < format::kMostMarkTimes - 1; ++i)
    setMark(*state, *marker);
  EXPECT_EQ(state->recorded.markTimes, format::kMostMarkTimes - 1);
  EXPECT_EQ(state->recorded.markShift, 0u);
}

TEST(Marks, KeepEveryOtherTimeThenEveryFourth) {
  TestTree tree;
  MarkerState *state = makeMarkerState(tree.thread());
  format::Marker *even = makeMarker(tree.thread(), "even");
  format::Marker *odd = makeMarker(tree.thread(), "odd");
  constexpr uint64_t kMarks = 3 * format::kMostMarkTimes;
  const uint64_t before = even->marks;
  for (uint64_t i = 0; i < kMarks; ++i)
    setMark(*state, i % 4 ? *odd : *even);
  EXPECT_EQ(even->marks - before, kMarks / 4);
  EXPECT_EQ(state->recorded.marks, kMarks);
  EXPECT_EQ(state->recorded.markShift, 2u);
  ASSERT_EQ(state->recorded.markTimes, kMarks / 4);
  for (uint64_t i = 0; i < state->recorded.markTimes; ++i)
    EXPECT_EQ(state->recorded.times[i].marker.get(), even) << "numbers that 4 divides";
}

} // namespace
} // namespace vais::profiler::test
