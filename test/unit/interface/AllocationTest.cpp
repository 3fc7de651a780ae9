/// Allocations: totals, live bytes and their peak.

#include "test/unit/interface/Profiler.h"

#include <gtest/gtest.h>

namespace vais::profiler::test {

TEST(Allocations, GrowTotalsAndLiveBytes) {
  const Profiler profiler;
  vais_profiler_record_allocation(profiler, 100, 0x1000);
  vais_profiler_record_allocation(profiler, 20, 0x2000);
  EXPECT_EQ(Numbers(profiler.stats()), Numbers(0, 2, 120, 120, 120, 0));
}

TEST(Allocations, AreLiveUntilFreed) {
  const Profiler profiler;
  vais_profiler_record_allocation(profiler, 100, 0x1000);
  vais_profiler_record_allocation(profiler, 20, 0x2000);
  vais_profiler_record_deallocation(profiler, 0x1000);
  EXPECT_EQ(Numbers(profiler.stats()), Numbers(0, 2, 120, 20, 120, 0));
  vais_profiler_record_deallocation(profiler, 0x2000);
  EXPECT_EQ(Numbers(profiler.stats()), Numbers(0, 2, 120, 0, 120, 0));
}

TEST(Allocations, PeakIsTheMostThatWasLive) {
  const Profiler profiler;
  vais_profiler_record_allocation(profiler, 100, 0x1000);
  vais_profiler_record_deallocation(profiler, 0x1000);
  vais_profiler_record_allocation(profiler, 60, 0x1000);
  EXPECT_EQ(Numbers(profiler.stats()), Numbers(0, 2, 160, 60, 100, 0));
  vais_profiler_record_allocation(profiler, 50, 0x2000);
  EXPECT_EQ(Numbers(profiler.stats()), Numbers(0, 3, 210, 110, 110, 0));
}

TEST(Allocations, UnknownAddressChangesNothing) {
  const Profiler profiler;
  vais_profiler_record_deallocation(profiler, 0x1000); // before any table exists
  vais_profiler_record_allocation(profiler, 100, 0x1000);
  vais_profiler_record_deallocation(profiler, 0x1001);
  vais_profiler_record_deallocation(profiler, 0);
  EXPECT_EQ(Numbers(profiler.stats()), Numbers(0, 1, 100, 100, 100, 0));
}

TEST(Allocations, SecondDeallocationChangesNothing) {
  const Profiler profiler;
  vais_profiler_record_allocation(profiler, 100, 0x1000);
  vais_profiler_record_allocation(profiler, 10, 0x2000);
  vais_profiler_record_deallocation(profiler, 0x1000);
  vais_profiler_record_deallocation(profiler, 0x1000);
  EXPECT_EQ(profiler.stats().current_allocated_bytes, 10u);
}

TEST(Allocations, NewOneAtALiveAddressReplacesTheOld) {
  const Profiler profiler;
  vais_profiler_record_allocation(profiler, 100, 0x1000);
  vais_profiler_record_allocation(profiler, 30, 0x1000);
  EXPECT_EQ(Numbers(profiler.stats()), Numbers(0, 2, 130, 30, 100, 0));
  vais_profiler_record_deallocation(profiler, 0x1000);
  EXPECT_EQ(profiler.stats().current_allocated_bytes, 0u);
}

TEST(Allocations, EveryAddressIsOne) {
  const Profiler profiler;
  vais_profiler_record_allocation(profiler, 1, 0);
  vais_profiler_record_allocation(profiler, 2, SIZE_MAX);
  vais_profiler_record_allocation(profiler, 4, 0);
  EXPECT_EQ(Numbers(profiler.stats()), Numbers(0, 3, 7, 6, 6, 0));
  vais_profiler_record_deallocation(profiler, 0);
  vais_profiler_record_deallocation(profiler, 0);
  vais_profiler_record_deallocation(profiler, SIZE_MAX);
  EXPECT_EQ(Numbers(profiler.stats()), Numbers(0, 3, 7, 0, 6, 0));
}

TEST(Allocations, OfNoBytesAreCounted) {
  const Profiler profiler;
  vais_profiler_record_allocation(profiler, 0, 0x1000);
  EXPECT_EQ(Numbers(profiler.stats()), Numbers(0, 1, 0, 0, 0, 0));
}

TEST(Allocations, SumsStayAtTheirLimitAndComeBack) {
  const Profiler profiler;
  vais_profiler_record_allocation(profiler, SIZE_MAX, 0x1000);
  vais_profiler_record_allocation(profiler, 5, 0x2000);
  vais_profiler_record_allocation(profiler, SIZE_MAX, 0x3000);
  EXPECT_EQ(Numbers(profiler.stats()), Numbers(0, 3, SIZE_MAX, SIZE_MAX, SIZE_MAX, 0));
  vais_profiler_record_deallocation(profiler, 0x1000);
  vais_profiler_record_deallocation(profiler, 0x3000);
  EXPECT_EQ(Numbers(profiler.stats()), Numbers(0, 3, SIZE_MAX, 5, SIZE_MAX, 0));
}

TEST(Allocations, AreIgnoredWithoutTrackMemory) {
  const VaisProfilerConfig config = {1, false, true, 1000};
  const Profiler profiler(State::Running, config);
  vais_profiler_record_allocation(profiler, 100, 0x1000);
  vais_profiler_record_deallocation(profiler, 0x1000);
  vais_profiler_record_sample(profiler, "main", 0);
  vais_profiler_record_call(profiler, "main", "parse");
  EXPECT_EQ(Numbers(profiler.stats()), Numbers(1, 0, 0, 0, 0, 1));
}

TEST(Allocations, ManyComeAndGo) {
  const Profiler profiler;
  constexpr size_t kCount = 100000;
  for (size_t i = 1; i <= kCount; ++i)
    vais_profiler_record_allocation(profiler, i, i * 16);
  for (size_t i = 1; i <= kCount; i += 2)
    vais_profiler_record_deallocation(profiler, i * 16);
  const size_t all = kCount * (kCount + 1) / 2;
  const size_t even = kCount / 2 * (kCount / 2 + 1);
  EXPECT_EQ(Numbers(profiler.stats()), Numbers(0, kCount, all, even, all, 0));
  for (size_t i = 2; i <= kCount; i += 2)
    vais_profiler_record_deallocation(profiler, i * 16);
  EXPECT_EQ(profiler.stats().current_allocated_bytes, 0u);
}

} // namespace vais::profiler::test
