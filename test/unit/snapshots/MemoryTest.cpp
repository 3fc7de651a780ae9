/// Memory: totals and live allocations.

#include "test/unit/snapshots/Recorded.h"

#include <gtest/gtest.h>

namespace vais::profiler::test {
namespace {

TEST(MemoryTracker, HasTotals) {
  const MemoryTracker memory(recorded().snapshot());
  EXPECT_EQ(memory.totalAllocations(), 4u);
  EXPECT_EQ(memory.totalAllocatedBytes(), 1050u);
  EXPECT_EQ(memory.currentAllocatedBytes(), 50u);
  EXPECT_EQ(memory.peakAllocatedBytes(), 1000u);
  EXPECT_DOUBLE_EQ(memory.averageAllocationSize(), 262.5);
}

TEST(MemoryTracker, ListsLiveAllocationsLargestFirst) {
  const auto live = MemoryTracker(recorded().snapshot()).liveAllocations();
  ASSERT_EQ(live.size(), 3u);
  EXPECT_EQ(live[0].size, 30u);
  EXPECT_EQ(live[0].address, 0x3000u);
  EXPECT_EQ(live[1].address, 0x1800u) << "equal ones by address";
  EXPECT_EQ(live[2].address, 0x2000u);
}

TEST(MemoryTracker, LiveAllocationsAreLimited) {
  const MemoryTracker memory(recorded().snapshot());
  ASSERT_EQ(memory.liveAllocations(1).size(), 1u);
  EXPECT_EQ(memory.liveAllocations(1)[0].size, 30u);
  EXPECT_TRUE(memory.liveAllocations(0).empty());
}

TEST(MemoryTracker, KnowsTheBlockAtAddressZero) {
  Profiler profiler;
  profiler.start();
  profiler.recordAllocation(7, nullptr);
  const auto live = MemoryTracker(profiler.snapshot()).liveAllocations();
  ASSERT_EQ(live.size(), 1u);
  EXPECT_EQ(live[0].address, 0u);
}

TEST(MemoryTracker, OfAnEmptyProfilerIsEmpty) {
  Profiler profiler;
  const MemoryTracker memory(profiler.snapshot());
  EXPECT_EQ(memory.totalAllocations(), 0u);
  EXPECT_EQ(memory.averageAllocationSize(), 0);
  EXPECT_TRUE(memory.liveAllocations().empty());
}

} // namespace
} // namespace vais::profiler::test
