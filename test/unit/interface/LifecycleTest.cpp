/// Creating, starting and stopping profilers.

#include "test/unit/interface/Profiler.h"

#include "runtime/handles/handle/Configuration.h"

#include <cstddef>
#include <ctime>
#include <gtest/gtest.h>

namespace vais::profiler::test {

static void recordOneOfEach(void *profiler) {
  vais_profiler_record_sample(profiler, "main", 0x1000);
  vais_profiler_record_allocation(profiler, 64, 0x10);
  vais_profiler_record_call(profiler, "main", "parse");
}

static const Numbers kOneOfEach(1, 1, 64, 64, 64, 1);

TEST(Layout, OfTheConfigurationIsFixed) {
  EXPECT_EQ(sizeof(VaisProfilerConfig), 24u);
  EXPECT_EQ(offsetof(VaisProfilerConfig, sample_interval_ms), 0u);
  EXPECT_EQ(offsetof(VaisProfilerConfig, track_memory), 8u);
  EXPECT_EQ(offsetof(VaisProfilerConfig, build_call_graph), 9u);
  EXPECT_EQ(offsetof(VaisProfilerConfig, max_samples), 16u);
}

TEST(Layout, OfTheStatisticsIsFixed) {
  EXPECT_EQ(sizeof(VaisProfileStats), 48u);
  EXPECT_EQ(offsetof(VaisProfileStats, sample_count), 0u);
  EXPECT_EQ(offsetof(VaisProfileStats, total_allocations), 8u);
  EXPECT_EQ(offsetof(VaisProfileStats, total_allocated_bytes), 16u);
  EXPECT_EQ(offsetof(VaisProfileStats, current_allocated_bytes), 24u);
  EXPECT_EQ(offsetof(VaisProfileStats, peak_allocated_bytes), 32u);
  EXPECT_EQ(offsetof(VaisProfileStats, call_graph_edges), 40u);
}

TEST(Configuration, HasDefaults) {
  const VaisProfilerConfig config = VAIS_PROFILER_CONFIG_DEFAULTS;
  EXPECT_EQ(config.sample_interval_ms, 1u);
  EXPECT_TRUE(config.track_memory);
  EXPECT_TRUE(config.build_call_graph);
  EXPECT_EQ(config.max_samples, 1000000u);
}

TEST(Configuration, NullMeansTheDefaults) {
  const Configuration configuration = configurationOf(static_cast<VaisProfilerConfig *>(nullptr));
  EXPECT_EQ(configuration.mode, VAIS_PROFILER_MODE_INSTRUMENTATION);
  EXPECT_EQ(configuration.sampleInterval, 1000000u);
  EXPECT_TRUE(configuration.tracksMemory);
  EXPECT_TRUE(configuration.buildsCallGraph);
  EXPECT_EQ(configuration.maxSamples, 1000000u);
}

TEST(Configuration, IsTaken) {
  const VaisProfilerConfig config = {250, false, false, 3};
  const Configuration configuration = configurationOf(&config);
  EXPECT_EQ(configuration.sampleInterval, 250000000u);
  EXPECT_FALSE(configuration.tracksMemory);
  EXPECT_FALSE(configuration.buildsCallGraph);
  EXPECT_EQ(configuration.maxSamples, 3u);
}

TEST(Configuration, IsCopied) {
  VaisProfilerConfig config = VAIS_PROFILER_CONFIG_DEFAULTS;
  const Profiler profiler(State::Running, config);
  config = {0, false, false, 0};
  recordOneOfEach(profiler);
  EXPECT_EQ(Numbers(profiler.stats()), kOneOfEach);
}

TEST(Null, IsAllowedEverywhere) {
  vais_profiler_destroy(nullptr);
  EXPECT_FALSE(vais_profiler_start(nullptr));
  EXPECT_FALSE(vais_profiler_stop(nullptr));
  EXPECT_FALSE(vais_profiler_is_running(nullptr));
  recordOneOfEach(nullptr);
  vais_profiler_record_deallocation(nullptr, 0x10);
  EXPECT_EQ(Numbers(vais_profiler_get_stats(nullptr)), kNothing);
  EXPECT_EQ(vais_profiler_get_dropped_samples(nullptr), 0u);
}

TEST(Lifecycle, BeginsStoppedAndEmpty) {
  const Profiler profiler(State::Stopped);
  ASSERT_NE(static_cast<void *>(profiler), nullptr);
  EXPECT_FALSE(vais_profiler_is_running(profiler));
  EXPECT_EQ(Numbers(profiler.stats()), kNothing);
  EXPECT_EQ(vais_profiler_get_dropped_samples(profiler), 0u);
}

TEST(Lifecycle, StartsOnce) {
  const Profiler profiler(State::Stopped);
  EXPECT_TRUE(vais_profiler_start(profiler));
  EXPECT_TRUE(vais_profiler_is_running(profiler));
  EXPECT_FALSE(vais_profiler_start(profiler));
  EXPECT_TRUE(vais_profiler_is_running(profiler));
}

TEST(Lifecycle, StopsOnce) {
  const Profiler profiler;
  EXPECT_TRUE(vais_profiler_stop(profiler));
  EXPECT_FALSE(vais_profiler_is_running(profiler));
  EXPECT_FALSE(vais_profiler_stop(profiler));
}

TEST(Lifecycle, DoesNotStopBeforeTheStart) {
  const Profiler profiler(State::Stopped);
  EXPECT_FALSE(vais_profiler_stop(profiler));
}

TEST(Lifecycle, RecordsNothingBeforeTheStart) {
  const Profiler profiler(State::Stopped);
  recordOneOfEach(profiler);
  EXPECT_EQ(Numbers(profiler.stats()), kNothing);
}

TEST(Lifecycle, RecordsNothingAfterTheStop) {
  const Profiler profiler;
  recordOneOfEach(profiler);
  vais_profiler_stop(profiler);
  recordOneOfEach(profiler);
  vais_profiler_record_call(profiler, "another", "edge");
  vais_profiler_record_deallocation(profiler, 0x10);
  EXPECT_EQ(Numbers(profiler.stats()), kOneOfEach);
}

TEST(Lifecycle, FailedStartKeepsWhatWasRecorded) {
  const Profiler profiler;
  recordOneOfEach(profiler);
  EXPECT_FALSE(vais_profiler_start(profiler));
  EXPECT_EQ(Numbers(profiler.stats()), kOneOfEach);
}

TEST(Lifecycle, StatisticsAreLive) {
  const Profiler profiler;
  EXPECT_EQ(Numbers(profiler.stats()), kNothing);
  recordOneOfEach(profiler);
  EXPECT_EQ(Numbers(profiler.stats()), kOneOfEach);
}

TEST(Lifecycle, RestartForgets) {
  const VaisProfilerConfig config = {1, true, true, 1};
  const Profiler profiler(State::Running, config);
  recordOneOfEach(profiler);
  recordOneOfEach(profiler);
  vais_profiler_stop(profiler);
  EXPECT_EQ(vais_profiler_get_dropped_samples(profiler), 1u);

  EXPECT_TRUE(vais_profiler_start(profiler));
  EXPECT_EQ(Numbers(profiler.stats()), kNothing);
  EXPECT_EQ(vais_profiler_get_dropped_samples(profiler), 0u);
  vais_profiler_record_deallocation(profiler, 0x10); // live before the restart
  EXPECT_EQ(Numbers(profiler.stats()), kNothing);
  recordOneOfEach(profiler);
  EXPECT_EQ(Numbers(profiler.stats()), kOneOfEach);
}

TEST(Lifecycle, ProfilersAreIndependent) {
  const Profiler first;
  const Profiler second;
  const Profiler third(State::Stopped);
  recordOneOfEach(first);
  EXPECT_EQ(Numbers(first.stats()), kOneOfEach);
  EXPECT_EQ(Numbers(second.stats()), kNothing);

  vais_profiler_stop(first);
  EXPECT_TRUE(vais_profiler_is_running(second));
  EXPECT_FALSE(vais_profiler_is_running(third));
  recordOneOfEach(second);
  EXPECT_EQ(Numbers(second.stats()), kOneOfEach);
  EXPECT_EQ(Numbers(third.stats()), kNothing);
}

TEST(Lifecycle, DestroysWhileRunning) {
  void *profiler = vais_profiler_create(nullptr);
  vais_profiler_start(profiler);
  recordOneOfEach(profiler);
  vais_profiler_destroy(profiler);
}

static uint64_t nanoseconds() {
  timespec now = {};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return uint64_t(now.tv_sec) * 1000000000 + uint64_t(now.tv_nsec);
}

TEST(Duration, RunsFromStartToStop) {
  const Profiler profiler(State::Stopped);
  EXPECT_EQ(vais_profiler_get_duration_ns(profiler), 0u);
  vais_profiler_start(profiler);
  const timespec pause = {0, 2000000};
  nanosleep(&pause, nullptr);
  const uint64_t running = vais_profiler_get_duration_ns(profiler);
  EXPECT_GE(running, 2000000u);
  vais_profiler_stop(profiler);
  const uint64_t stopped = vais_profiler_get_duration_ns(profiler);
  EXPECT_GE(stopped, running);
  nanosleep(&pause, nullptr);
  EXPECT_EQ(vais_profiler_get_duration_ns(profiler), stopped);
  const uint64_t before = nanoseconds();
  vais_profiler_start(profiler);
  const uint64_t again = vais_profiler_get_duration_ns(profiler);
  EXPECT_LE(again, nanoseconds() - before);
}

} // namespace vais::profiler::test
