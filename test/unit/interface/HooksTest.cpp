/// The process's profiler and the hooks, which the tests call as instrumented code would.
///
/// This is a program of its own, because the hooks bring along a session and its profile file.

#include "test/unit/Instrumented.h"
#include "test/unit/interface/Profiler.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace vais::profiler::test {

static void allocate(size_t size) {
  alignas(16) static thread_local char block; // no two threads have the same block
  within(gOuter, [&] { vais_profiler_record_malloc(&block, size); });
}

class Hooks : public testing::Test {
protected:
  explicit Hooks(const VaisProfilerConfig *config = nullptr) { vais_profiler_global_init(config); }
  ~Hooks() override { vais_profiler_global_destroy(); }

  /// Without live bytes, which outlast starts and stops.
  static Numbers numbers() {
    VaisProfileStats stats = vais_profiler_global_get_stats();
    stats.current_allocated_bytes = stats.peak_allocated_bytes = 0;
    return Numbers(stats);
  }
  /// Returns the numbers of edges and allocations to which the hooks add.
  static Numbers expected(size_t allocations, size_t bytes, size_t edges) {
    return Numbers(0, allocations, bytes, 0, 0, edges);
  }
};

TEST_F(Hooks, RecordBetweenStartAndStop) {
  allocate(1000); // before
  vais_profiler_global_start();
  allocate(64);
  EXPECT_EQ(numbers(), expected(1, 64, 0));
  vais_profiler_global_stop();
  allocate(1000); // after
  EXPECT_EQ(numbers(), expected(1, 64, 0));
}

TEST_F(Hooks, AreSwitchedWithTheProfiler) {
  vais_profiler_global_start();
  within(gOuter, [] { call(gInner); });
  EXPECT_EQ(numbers(), expected(0, 0, 1));
  vais_profiler_global_stop();
  within(gOther, [] { call(gInner); }); // counted, but not by the profiler
  EXPECT_EQ(numbers(), expected(0, 0, 1));
}

TEST_F(Hooks, AreSwitchedOffWhenTheProfilerIsDestroyed) {
  vais_profiler_global_start();
  allocate(64);
  vais_profiler_global_destroy();
  within(gOuter, [] { call(gInner); });
  EXPECT_EQ(numbers(), kNothing);
}

TEST_F(Hooks, FailedStartAndStopLeaveThemAlone) {
  EXPECT_FALSE(vais_profiler_global_stop());
  vais_profiler_global_start();
  EXPECT_FALSE(vais_profiler_global_start());
  allocate(64);
  EXPECT_FALSE(vais_profiler_global_init(nullptr));
  EXPECT_EQ(numbers(), expected(1, 64, 0));
}

TEST_F(Hooks, CountPairsOfFunctionsOnce) {
  vais_profiler_global_start();
  within(gOuter, [] {
    call(gInner);
    call(gInner);
    within(gOther, [] { call(gInner); }); // outer > other, other > inner
  });
  within(gOther, [] { call(gInner); }); // on another path
  EXPECT_EQ(numbers(), expected(0, 0, 3));
}

TEST_F(Hooks, CountRecursion) {
  vais_profiler_global_start();
  within(gOuter, [] { within(gOuter, [] { call(gOuter); }); });
  EXPECT_EQ(numbers(), expected(0, 0, 1));
}

TEST_F(Hooks, CallsFromUninstrumentedCodeAreNoEdge) {
  vais_profiler_global_start();
  call(gOuter);
  EXPECT_EQ(numbers(), expected(0, 0, 0));
}

TEST_F(Hooks, EdgesTakenBeforeTheStartAreNotCounted) {
  vais_profiler_global_start();
  within(gOuter, [] { call(gInner); });
  within(gOuter, [] { call(gOther); });
  vais_profiler_global_stop();
  EXPECT_EQ(numbers(), expected(0, 0, 2));
  vais_profiler_global_start();
  EXPECT_EQ(numbers(), expected(0, 0, 0));
  within(gOuter, [] { call(gInner); });
  EXPECT_EQ(numbers(), expected(0, 0, 1));
}

TEST_F(Hooks, FailedAllocationsAreNotCounted) {
  vais_profiler_global_start();
  within(gOuter, [] { vais_profiler_record_malloc(nullptr, 64); });
  EXPECT_EQ(numbers(), expected(0, 0, 0));
}

TEST_F(Hooks, AddToWhatIsRecordedByHand) {
  vais_profiler_global_start();
  vais_profiler_global_record_sample("main", 0);
  vais_profiler_global_record_allocation(10, 0x10);
  vais_profiler_global_record_call("main", "parse");
  allocate(64);
  within(gOuter, [] { call(gInner); });
  EXPECT_EQ(numbers(), Numbers(1, 2, 74, 0, 0, 2));
}

TEST_F(Hooks, PairsThatWereToldByHandTooCountOnce) {
  vais_profiler_global_start();
  within(gOuter, [] { call(gInner); });
  vais_profiler_global_record_call("outer", "inner");
  vais_profiler_global_record_call("outer", "by hand");
  EXPECT_EQ(numbers(), expected(0, 0, 2));
  vais_profiler_global_stop();
  EXPECT_EQ(numbers(), expected(0, 0, 2));
}

