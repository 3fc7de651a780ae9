/// Reads everything that a profiler contains.

#include "test/unit/interface/Profiler.h"
#include "test/unit/interface/Together.h"

#include <gtest/gtest.h>

namespace vais::profiler::test {

using Samples = std::map<std::string, uint64_t>;
using Calls = std::map<std::pair<std::string, std::string>, uint64_t>;
using Allocations = std::map<uint64_t, uint64_t>;

TEST(Visit, TellsEverythingOnce) {
  const Profiler profiler;
  vais_profiler_record_sample(profiler, "main", 0);
  vais_profiler_record_sample(profiler, "main", 0);
  vais_profiler_record_call(profiler, "main", "parse");
  vais_profiler_record_allocation(profiler, 8, 0x10);
  vais_profiler_record_allocation(profiler, 9, 0);
  vais_profiler_record_allocation(profiler, SIZE_MAX, 0x20);
  vais_profiler_record_allocation(profiler, 5, 0x30);
  vais_profiler_record_deallocation(profiler, 0x30);
  const Recorded recorded(profiler);
  EXPECT_TRUE(recorded.isEachToldOnce());
  EXPECT_EQ(recorded.samples, (Samples{{"main", 2}}));
  EXPECT_EQ(recorded.calls, (Calls{{{"main", "parse"}, 1}}));
  EXPECT_EQ(recorded.allocations, (Allocations{{0, 9}, {0x10, 8}, {0x20, SIZE_MAX}}));
}

TEST(Visit, MergesThreads) {
  const Profiler profiler;
  runTogether([&](size_t index) {
    const std::string own = "thread" + std::to_string(index);
    for (size_t round = 0; round <= index; ++round) {
      vais_profiler_record_sample(profiler, "all", 0);
      vais_profiler_record_sample(profiler, own.c_str(), 0);
      vais_profiler_record_call(profiler, "all", "some");
      vais_profiler_record_call(profiler, "all", own.c_str());
    }
    vais_profiler_record_allocation(profiler, index, index * 16 + 16);
  });
  const Recorded recorded(profiler);
  EXPECT_TRUE(recorded.isEachToldOnce());
  EXPECT_EQ(recorded.samples.at("all"), 36u);
  EXPECT_EQ(recorded.samples.at("thread7"), 8u);
  EXPECT_EQ(recorded.samples.size(), 9u);
  EXPECT_EQ(recorded.calls.at({"all", "some"}), 36u);
  EXPECT_EQ(recorded.calls.at({"all", "thread0"}), 1u);
  EXPECT_EQ(recorded.calls.size(), 9u);
  EXPECT_EQ(recorded.allocations.at(128), 7u);
  EXPECT_EQ(recorded.allocations.size(), 8u);
}

TEST(Visit, OfNothingTellsNothing) {
  const Profiler profiler(State::Stopped);
  EXPECT_EQ(Recorded(profiler).told, 0);
  vais_profiler_start(profiler);
  EXPECT_EQ(Recorded(profiler).told, 0);
}

TEST(Visit, TellsTotalsOfMemory) {
  const Profiler profiler;
  vais_profiler_record_allocation(profiler, 100, 0x10);
  vais_profiler_record_deallocation(profiler, 0x10);
  vais_profiler_record_allocation(profiler, 8, 0x20);
  const Recorded recorded(profiler);
  EXPECT_EQ(recorded.totalAllocations, 2u);
  EXPECT_EQ(recorded.allocatedBytes, 108u);
  EXPECT_EQ(recorded.peakBytes, 100u);
}

TEST(Visit, IsPossibleAfterTheStop) {
  const Profiler profiler;
  vais_profiler_record_sample(profiler, "main", 0);
  vais_profiler_stop(profiler);
  EXPECT_EQ(Recorded(profiler).samples, (Samples{{"main", 1}}));
  vais_profiler_start(profiler);
  EXPECT_EQ(Recorded(profiler).told, 0);
}

TEST(Visit, NeedsNoVisitorNorAllOfItsFunctions) {
  const Profiler profiler;
  vais_profiler_record_sample(profiler, "main", 0);
  vais_profiler_record_call(profiler, "main", "parse");
  vais_profiler_record_allocation(profiler, 8, 0x10);
  const VaisProfilerVisitor visitor = {};
  EXPECT_TRUE(vais_profiler_visit(profiler, &visitor));
  EXPECT_TRUE(vais_profiler_visit(profiler, nullptr));
}

TEST(Visit, LetsTheVisitorUseTheProfiler) {
  const Profiler profiler;
  vais_profiler_record_sample(profiler, "main", 0);
  const VaisProfilerVisitor visitor = {profiler,
                                       [](void *self, const char *function, uint64_t) {
                                         vais_profiler_stop(self);
                                         vais_profiler_start(self);
                                         vais_profiler_record_sample(self, function, 0);
                                         vais_profiler_record_sample(self, "visited", 0);
                                       },
                                       nullptr, nullptr, nullptr};
  EXPECT_TRUE(vais_profiler_visit(profiler, &visitor));
  EXPECT_EQ(Recorded(profiler).samples, (Samples{{"main", 1}, {"visited", 1}}));
}

TEST(Visit, AgreesWithTheStatisticsWhileThreadsRecord) {
  const VaisProfilerConfig config = {1, true, true, 20000};
  const Profiler profiler(State::Running, config);
  runTogether([&](size_t index) {
    for (size_t round = 0; round < 4000; ++round) {
      const std::string name = std::to_string((index + round) % 50);
      vais_profiler_record_sample(profiler, name.c_str(), 0);
      vais_profiler_record_allocation(profiler, 1, round);
      if (round % 500 == 0) {
        const Recorded recorded(profiler);
        EXPECT_TRUE(recorded.isEachToldOnce());
        EXPECT_LE(recorded.samples.size(), 50u);
      }
    }
  });
  uint64_t samples = 0;
  for (const auto &function : Recorded(profiler).samples)
    samples += function.second;
  EXPECT_EQ(samples, 20000u);
  EXPECT_EQ(profiler.stats().sample_count, 20000u);
  EXPECT_EQ(vais_profiler_get_dropped_samples(profiler), kThreads * 4000 - 20000);
}

} // namespace vais::profiler::test
