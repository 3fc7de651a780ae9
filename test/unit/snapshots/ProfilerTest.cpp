/// The C++ Profiler: its lifetime, errors and statistics.

#include "test/unit/snapshots/Recorded.h"

#include <gtest/gtest.h>
#include <thread>
#include <type_traits>

namespace vais::profiler::test {
namespace {

static_assert(!std::is_copy_constructible_v<Profiler> && !std::is_copy_assignable_v<Profiler>);
static_assert(std::is_nothrow_move_constructible_v<Profiler>);
static_assert(std::is_nothrow_move_assignable_v<Profiler>);
static_assert(std::is_copy_constructible_v<Snapshot>);

template <class Call> std::error_code thrownBy(Call call) {
  try {
    call();
  } catch (const std::system_error &error) {
    return error.code();
  }
  return {};
}

TEST(Profiler, StartsAndStops) {
  Profiler profiler;
  EXPECT_FALSE(profiler.isRunning());
  profiler.start();
  EXPECT_TRUE(profiler.isRunning());
  profiler.stop();
  EXPECT_FALSE(profiler.isRunning());
}

TEST(Profiler, SaysThatItRunsAlready) {
  Profiler profiler;
  profiler.start();
  EXPECT_EQ(thrownBy([&] { profiler.start(); }), Error::AlreadyRunning);
  std::error_code error;
  profiler.start(error);
  EXPECT_EQ(error, Error::AlreadyRunning);
  EXPECT_STREQ(error.category().name(), "vais_profiler");
  EXPECT_FALSE(error.message().empty());
  EXPECT_TRUE(profiler.isRunning());
}

TEST(Profiler, SaysThatItDoesNotRun) {
  Profiler profiler;
  EXPECT_EQ(thrownBy([&] { profiler.stop(); }), Error::NotRunning);
  std::error_code error;
  profiler.stop(error);
  EXPECT_EQ(error, Error::NotRunning);
}

TEST(Profiler, ClearsTheErrorOfASuccess) {
  Profiler profiler;
  std::error_code error = Error::NotRunning;
  profiler.start(error);
  EXPECT_FALSE(error);
  error = Error::NotRunning;
  profiler.stop(error);
  EXPECT_FALSE(error);
}

TEST(Profiler, MovedFromDoesNothing) {
  Profiler first = recorded();
  Profiler second = std::move(first);
  EXPECT_EQ(second.sampleCount(), 10u);
  first.recordSample("main"); // NOLINT(bugprone-use-after-move)
  EXPECT_EQ(first.sampleCount(), 0u);
  EXPECT_FALSE(first.isRunning());
  EXPECT_EQ(first.duration().count(), 0);
  EXPECT_EQ(thrownBy([&] { first.start(); }), Error::NoProfiler);
  EXPECT_EQ(thrownBy([&] { first.snapshot(); }), Error::NoProfiler);
  first = std::move(second);
  EXPECT_EQ(first.sampleCount(), 10u);
}

TEST(Profiler, HasSingleStatistics) {
  const Profiler profiler = recorded();
  EXPECT_EQ(profiler.sampleCount(), 10u);
  EXPECT_EQ(profiler.droppedSamples(), 0u);
  EXPECT_EQ(profiler.totalAllocations(), 4u);
  EXPECT_EQ(profiler.totalAllocatedBytes(), 1050u);
  EXPECT_EQ(profiler.currentAllocatedBytes(), 50u);
  EXPECT_EQ(profiler.peakAllocatedBytes(), 1000u);
  EXPECT_EQ(profiler.callGraphEdges(), 4u);
}

TEST(Profiler, TimeRunsFromStartToStop) {
  Profiler profiler;
  EXPECT_EQ(profiler.duration().count(), 0);
  profiler.start();
  std::this_thread::sleep_for(std::chrono::milliseconds(2));
  EXPECT_GE(profiler.duration(), std::chrono::milliseconds(2));
  profiler.stop();
  const auto duration = profiler.duration();
  std::this_thread::sleep_for(std::chrono::milliseconds(2));
  EXPECT_EQ(profiler.duration(), duration);
}

TEST(Profiler, KeepsNoMoreThanMaxSamples) {
  Config config;
  config.maxSamples = 3;
  Profiler profiler(config);
  profiler.start();
  for (int i = 0; i < 5; ++i)
    profiler.recordSample("main");
  EXPECT_EQ(profiler.sampleCount(), 3u);
  EXPECT_EQ(profiler.droppedSamples(), 2u);
  EXPECT_NE(TextReport(profiler.snapshot()).text().find("note: 2 samples beyond the limit"),
            std::string::npos);
}

TEST(Profiler, IgnoresMemoryWhenUnwanted) {
  Config config;
  config.trackMemory = false;
  Profiler profiler(config);
  profiler.start();
  profiler.recordAllocation(1, std::size_t(16));
  EXPECT_EQ(profiler.totalAllocations(), 0u);
}

TEST(Profiler, TakesBlocksByPointer) {
  Profiler profiler;
  profiler.start();
  char block[8];
  profiler.recordAllocation(sizeof block, block);
  EXPECT_EQ(profiler.currentAllocatedBytes(), 8u);
  profiler.recordDeallocation(block);
  EXPECT_EQ(profiler.currentAllocatedBytes(), 0u);
}

TEST(Config, SaysTheSameInC) {
  Config config;
  config.mode = Mode::Memory;
  config.sampleInterval = std::chrono::microseconds(250);
  config.trackMemory = config.buildCallGraph = false;
  config.maxSamples = 12;
  const VaisProfilerOptions options = config.options();
  EXPECT_EQ(options.size, sizeof options);
  EXPECT_EQ(static_cast<int>(options.mode), VAIS_PROFILER_MODE_MEMORY);
  EXPECT_EQ(options.sample_interval_ns, 250000u);
  EXPECT_FALSE(options.track_memory);
  EXPECT_FALSE(options.build_call_graph);
  EXPECT_EQ(options.max_samples, 12u);
}

TEST(Demangled, NamesAreThoseOfTheSource) {
  EXPECT_EQ(demangled("_ZN4vais5parseEi"), "vais::parse(int)");
  EXPECT_EQ(demangled("parse"), "parse");
  EXPECT_EQ(demangled("_Znot a name"), "_Znot a name");
  EXPECT_EQ(demangled("i"), "i") << "which would be int, were it no function";
}

TEST(ProfileStats, AreJson) {
  const auto json = ProfileStats(recorded().snapshot(), 2).toJson();
  EXPECT_EQ(json["total_samples"], 10);
  EXPECT_EQ(json["call_graph_edges"], 4);
  EXPECT_EQ(json["memory"]["peak_allocated_bytes"], 1000);
  EXPECT_GT(json["duration_secs"], 0.0);
  ASSERT_EQ(json["hot_functions"].size(), 2u);
  EXPECT_EQ(json["hot_functions"][0]["name"], "parse");
  EXPECT_EQ(json["hot_functions"][0]["percentage"], 60.0);
}

/// The keys that both contain have the same values.
TEST(ProfileStats, AgreeWithTheJsonReport) {
  const Snapshot snapshot = recorded().snapshot();
  const auto report = nlohmann::ordered_json::parse(snapshot.report("json"));
  const auto stats = ProfileStats(snapshot).toJson();
  for (const char *key : {"total_samples", "hot_functions", "call_graph_edges"})
    EXPECT_EQ(stats[key], report[key]) << key;
  for (const auto &[key, value] : stats["memory"].items())
    EXPECT_EQ(value, report["memory"][key]) << key;
}

} // namespace
} // namespace vais::profiler::test
