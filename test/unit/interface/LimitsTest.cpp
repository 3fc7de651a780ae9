/// Many threads, many profilers, forks and signals.

#include "test/unit/interface/Profiler.h"
#include "test/unit/interface/Puppet.h"
#include "test/unit/interface/Together.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <gtest/gtest.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

namespace vais::profiler::test {

/// Returns the size of the address space in bytes.
static size_t addressSpace() {
  size_t pages = 0;
  FILE *file = fopen("/proc/self/statm", "r");
  if (!file || fscanf(file, "%zu", &pages) != 1)
    ADD_FAILURE() << "no /proc";
  if (file)
    fclose(file);
  return pages * 4096;
}

static void recordOneOfEach(void *profiler, uint64_t address) {
  vais_profiler_record_sample(profiler, "main", 0);
  vais_profiler_record_allocation(profiler, 2, address);
  vais_profiler_record_call(profiler, "main", "parse");
}

TEST(ShortThreads, ShareTheirMemory) {
  const Profiler profiler;
  constexpr size_t kMany = 10000;
  std::thread([&] { recordOneOfEach(profiler, 16); }).join();
  const size_t before = addressSpace();
  for (size_t i = 1; i < kMany; ++i)
    std::thread([&] { recordOneOfEach(profiler, (i + 1) * 16); }).join();
  EXPECT_LT(addressSpace(), before + (size_t(64) << 20));
  EXPECT_EQ(Numbers(profiler.stats()), Numbers(kMany, kMany, 2 * kMany, 2 * kMany, 2 * kMany, 1));
  EXPECT_EQ(Recorded(profiler).samples.at("main"), kMany);
}

TEST(SampleLimit, IsExactWhereThreadsUseItUnevenly) {
  for (const size_t limit : {1, 7, 100, 4097}) {
    const VaisProfilerConfig config = {1, true, true, limit};
    const Profiler profiler(State::Running, config);
    std::vector<Puppet> puppets(4);
    size_t recorded = 0;
    for (size_t turn = 0; recorded < limit + 10; ++turn)
      puppets[turn * turn % 4].run([&] {
        for (size_t i = 0; i <= turn % 5; ++i, ++recorded)
          vais_profiler_record_sample(profiler, "main", 0);
        EXPECT_EQ(profiler.stats().sample_count, std::min(recorded, limit));
        EXPECT_EQ(vais_profiler_get_dropped_samples(profiler),
                  recorded > limit ? recorded - limit : 0);
      });
    EXPECT_EQ(Recorded(profiler).samples.at("main"), limit);
  }
}

TEST(SampleLimit, BeginsAnewWithEachStart) {
  const VaisProfilerConfig config = {1, true, true, 3};
  const Profiler profiler(State::Running, config);
  for (int run = 0; run < 3; ++run) {
    runTogether([&](size_t) { vais_profiler_record_sample(profiler, "main", 0); });
    EXPECT_EQ(profiler.stats().sample_count, 3u);
    EXPECT_EQ(vais_profiler_get_dropped_samples(profiler), kThreads - 3);
    vais_profiler_stop(profiler);
    vais_profiler_start(profiler);
    EXPECT_EQ(profiler.stats().sample_count, 0u);
  }
}

TEST(SampleLimit, MayBeEverything) {
  const VaisProfilerConfig config = {1, true, true, SIZE_MAX};
  const Profiler profiler(State::Running, config);
  for (int i = 0; i < 200000; ++i)
    vais_profiler_record_sample(profiler, "main", 0);
  EXPECT_EQ(profiler.stats().sample_count, 200000u);
}

TEST(Profilers, OfWhichThereAreManyInAThreadAreIndependent) {
  constexpr size_t kProfilers = 40;
  void *profilers[kProfilers];
  for (void *&profiler : profilers) {
    profiler = vais_profiler_create(nullptr);
    vais_profiler_start(profiler);
  }
  for (int round = 0; round < 5; ++round)
    for (size_t i = 0; i < kProfilers; ++i)
      for (size_t times = 0; times <= i; ++times)
        recordOneOfEach(profilers[i], times * 16);
  for (size_t i = 0; i < kProfilers; ++i) {
    const size_t live = 2 * (i + 1), all = 5 * (i + 1);
    EXPECT_EQ(Numbers(vais_profiler_get_stats(profilers[i])),
              Numbers(all, all, 2 * all, live, live, 1));
    vais_profiler_destroy(profilers[i]);
  }
}

TEST(Profilers, ThatComeAndGoAreToldApart) {
  for (int round = 0; round < 300; ++round) { // they get the same memory
    const Profiler profiler;
    recordOneOfEach(profiler, 0x10);
    EXPECT_EQ(Numbers(profiler.stats()), Numbers(1, 1, 2, 2, 2, 1));
  }
}

TEST(Calls, KeepErrno) {
  errno = 77;
  {
    const Profiler profiler;
    recordOneOfEach(profiler, 0x10);
    vais_profiler_record_deallocation(profiler, 0x10);
    (void)Recorded(profiler);
    vais_profiler_stop(profiler);
  }
  vais_profiler_start(nullptr);
  EXPECT_EQ(errno, 77);
}

/// Returns whether `work()`, called in a child process, returns true.
template <class Work> static bool isRightInChild(Work work) {
  const pid_t child = fork();
  if (child == 0)
    _exit(work() ? 0 : 1);
  int status = -1;
  waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

TEST(Fork, ChildHasWhatWasRecordedAndGoesOn) {
  const Profiler profiler;
  recordOneOfEach(profiler, 0x10);
  EXPECT_TRUE(isRightInChild([&] {
    const bool hasAll = Numbers(profiler.stats()) == Numbers(1, 1, 2, 2, 2, 1);
    recordOneOfEach(profiler, 0x20);
    std::thread([&] { recordOneOfEach(profiler, 0x30); }).join();
    return hasAll && Numbers(profiler.stats()) == Numbers(3, 3, 6, 6, 6, 1) &&
           vais_profiler_stop(profiler) && vais_profiler_start(profiler);
  }));
  EXPECT_EQ(Numbers(profiler.stats()), Numbers(1, 1, 2, 2, 2, 1));
}

TEST(Fork, HappensBetweenTheCallsOfOtherThreads) {
  const VaisProfilerConfig config = {1, true, true, SIZE_MAX};
  const Profiler profiler(State::Running, config);
  std::atomic<bool> isOver{false};
  std::vector<std::thread> threads;
  for (uint64_t index = 1; index <= 3; ++index)
    threads.emplace_back([&, index] {
      for (uint64_t i = 0; !isOver; ++i) {
        const std::string name = std::to_string(i % 500);
        vais_profiler_record_sample(profiler, name.c_str(), 0);
        vais_profiler_record_call(profiler, "main", name.c_str());
        vais_profiler_record_allocation(profiler, 1, index << 20 | i % 5000 * 16);
      }
    });
  for (int i = 0; i < 30; ++i)
    EXPECT_TRUE(isRightInChild([&] {
      const VaisProfileStats before = profiler.stats();
      const Recorded recorded(profiler);
      recordOneOfEach(profiler, 0x10);
      const VaisProfileStats after = profiler.stats();
      return recorded.isEachToldOnce() && recorded.calls.size() == before.call_graph_edges &&
             recorded.allocations.size() == before.current_allocated_bytes &&
             after.sample_count == before.sample_count + 1 &&
             after.current_allocated_bytes == before.current_allocated_bytes + 2;
    }));
  isOver = true;
  for (std::thread &thread : threads)
    thread.join();
}

TEST(Fork, OfTheProcessProfilerToo) {
  ASSERT_TRUE(vais_profiler_global_init(nullptr));
  vais_profiler_global_start();
  vais_profiler_global_record_sample("main", 0);
  EXPECT_TRUE(isRightInChild([] {
    vais_profiler_global_record_sample("main", 0);
    return vais_profiler_global_get_stats().sample_count == 2;
  }));
  EXPECT_EQ(vais_profiler_global_get_stats().sample_count, 1u);
  vais_profiler_global_destroy();
}

static void *gSignalled;
static std::atomic<size_t> gHandled{0};

static void recordInHandler(int) {
  const int before = errno;
  vais_profiler_record_sample(gSignalled, "handler", 0);
  vais_profiler_record_allocation(gSignalled, 1, gHandled * 16);
  vais_profiler_record_deallocation(gSignalled, gHandled * 16);
  vais_profiler_record_call(gSignalled, "main", "handler");
  ++gHandled;
  errno = before;
}

TEST(Signals, HandlersMayRecord) {
  const VaisProfilerConfig config = {1, true, true, SIZE_MAX};
  const Profiler profiler(State::Running, config);
  gSignalled = profiler;
  gHandled = 0;
  struct sigaction action = {}, before;
  action.sa_handler = recordInHandler;
  action.sa_flags = SA_RESTART;
  sigaction(SIGALRM, &action, &before);
  const itimerval often = {{0, 200}, {0, 200}}, never = {};
  setitimer(ITIMER_REAL, &often, nullptr);
  size_t recorded = 0;
  while (gHandled < 500) {
    const std::string name = std::to_string(recorded++ % 1000);
    vais_profiler_record_sample(profiler, name.c_str(), 0);
    vais_profiler_record_allocation(profiler, 1, recorded << 20);
    vais_profiler_record_deallocation(profiler, recorded << 20);
    if (recorded % 100 == 0)
      profiler.stats();
  }
  setitimer(ITIMER_REAL, &never, nullptr);
  sigaction(SIGALRM, &before, nullptr);
  const VaisProfileStats stats = profiler.stats();
  EXPECT_EQ(stats.sample_count + vais_profiler_get_dropped_samples(profiler), recorded + gHandled);
  EXPECT_GT(Recorded(profiler).samples.at("handler"), 0u);
  EXPECT_EQ(stats.call_graph_edges, 1u);
}

} // namespace vais::profiler::test
