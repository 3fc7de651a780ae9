/// The process's profiler: what hooks record is read while the process records. The tests call
/// hooks as instrumented code would. This is a program of its own, because the hooks bring along a
/// session.

#include "test/unit/Instrumented.h"
#include "test/unit/snapshots/ProfileOnDisk.h"

#include <atomic>
#include <cstdlib>
#include <ctime>
#include <gtest/gtest.h>
#include <regex>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vais_profiler.hpp>

namespace vais::profiler::test {
namespace {

VaisProfilerFunction gRecursive = describe("recursive"), gThread = describe("thread"),
                     gChild = describe("child"), gLong = describe("long");

using Stack = std::vector<std::string>;

/// Removes the duration: a snapshot extends to the present, a file to its latest stamp.
std::string withoutDuration(const std::string &report) {
  static const std::regex duration(
      "(Duration(?: +|\",\")|ran |^)[0-9.]+ (ns|µs|ms|s)|\"duration(?:_secs\": |Ns\":)[^,]+");
  return std::regex_replace(report, duration, "$1");
}

uint64_t cpuNanoseconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<uint64_t>(time.tv_sec) * 1000000000 + static_cast<uint64_t>(time.tv_nsec);
}

class ProcessSnapshot : public testing::Test {
protected:
  ProcessSnapshot() {
    vais_profiler_global_init(nullptr);
    vais_profiler_global_start(); // the end of the previous test disabled the hooks
  }
  ~ProcessSnapshot() override { vais_profiler_global_destroy(); }