TEST_F(Hooks, CallsAreNotToldToVisitors) { // they are read from the profile
  vais_profiler_global_start();
  within(gOuter, [] { call(gInner); });
  vais_profiler_global_record_call("outer", "inner");
  vais_profiler_global_record_call("by hand", "inner");
  const std::map<std::pair<std::string, std::string>, uint64_t> calls = {{{"outer", "inner"}, 1},
                                                                         {{"by hand", "inner"}, 1}};
  EXPECT_EQ(Recorded(vais_profiler_global_handle()).calls, calls);
  vais_profiler_global_stop();
  EXPECT_EQ(Recorded(vais_profiler_global_handle()).calls, calls);
}

TEST_F(Hooks, AreSwitchedThroughTheHandleToo) {
  vais_profiler_start(vais_profiler_global_handle());
  allocate(64);
  EXPECT_EQ(vais_profiler_get_stats(vais_profiler_global_handle()).total_allocations, 1u);
  vais_profiler_stop(vais_profiler_global_handle());
  within(gOuter, [] { call(gInner); });
  EXPECT_EQ(vais_profiler_get_stats(vais_profiler_global_handle()).call_graph_edges, 0u);
}

TEST_F(Hooks, BlocksAreFollowed) {
  vais_profiler_global_start();
  const size_t before = vais_profiler_global_get_stats().current_allocated_bytes;
  vais_profiler_global_record_allocation(10, 0x10);
  static char blocks[2048];
  char *first = blocks, *second = blocks + 1024;
  within(gOuter, [&] {
    vais_profiler_record_malloc(first, 1000);
    vais_profiler_record_malloc(second, 64);
  });
  EXPECT_EQ(vais_profiler_global_get_stats().current_allocated_bytes, before + 1074);
  within(gInner, [&] { vais_profiler_record_free(first); });
  const VaisProfileStats stats = vais_profiler_global_get_stats();
  EXPECT_EQ(stats.current_allocated_bytes, before + 74);
  EXPECT_GE(stats.peak_allocated_bytes, before + 1064);
}

TEST_F(Hooks, SumsStayAtTheirLimit) {
  vais_profiler_global_start();
  vais_profiler_global_record_allocation(SIZE_MAX, 0x10);
  allocate(64);
  EXPECT_EQ(vais_profiler_global_get_stats().total_allocated_bytes, SIZE_MAX);
}

TEST_F(Hooks, AreNotCountedByHandles) {
  vais_profiler_global_start();
  const Profiler profiler;
  allocate(64);
  EXPECT_EQ(Numbers(profiler.stats()), kNothing);
}

TEST_F(Hooks, OfAllThreadsAreCounted) {
  vais_profiler_global_start();
  constexpr int kThreads = 8, kRounds = 20000;
  std::thread threads[kThreads];
  for (std::thread &thread : threads)
    thread = std::thread([] {
      for (int round = 0; round < kRounds; ++round) {
        allocate(2);
        within(gOuter, [] { call(gInner); });
      }
    });
  for (int i = 0; i < 50; ++i) // while hooks run
    EXPECT_LE(vais_profiler_global_get_stats().total_allocations, size_t(kThreads) * kRounds);
  for (std::thread &thread : threads)
    thread.join();
  EXPECT_EQ(numbers(), expected(size_t(kThreads) * kRounds, size_t(2) * kThreads * kRounds, 1));
}

TEST_F(Hooks, OfAForkedChildAreItsOwn) {
  vais_profiler_global_start();
  allocate(64);
  within(gOuter, [] { call(gInner); });
  const pid_t child = fork();
  if (child == 0) {
    bool isRight = numbers() == expected(0, 0, 0);
    allocate(5);
    within(gOuter, [] { call(gOther); });
    isRight = isRight && numbers() == expected(1, 5, 1);
    vais_profiler_global_stop();
    _exit(isRight && numbers() == expected(1, 5, 1) ? 0 : 1);
  }
  int status = -1;
  waitpid(child, &status, 0);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << status;
  EXPECT_EQ(numbers(), expected(1, 64, 1));
}

TEST_F(Hooks, StayReadableInAChildForkedAfterTheStop) {
  vais_profiler_global_start();
  allocate(64);
  within(gOuter, [] { call(gInner); });
  vais_profiler_global_stop();
  const pid_t child = fork();
  if (child == 0)
    _exit(numbers() == expected(1, 64, 1) ? 0 : 1);
  int status = -1;
  waitpid(child, &status, 0);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << status;
}

class HooksUnwanted : public Hooks {
protected:
  HooksUnwanted() : Hooks(&kConfig) {}
  static constexpr VaisProfilerConfig kConfig = {1, false, false, 10};
};

TEST_F(HooksUnwanted, AreNotAdded) {
  vais_profiler_global_start();
  allocate(64);
  within(gOuter, [] { call(gInner); });
  vais_profiler_global_record_sample("main", 0);
  EXPECT_EQ(numbers(), Numbers(1, 0, 0, 0, 0, 0));
}

} // namespace vais::profiler::test
