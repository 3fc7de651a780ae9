/// Which tree a thread gets.

#include "runtime/collect/threads/Threads.h"

#include "runtime/collect/state/ThreadState.h"
#include "test/unit/runtime/TestFunctions.h"

#include <algorithm>
#include <condition_variable>
#include <gtest/gtest.h>
#include <mutex>
#include <set>
#include <thread>

namespace vais::profiler::test {
namespace {

TEST(Threads, ThoseThatFollowEachOtherShareTrees) {
  TestFunctions &functions = TestFunctions::make("follow", 1);
  std::set<format::Thread *> trees;
  for (int i = 0; i < 500; ++i)
    std::thread([&] {
      vais_profiler_record_exit(vais_profiler_record_enter(functions[0]));
      trees.insert(tState.thread);
    }).join();
  EXPECT_LT(trees.size(), 50u);
  EXPECT_EQ(allCalls("follow0"), 500u);
}

TEST(Threads, ThoseThatRunAtOnceDoNot) {
  constexpr int kThreads = 32;
  TestFunctions &functions = TestFunctions::make("together", 1);
  std::mutex mutex;
  std::condition_variable all;
  std::set<format::Thread *> trees;
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i)
    threads.emplace_back([&] {
      vais_profiler_record_exit(vais_profiler_record_enter(functions[0]));
      std::unique_lock<std::mutex> lock(mutex);
      trees.insert(tState.thread);
      all.notify_all();
      all.wait(lock, [&] { return trees.size() == kThreads; });
    });
  for (std::thread &thread : threads)
    thread.join();
  EXPECT_EQ(trees.size(), size_t(kThreads));
  EXPECT_EQ(allCalls("together0"), uint64_t(kThreads));
}

TEST(Threads, ManyThatComeAndGoAtOnceLoseNothing) {
  constexpr int kRounds = 200, kAtOnce = 8, kCalls = 50;
  TestFunctions &functions = TestFunctions::make("churn", kCalls);
  for (int round = 0; round < kRounds; ++round) {
    std::vector<std::thread> threads;
    for (int i = 0; i < kAtOnce; ++i)
      threads.emplace_back([&] {
        for (int call = 0; call < kCalls; ++call)
          vais_profiler_record_exit(vais_profiler_record_enter(functions[call]));
      });
    for (std::thread &thread : threads)
      thread.join();
  }
  EXPECT_EQ(allCalls("churn"), uint64_t(kRounds) * kAtOnce * kCalls);
}

} // namespace
} // namespace vais::profiler::test
