/// Snapshots while eight threads record.

#include "test/unit/snapshots/Recorded.h"

#include <atomic>
#include <gtest/gtest.h>
#include <thread>

namespace vais::profiler::test {
namespace {

constexpr std::size_t kThreads = 8;
constexpr std::size_t kRounds = 2000;

/// Records samples, calls and live allocations that belong to `index`.
void record(Profiler &profiler, std::size_t index) {
  const std::string function = "function" + std::to_string(index);
  for (std::size_t round = 0; round < kRounds; ++round) {
    profiler.recordSample(function.c_str());
    profiler.recordCall("main", function.c_str());
    profiler.recordAllocation(3, (index * kRounds + round + 1) * 32);
    profiler.recordAllocation(5, (index * kRounds + round + 1) * 32 + 16);
    profiler.recordDeallocation((index * kRounds + round + 1) * 32);
  }
}

void expectConsistent(const Snapshot &snapshot) {
  double share = 0;
  std::uint64_t samples = 0;
  for (const FunctionProfile &function : snapshot.functions()) {
    share += function.percentage;
    samples += function.samples;
    EXPECT_LE(function.samples, kRounds);
  }
  EXPECT_LE(samples, kThreads * kRounds);
  EXPECT_NEAR(share, snapshot.functions().empty() ? 0 : 100, 1e-6);
  EXPECT_LE(CallGraph(snapshot).edgeCount(), kThreads);
  EXPECT_LE(MemoryTracker(snapshot).liveAllocations().size(), kThreads * (kRounds + 1));
}

TEST(Threads, RecordWhileSnapshotsAreTaken) {
  Profiler profiler;
  profiler.start();
  std::atomic<std::size_t> left{kThreads};
  std::vector<std::thread> threads;
  for (std::size_t index = 0; index < kThreads; ++index)
    threads.emplace_back([&, index] {
      record(profiler, index);
      --left;
    });
  std::size_t snapshots = 0;
  do {
    const Snapshot snapshot = profiler.snapshot();
    expectConsistent(snapshot);
    EXPECT_FALSE(CompactReport(snapshot).text().empty());
    ++snapshots;
  } while (left > 0);
  for (std::thread &thread : threads)
    thread.join();
  EXPECT_GT(snapshots, 0u);

  const Snapshot last = profiler.snapshot();
  EXPECT_EQ(SampleCollector(last).sampleCount(), kThreads * kRounds);
  for (const CallEdge &edge : CallGraph(last).hotEdges())
    EXPECT_EQ(edge.calls, kRounds);
  EXPECT_EQ(MemoryTracker(last).liveAllocations().size(), kThreads * kRounds);
}

TEST(Threads, AskOneSnapshot) {
  const Snapshot snapshot = recorded().snapshot();
  const std::string expected = snapshot.report("json");
  std::vector<std::thread> threads;
  for (std::size_t index = 0; index < kThreads; ++index)
    threads.emplace_back([&] {
      for (int round = 0; round < 20; ++round) {
        EXPECT_EQ(snapshot.report("json"), expected);
        EXPECT_EQ(snapshot.functions().size(), 3u);
        EXPECT_EQ(CallGraph(snapshot).callersOf("parse").size(), 3u);
      }
    });
  for (std::thread &thread : threads)
    thread.join();
}

TEST(Threads, TakeSnapshotsTogether) {
  const Profiler profiler = recorded();
  std::vector<std::thread> threads;
  for (std::size_t index = 0; index < kThreads; ++index)
    threads.emplace_back([&] {
      for (int round = 0; round < 50; ++round)
        EXPECT_EQ(SampleCollector(profiler.snapshot()).sampleCount(), 10u);
    });
  for (std::thread &thread : threads)
    thread.join();
}

} // namespace
} // namespace vais::profiler::test
