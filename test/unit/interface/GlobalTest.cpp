/// The process's profiler, without instrumented code.

#include "test/unit/interface/Profiler.h"

#include <gtest/gtest.h>

namespace vais::profiler::test {

/// Leaves no profiler behind.
class Global : public testing::Test {
protected:
  ~Global() override { vais_profiler_global_destroy(); }

  static void recordOneOfEach() {
    vais_profiler_global_record_sample("main", 0x1000);
    vais_profiler_global_record_allocation(64, 0x10);
    vais_profiler_global_record_call("main", "parse");
  }
  static Numbers numbers() { return Numbers(vais_profiler_global_get_stats()); }

  const Numbers oneOfEach_ = Numbers(1, 1, 64, 64, 64, 1);
};

TEST_F(Global, NothingHappensWithoutInit) {
  EXPECT_FALSE(vais_profiler_global_start());
  EXPECT_FALSE(vais_profiler_global_stop());
  recordOneOfEach();
  vais_profiler_global_record_deallocation(0x10);
  EXPECT_EQ(numbers(), kNothing);
  EXPECT_EQ(vais_profiler_global_get_dropped_samples(), 0u);
  vais_profiler_global_destroy();
}

TEST_F(Global, ThereIsOne) {
  EXPECT_TRUE(vais_profiler_global_init(nullptr));
  EXPECT_FALSE(vais_profiler_global_init(nullptr));
  vais_profiler_global_destroy();
  EXPECT_TRUE(vais_profiler_global_init(nullptr));
}

TEST_F(Global, SecondInitChangesNothing) {
  const VaisProfilerConfig other = {1, false, false, 0};
  vais_profiler_global_init(nullptr);
  vais_profiler_global_init(&other);
  vais_profiler_global_start();
  EXPECT_FALSE(vais_profiler_global_init(&other));
  recordOneOfEach();
  EXPECT_EQ(numbers(), oneOfEach_);
}

TEST_F(Global, StartsAndStopsOnce) {
  vais_profiler_global_init(nullptr);
  EXPECT_FALSE(vais_profiler_global_stop());
  EXPECT_TRUE(vais_profiler_global_start());
  EXPECT_FALSE(vais_profiler_global_start());
  EXPECT_TRUE(vais_profiler_global_stop());
  EXPECT_FALSE(vais_profiler_global_stop());
}

TEST_F(Global, RecordsWhileItRuns) {
  vais_profiler_global_init(nullptr);
  recordOneOfEach();
  EXPECT_EQ(numbers(), kNothing);
  vais_profiler_global_start();
  recordOneOfEach();
  EXPECT_EQ(numbers(), oneOfEach_);
  vais_profiler_global_stop();
  recordOneOfEach();
  vais_profiler_global_record_deallocation(0x10);
  EXPECT_EQ(numbers(), oneOfEach_);
}

TEST_F(Global, DeallocationEndsAnAllocation) {
  vais_profiler_global_init(nullptr);
  vais_profiler_global_start();
  recordOneOfEach();
  vais_profiler_global_record_deallocation(0x10);
  EXPECT_EQ(numbers(), Numbers(1, 1, 64, 0, 64, 1));
}

TEST_F(Global, RestartForgets) {
  vais_profiler_global_init(nullptr);
  vais_profiler_global_start();
  recordOneOfEach();
  vais_profiler_global_stop();
  vais_profiler_global_start();
  EXPECT_EQ(numbers(), kNothing);
}

TEST_F(Global, DestroyForgets) {
  vais_profiler_global_init(nullptr);
  vais_profiler_global_start();
  recordOneOfEach();
  vais_profiler_global_destroy();
  EXPECT_EQ(numbers(), kNothing);
  recordOneOfEach();
  EXPECT_FALSE(vais_profiler_global_start());
  vais_profiler_global_init(nullptr);
  EXPECT_EQ(numbers(), kNothing);
  EXPECT_FALSE(vais_profiler_global_stop());
}

TEST_F(Global, ObeysItsConfiguration) {
  const VaisProfilerConfig config = {1, false, false, 1};
  vais_profiler_global_init(&config);
  vais_profiler_global_start();
  recordOneOfEach();
  recordOneOfEach();
  EXPECT_EQ(numbers(), Numbers(1, 0, 0, 0, 0, 0));
  EXPECT_EQ(vais_profiler_global_get_dropped_samples(), 1u);
}

TEST_F(Global, IgnoresWhatIsNoText) {
  vais_profiler_global_init(nullptr);
  vais_profiler_global_start();
  vais_profiler_global_record_sample(nullptr, 0);
  vais_profiler_global_record_sample("\x80", 0);
  vais_profiler_global_record_call(nullptr, "parse");
  vais_profiler_global_record_call("main", "\x80");
  EXPECT_EQ(numbers(), kNothing);
}

TEST_F(Global, IsIndependentOfHandles) {
  vais_profiler_global_init(nullptr);
  vais_profiler_global_start();
  const Profiler profiler;
  recordOneOfEach();
  EXPECT_EQ(Numbers(profiler.stats()), kNothing);
  vais_profiler_stop(profiler);
  recordOneOfEach();
  EXPECT_EQ(numbers(), Numbers(2, 2, 128, 64, 64, 1));
}

TEST_F(Global, HasAHandleOnceMade) {
  EXPECT_EQ(vais_profiler_global_handle(), nullptr);
  vais_profiler_global_init(nullptr);
  EXPECT_NE(vais_profiler_global_handle(), nullptr);
  EXPECT_EQ(vais_profiler_global_handle(), vais_profiler_global_handle());
  vais_profiler_global_destroy();
  EXPECT_EQ(vais_profiler_global_handle(), nullptr);
}

TEST_F(Global, IsTheSameThroughItsHandle) {
  vais_profiler_global_init(nullptr);
  void *handle = vais_profiler_global_handle();
  EXPECT_TRUE(vais_profiler_start(handle));
  EXPECT_FALSE(vais_profiler_global_start());
  EXPECT_TRUE(vais_profiler_is_running(handle));
  recordOneOfEach();
  vais_profiler_record_sample(handle, "main", 0);
  vais_profiler_record_allocation(handle, 1, 0x20);
  vais_profiler_record_deallocation(handle, 0x10);
  vais_profiler_record_call(handle, "main", "emit");
  const Numbers expected(2, 2, 65, 1, 65, 2);
  EXPECT_EQ(numbers(), expected);
  EXPECT_EQ(Numbers(vais_profiler_get_stats(handle)), expected);
  EXPECT_EQ(Recorded(handle).samples.at("main"), 2u);
  EXPECT_GT(vais_profiler_get_duration_ns(handle), 0u);
  EXPECT_TRUE(vais_profiler_stop(handle));
  EXPECT_FALSE(vais_profiler_global_stop());
}

TEST_F(Global, IsDestroyedThroughItsHandle) {
  vais_profiler_global_init(nullptr);
  void *handle = vais_profiler_global_handle();
  vais_profiler_start(handle);
  recordOneOfEach();
  vais_profiler_destroy(handle);
  EXPECT_FALSE(vais_profiler_global_start());
  EXPECT_EQ(numbers(), kNothing);
  EXPECT_TRUE(vais_profiler_global_init(nullptr));
}

} // namespace vais::profiler::test
