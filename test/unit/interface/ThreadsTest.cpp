/// Calls all functions in eight threads at once and expects exact totals.

#include "test/unit/interface/Profiler.h"
#include "test/unit/interface/Together.h"

#include "runtime/base/Mutex.h"
#include "runtime/handles/handle/ShardGate.h"

#include <atomic>
#include <ctime>
#include <gtest/gtest.h>
#include <string>
#include <thread>
#include <vector>

namespace vais::profiler::test {

static constexpr size_t kRounds = 5000;

/// What a thread does in a round: a sample, two allocations of which one stays live, and a call.
template <class Sample, class Allocation, class Deallocation, class Call>
static void record(size_t index, size_t round, Sample sample, Allocation allocation,
                   Deallocation deallocation, Call call) {
  const std::string function = "function" + std::to_string(round % 100);
  const size_t address = (index * kRounds + round) * 32;
  sample(function.c_str(), address);
  allocation(size_t(3), address);
  allocation(size_t(5), address + 16);
  deallocation(address);
  call(function.c_str(), ("thread" + std::to_string(index)).c_str());
}

static void expectAll(const VaisProfileStats &stats) {
  constexpr size_t kAll = kThreads * kRounds;
  EXPECT_EQ(stats.sample_count, kAll);
  EXPECT_EQ(stats.total_allocations, 2 * kAll);
  EXPECT_EQ(stats.total_allocated_bytes, 8 * kAll);
  EXPECT_EQ(stats.current_allocated_bytes, 5 * kAll);
  EXPECT_GE(stats.peak_allocated_bytes, 5 * kAll + 3 - 5);
  EXPECT_LE(stats.peak_allocated_bytes, 5 * kAll + 3 * kThreads);
  EXPECT_EQ(stats.call_graph_edges, 100 * kThreads);
}

TEST(Threads, ShareAProfiler) {
  const Profiler profiler;
  runTogether([&](size_t index) {
    for (size_t round = 0; round < kRounds; ++round) {
      record(
          index, round, [&](auto f, auto ip) { vais_profiler_record_sample(profiler, f, ip); },
          [&](auto size, auto at) { vais_profiler_record_allocation(profiler, size, at); },
          [&](auto at) { vais_profiler_record_deallocation(profiler, at); },
          [&](auto from, auto to) { vais_profiler_record_call(profiler, from, to); });
      EXPECT_FALSE(vais_profiler_start(profiler));
      EXPECT_TRUE(vais_profiler_is_running(profiler));
      EXPECT_GT(profiler.stats().sample_count, round);
      EXPECT_EQ(vais_profiler_get_dropped_samples(profiler), 0u);
    }
  });
  expectAll(profiler.stats());
}

/// As on a kernel without membarrier.
TEST(Threads, MayOrderTheirAccessesThemselves) {
  const Profiler profiler;
  gShardGatesNeedFences = true;
  runTogether([&](size_t index) {
    for (size_t round = 0; round < kRounds; ++round) {
      vais_profiler_record_sample(profiler, "main", 0);
      vais_profiler_record_allocation(profiler, 1, (index + 1) << 32 | round);
      if (round % 50 == 0) {
        EXPECT_GT(profiler.stats().sample_count, round);
      }
    }
  });
  gShardGatesNeedFences = false;
  EXPECT_EQ(Numbers(profiler.stats()),
            Numbers(kThreads * kRounds, kThreads * kRounds, kThreads * kRounds, kThreads * kRounds,
                    kThreads * kRounds, 0));
}

TEST(Threads, ShareTheProcessProfiler) {
  ASSERT_TRUE(vais_profiler_global_init(nullptr));
  ASSERT_TRUE(vais_profiler_global_start());
  runTogether([&](size_t index) {
    for (size_t round = 0; round < kRounds; ++round) {
      record(index, round, vais_profiler_global_record_sample,
             vais_profiler_global_record_allocation, vais_profiler_global_record_deallocation,
             vais_profiler_global_record_call);
      EXPECT_FALSE(vais_profiler_global_init(nullptr));
      EXPECT_FALSE(vais_profiler_global_start());
      EXPECT_GT(vais_profiler_global_get_stats().sample_count, round);
      EXPECT_EQ(vais_profiler_global_get_dropped_samples(), 0u);
    }
  });
  expectAll(vais_profiler_global_get_stats());
  vais_profiler_global_destroy();
}

TEST(Threads, KeepExactlyTheLimitOfSamples) {
  const VaisProfilerConfig config = {1, true, true, 12345};
  const Profiler profiler(State::Running, config);
  runTogether([&](size_t) {
    for (size_t round = 0; round < kRounds; ++round)
      vais_profiler_record_sample(profiler, "main", 0);
  });
  EXPECT_EQ(profiler.stats().sample_count, 12345u);
  EXPECT_EQ(vais_profiler_get_dropped_samples(profiler), kThreads * kRounds - 12345);
}

TEST(Threads, HaveProfilersOfTheirOwn) {
  runTogether([&](size_t index) {
    for (size_t round = 0; round < 50; ++round) {
      const Profiler profiler;
      for (size_t i = 0; i <= index; ++i) {
        vais_profiler_record_sample(profiler, "main", 0);
        vais_profiler_record_allocation(profiler, 1, i + 1);
        vais_profiler_record_call(profiler, "main", std::to_string(i).c_str());
      }
      const size_t count = index + 1;
      EXPECT_EQ(Numbers(profiler.stats()), Numbers(count, count, count, count, count, count));
    }
  });
}

TEST(Threads, StartAndStopAlternate) {
  const Profiler profiler(State::Stopped);
  std::atomic<int> starts{0}, stops{0};
  runTogether([&](size_t) {
    for (size_t round = 0; round < 200; ++round) {
      starts += vais_profiler_start(profiler);
      vais_profiler_record_sample(profiler, "main", 0);
      vais_profiler_record_allocation(profiler, 1, round);
      vais_profiler_record_call(profiler, "main", "parse");
      stops += vais_profiler_stop(profiler);
    }
  });
  EXPECT_GT(starts, 0);
  EXPECT_EQ(starts - stops, vais_profiler_is_running(profiler) ? 1 : 0);
}

TEST(Threads, MakeAndDestroyTheProcessProfiler) {
  std::atomic<int> made{0};
  runTogether([&](size_t index) {
    for (size_t round = 0; round < 200; ++round) {
      made += vais_profiler_global_init(nullptr);
      vais_profiler_global_start();
      vais_profiler_global_record_sample("main", 0);
      vais_profiler_global_record_call("main", "parse");
      EXPECT_LE(vais_profiler_global_get_stats().call_graph_edges, 1u);
      vais_profiler_global_stop();
      if (index == 0)
        vais_profiler_global_destroy();
    }
  });
  EXPECT_GT(made, 0);
  vais_profiler_global_destroy();
}

TEST(Mutex, SleepersAreWoken) {
  Mutex mutex;
  size_t count = 0;
  runTogether([&](size_t) {
    for (int round = 0; round < 20; ++round) {
      MutexLock lock(mutex);
      const size_t seen = count;
      const timespec pause = {0, 50000}; // long enough for the others to go to sleep
      nanosleep(&pause, nullptr);
      count = seen + 1;
    }
  });
  EXPECT_EQ(count, kThreads * 20);
}

TEST(Mutex, WaitsAsleep) {
  Mutex mutex;
  mutex.lock();
  timespec used = {};
  std::thread waiter([&] {
    mutex.lock();
    mutex.unlock();
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
  });
  const timespec pause = {0, 100000000};
  nanosleep(&pause, nullptr);
  mutex.unlock();
  waiter.join();
  EXPECT_EQ(used.tv_sec, 0);
  EXPECT_LT(used.tv_nsec, 20000000);
}

} // namespace vais::profiler::test