  static Snapshot take() { return Snapshot(vais_profiler_global_handle()); }
  static FunctionProfile find(const Snapshot &snapshot, const std::string &name) {
    for (const FunctionProfile &function : snapshot.functions())
      if (function.name == name)
        return function;
    return {};
  }
};

TEST_F(ProcessSnapshot, NeedsAProfilerOfTheProcess) {
  vais_profiler_global_destroy();
  EXPECT_EQ(vais_profiler_global_handle(), nullptr);
  EXPECT_THROW(take(), std::system_error);
}

TEST_F(ProcessSnapshot, HasWhatInstrumentedCodeRecorded) {
  const uint64_t before = CallGraph(take()).count("outer", "inner");
  within(gOuter, [] {
    call(gInner);
    call(gInner);
  });
  const Snapshot snapshot = take();
  const CallGraph graph(snapshot);
  EXPECT_EQ(graph.count("outer", "inner"), before + 2);
  EXPECT_GE(graph.count(nullptr, "outer"), 1u);
  EXPECT_EQ(graph.callersOf("inner")[0].caller, "outer");
  EXPECT_GE(find(snapshot, "inner").calls, 2u);
  EXPECT_GT(find(snapshot, "outer").totalTime.count(), 0);
}

TEST_F(ProcessSnapshot, IsNotInTheWay) {
  within(gOuter, [] {
    take();
    call(gOther);
  });
  EXPECT_GE(CallGraph(take()).count("outer", "other"), 1u);
}

TEST_F(ProcessSnapshot, KnowsWhereItsThreadIs) {
  EXPECT_EQ(take().currentStack(), Stack());
  within(gOuter, [] {
    EXPECT_EQ(take().currentStack(), Stack({"outer"}));
    within(gInner, [] { EXPECT_EQ(take().currentStack(), Stack({"outer", "inner"})); });
    EXPECT_EQ(take().currentStack(), Stack({"outer"}));
  });
  std::thread([] {
    within(gThread, [] { EXPECT_EQ(take().currentStack(), Stack({"thread"})); });
  }).join();
}

TEST_F(ProcessSnapshot, HasRegionsLikeFunctions) {
  within(gOuter, [] {
    const ScopedRegion region("scoped region");
    call(gInner);
    EXPECT_EQ(take().currentStack(), Stack({"outer", "scoped region"}));
  });
  const CallGraph graph(take());
  EXPECT_EQ(graph.count("outer", "scoped region"), 1u);
  EXPECT_EQ(graph.count("scoped region", "inner"), 1u);
}

TEST_F(ProcessSnapshot, FoldsRecursion) {
  within(gRecursive, [] {
    within(gInner, [] {
      within(gRecursive, [] { EXPECT_EQ(take().currentStack(), Stack({"recursive"})); });
    });
  });
}

TEST_F(ProcessSnapshot, HasContextsWithTheirStacks) {
  within(gOther, [] {
    within(gOuter, [] {
      call(gInner);
      for (volatile int i = 0; i < 100000; i = i + 1) { // flame graphs leave out what takes no time
      }
    });
  });
  const Snapshot snapshot = take();
  const auto contexts = snapshot.contexts();
  std::vector<Stack> stacks;
  for (std::size_t i = 1; i < contexts.size(); ++i) {
    stacks.push_back(snapshot.stack(i));
    EXPECT_EQ(stacks.back().back(), contexts[i].function);
    EXPECT_LT(contexts[i].parent, i);
  }
  EXPECT_EQ(std::count(stacks.begin(), stacks.end(), Stack({"other", "outer", "inner"})), 1);
  EXPECT_NE(FlameGraphData(snapshot).folded().find("other;outer"), std::string::npos);
}

TEST_F(ProcessSnapshot, JoinsWhatIsToldAndWhatIsRecorded) {
  within(gOuter, [] { call(gInner); });
  vais_profiler_global_record_sample("inner", 0);
  vais_profiler_global_record_sample("told", 0);
  const uint64_t before = CallGraph(take()).count("outer", "inner");
  vais_profiler_global_record_call("outer", "inner");
  const Snapshot snapshot = take();
  const FunctionProfile inner = find(snapshot, "inner");
  EXPECT_EQ(inner.samples, 1u);
  EXPECT_GE(inner.calls, 1u);
  EXPECT_EQ(CallGraph(snapshot).count("outer", "inner"), before + 1);
  EXPECT_EQ(find(snapshot, "told").samples, 1u);
  const auto functions = snapshot.functions();
  EXPECT_EQ(std::count_if(functions.begin(), functions.end(),
                          [](const FunctionProfile &each) { return each.name == "inner"; }),
            1);
}

TEST_F(ProcessSnapshot, HasMemoryOfBoth) {
  static char block;
  const uint64_t before = find(take(), "outer").allocatedBytes;
  within(gOuter, [&] { vais_profiler_record_malloc(&block, 64); });
  vais_profiler_global_record_allocation(10, 0x1000);
  const Snapshot snapshot = take();
  EXPECT_EQ(find(snapshot, "outer").allocatedBytes, before + 64);
  EXPECT_EQ(MemoryTracker(snapshot).liveAllocations().size(), 1u);
  EXPECT_EQ(snapshot.contexts()[0].allocatedBytes, 10u);
  within(gOuter, [&] { vais_profiler_record_free(&block); });
}

TEST_F(ProcessSnapshot, ReportsWhatTheToolReportsOfTheFile) {
  const char *path = std::getenv("VAIS_PROFILER_TEST_PROFILE");
  if (!path)
    GTEST_SKIP() << "the profile is in memory only";
  within(gOuter, [] { call(gInner); });
  vais_profiler_global_destroy(); // what was recorded by hand, and its duration, are not in the
                                  // file
  vais_profiler_global_init(nullptr);
  vais_profiler_global_stop(); // no sample may come between the two
  const Snapshot snapshot = take();
  for (size_t i = 0; const char *format = vais_profiler_report_format(i); ++i) {
    if (format == std::string_view("pprof")) // its duration is compressed
      continue;
    EXPECT_TRUE(withoutDuration(snapshot.report(format)) ==
                withoutDuration(reportOfFile(path, format)))
        << format;
  }
}

TEST_F(ProcessSnapshot, HasTheTimeOfCallsThatHaveNotReturned) {
  constexpr uint64_t kNs = 20000000;
  std::atomic<bool> isLong{false}, isOver{false};
  std::thread thread([&] {
    within(gLong, [&] {
      for (const uint64_t start = cpuNanoseconds(); !isOver;)
        isLong = cpuNanoseconds() - start > kNs;
    });
  });
  while (!isLong)
    std::this_thread::yield();
  const FunctionProfile function = find(take(), "long");
  isOver = true;
  thread.join();
  EXPECT_EQ(function.calls, 1u);
  EXPECT_GE(function.selfTime.count(), 0.9 * kNs);
  EXPECT_GE(find(take(), "long").selfTime, function.selfTime * 0.9);
}

/// Runs until there are samples, for as long as it takes on a busy machine: by the processor's time
/// there are one a millisecond, less those that the sampler has not come to.
TEST_F(ProcessSnapshot, OfASamplingProfilerHasSamplesOfWhatRuns) {
  constexpr uint64_t kWanted = 60, kMillisecond = 1000000, kLongest = 60000 * kMillisecond;
  Config config;
  config.mode = Mode::Sampling;
  Profiler profiler(config);
  const auto samples = [&] { return SampleCollector(profiler.snapshot()).samplesOf("long"); };
  const uint64_t start = cpuNanoseconds();
  profiler.start();
  within(gLong, [&] {
    while (samples() < kWanted && cpuNanoseconds() - start < kLongest)
      ;
  });
  profiler.stop();
  const uint64_t milliseconds = (cpuNanoseconds() - start) / kMillisecond;
  EXPECT_GE(samples(), kWanted);
  EXPECT_LE(samples(), milliseconds);
  EXPECT_EQ(SampleCollector(profiler.snapshot()).functionSamples()[0].name, "long");
}

TEST_F(ProcessSnapshot, IsTakenWhileThreadsRecord) {
  constexpr std::uint64_t kThreads = 8, kRounds = 20000;
  const uint64_t before = CallGraph(take()).count("thread", "inner");
  std::atomic<uint64_t> left{kThreads};
  std::vector<std::thread> threads;
  for (uint64_t i = 0; i < kThreads; ++i)
    threads.emplace_back([&] {
      for (uint64_t round = 0; round < kRounds; ++round)
        within(gThread, [] { call(gInner); });
      --left;
    });
  uint64_t last = before;
  do {
    const uint64_t calls = CallGraph(take()).count("thread", "inner");
    EXPECT_GE(calls, last);
    EXPECT_LE(calls, before + kThreads * kRounds);
    last = calls;
  } while (left > 0);
  for (std::thread &thread : threads)
    thread.join();
  EXPECT_EQ(CallGraph(take()).count("thread", "inner"), before + kThreads * kRounds);
}

TEST_F(ProcessSnapshot, OfAForkedChildIsItsOwn) {
  within(gOuter, [] { call(gInner); });
  const pid_t child = fork();
  if (child == 0) {
    within(gChild, [] { call(gInner); });
    const CallGraph graph(take());
    _exit(graph.count("child", "inner") == 1 && graph.count("outer", "inner") == 0 ? 0 : 1);
  }
  int status = -1;
  waitpid(child, &status, 0);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << status;
  EXPECT_EQ(CallGraph(take()).count("child", "inner"), 0u);
}

} // namespace
} // namespace vais::profiler::test
