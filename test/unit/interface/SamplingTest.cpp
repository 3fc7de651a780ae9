/// Profilers that sample: a timer attributes CPU time to instrumented functions.

#include "test/unit/Instrumented.h"
#include "test/unit/interface/Profiler.h"
#include "test/unit/interface/Puppet.h"

#include <csignal>
#include <ctime>
#include <gtest/gtest.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

namespace vais::profiler::test {

constexpr uint64_t kMillisecond = 1000000;

static uint64_t threadTime() {
  timespec now = {};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return uint64_t(now.tv_sec) * 1000 * kMillisecond + uint64_t(now.tv_nsec);
}

/// Uses the processor for that long.
static void spin(uint64_t milliseconds) {
  const uint64_t end = threadTime() + milliseconds * kMillisecond;
  while (threadTime() < end)
    ;
}

/// Uses the processor until the condition holds, however busy the machine is. Returns whether it
/// ever did.
template <class Condition> bool spinUntil(Condition condition) {
  constexpr int kMostTurns = 60000; // of at least a millisecond
  for (int turn = 0; turn < kMostTurns; ++turn) {
    if (condition())
      return true;
    spin(1);
  }
  return false;
}

/// In each test, recording by instrumented code is on, and one profiler samples.
class Sampling : public testing::Test {
protected:
  Sampling() {
    vais_profiler_global_init(nullptr);
    vais_profiler_global_start();
    begin(VAIS_PROFILER_MODE_SAMPLING, SIZE_MAX);
  }
  ~Sampling() override {
    vais_profiler_destroy(profiler_);
    vais_profiler_global_destroy();
  }

  /// Replaces the profiler by another one.
  void begin(uint32_t mode, size_t maxSamples) {
    vais_profiler_destroy(profiler_);
    VaisProfilerOptions options = VAIS_PROFILER_OPTIONS_DEFAULTS;
    options.mode = mode;
    options.max_samples = maxSamples;
    profiler_ = vais_profiler_create_with(&options);
    vais_profiler_start(profiler_);
  }
  size_t samples() const { return vais_profiler_get_stats(profiler_).sample_count; }
  size_t samplesOf(const char *function) const {
    const Recorded recorded(profiler_);
    const auto found = recorded.samples.find(function);
    return found == recorded.samples.end() ? 0 : found->second;
  }

  /// Uses the processor in `function` until it has that many samples. Returns whether it ever did.
  bool spinFor(VaisProfilerFunction &function, const char *name, size_t count) {
    bool isReached = false;
    within(function, [&] { isReached = spinUntil([&] { return samplesOf(name) >= count; }); });
    return isReached;
  }

  void *profiler_ = nullptr;
};

/// A second profiler, whose samples show that the sampler was at work.
class Witness {
public:
  Witness() {
    VaisProfilerOptions options = VAIS_PROFILER_OPTIONS_DEFAULTS;
    options.mode = VAIS_PROFILER_MODE_SAMPLING;
    profiler_ = vais_profiler_create_with(&options);
    vais_profiler_start(profiler_);
  }
  ~Witness() { vais_profiler_destroy(profiler_); }
  Witness(const Witness &) = delete;
  Witness &operator=(const Witness &) = delete;

  /// Runs the outer function until the sampler has given it that many samples.
  bool sees(size_t count) const {
    const size_t wanted = vais_profiler_get_stats(profiler_).sample_count + count;
    bool isSeen = false;
    within(gOuter, [&] {
      isSeen = spinUntil([&] { return vais_profiler_get_stats(profiler_).sample_count >= wanted; });
    });
    return isSeen;
  }

private:
  void *profiler_;
};

TEST_F(Sampling, CountsTimeByFunction) {
  const bool isReached = spinUntil([&] {
    within(gOuter, [] { spin(30); });
    within(gInner, [] { spin(3); });
    return samples() >= 300;
  });
  vais_profiler_stop(profiler_);
  const size_t outer = samplesOf("outer"), inner = samplesOf("inner");
  EXPECT_TRUE(isReached);
  EXPECT_GT(outer, inner);
  EXPECT_EQ(samples(), outer + inner);
}

TEST_F(Sampling, IsOfTheInnermostFunction) {
  within(gOuter, [&] { EXPECT_TRUE(spinFor(gInner, "inner", 60)); });
  EXPECT_LT(samplesOf("outer"), samplesOf("inner"));
}

TEST_F(Sampling, SeesAllThreads) {
  Puppet first, second;
  first.run([&] { EXPECT_TRUE(spinFor(gOuter, "outer", 60)); });
  second.run([&] { EXPECT_TRUE(spinFor(gInner, "inner", 60)); });
}

TEST_F(Sampling, ThreadsThatWaitHaveNone) {
  Puppet worker;
  within(gOuter, [&] {
    worker.run([&] { EXPECT_TRUE(spinFor(gInner, "inner", 100)); }); // this thread waits for it
  });
  EXPECT_LT(samplesOf("outer"), samplesOf("inner") / 2);
}

TEST_F(Sampling, TimeWithoutInstrumentedCodeHasNone) {
  spin(100);
  EXPECT_LE(samples(), 5u);
}

TEST_F(Sampling, EndsWithTheStopAndBeginsAgain) {
  const Witness witness;
  EXPECT_TRUE(spinFor(gOuter, "outer", 20));
  vais_profiler_stop(profiler_);
  const size_t before = samples();
  EXPECT_TRUE(witness.sees(50));
  EXPECT_EQ(samples(), before);
  vais_profiler_start(profiler_);
  EXPECT_LT(samples(), before);
  EXPECT_TRUE(spinFor(gOuter, "outer", 60));
}

TEST_F(Sampling, CountsAgainstTheLimit) {
  begin(VAIS_PROFILER_MODE_SAMPLING, 10);
  within(gOuter, [&] {
    EXPECT_TRUE(spinUntil([&] { return vais_profiler_get_dropped_samples(profiler_) > 50; }));
  });
  vais_profiler_stop(profiler_);
  EXPECT_EQ(samples(), 10u);
}

TEST_F(Sampling, GoesWithSamplesByHand) {
  for (int i = 0; i < 10; ++i)
    vais_profiler_record_sample(profiler_, "by hand", 0);
  EXPECT_TRUE(spinFor(gOuter, "outer", 60));
  EXPECT_EQ(samplesOf("by hand"), 10u);
}

TEST_F(Sampling, IsPartOfTheModeAllOnly) {
  begin(VAIS_PROFILER_MODE_ALL, SIZE_MAX);
  EXPECT_TRUE(spinFor(gOuter, "outer", 60));
  const Witness witness;
  for (const uint32_t mode : {VAIS_PROFILER_MODE_INSTRUMENTATION, VAIS_PROFILER_MODE_MEMORY}) {
    begin(mode, SIZE_MAX);
    EXPECT_TRUE(witness.sees(20));
    EXPECT_EQ(samples(), 0u);
  }
}

TEST_F(Sampling, TakesTheIntervalThatItIsTold) {
  VaisProfilerOptions options = VAIS_PROFILER_OPTIONS_DEFAULTS;
  options.mode = VAIS_PROFILER_MODE_SAMPLING;
  options.sample_interval_ns = 100000;
  void *finer = vais_profiler_create_with(&options);
  vais_profiler_start(finer);
  EXPECT_TRUE(spinFor(gOuter, "outer", 200));
  vais_profiler_stop(finer);
  vais_profiler_stop(profiler_);
  const auto fine = double(vais_profiler_get_stats(finer).sample_count);
  EXPECT_NEAR(fine / double(samples()), 10,
              3); // they see the same looks except for the first and the last
  vais_profiler_destroy(finer);
}

TEST_F(Sampling, OfTheProcessProfilerToo) {
  VaisProfilerOptions options = VAIS_PROFILER_OPTIONS_DEFAULTS;
  options.mode = VAIS_PROFILER_MODE_ALL;
  vais_profiler_global_destroy();
  vais_profiler_global_init_with(&options);
  vais_profiler_global_start();
  within(gOuter, [] {
    EXPECT_TRUE(spinUntil([] { return vais_profiler_global_get_stats().sample_count > 60; }));
  });
}

TEST_F(Sampling, GoesOnInAForkedChild) {
  const pid_t child = fork();
  if (child == 0)
    _exit(spinFor(gOuter, "outer", 60) ? 0 : 1);
  int status = -1;
  waitpid(child, &status, 0);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << status;
}

TEST_F(Sampling, OutlastsThreadsThatEnd) {
  for (int i = 0; i < 200; ++i)
    std::thread([] { within(gOuter, [] { spin(1); }); }).join();
  EXPECT_TRUE(spinFor(gInner, "inner", 20));
}

static volatile sig_atomic_t gProfSignals;

/// The program's own timer and signal remain its own.
TEST_F(Sampling, LeavesSignalsAlone) {
  struct sigaction action = {}, before;
  action.sa_handler = [](int) { gProfSignals = gProfSignals + 1; };
  sigaction(SIGPROF, &action, &before);
  EXPECT_TRUE(spinFor(gOuter, "outer", 20));
  EXPECT_EQ(gProfSignals, 0);
  const itimerval often = {{0, 10000}, {0, 10000}}, never = {};
  setitimer(ITIMER_PROF, &often, nullptr);
  EXPECT_TRUE(spinUntil([] { return gProfSignals > 0; }));
  EXPECT_TRUE(spinFor(gOuter, "outer", samplesOf("outer") + 50));
  setitimer(ITIMER_PROF, &never, nullptr);
  sigaction(SIGPROF, &before, nullptr);
}

TEST_F(Sampling, InterruptsNoSystemCall) {
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  std::thread writer([&] {
    EXPECT_TRUE(spinFor(gOuter, "outer", 60));
    EXPECT_EQ(write(ends[1], "x", 1), 1);
  });
  char byte;
  EXPECT_EQ(read(ends[0], &byte, 1), 1); // -1 if it were interrupted by a signal (EINTR)
  writer.join();
  close(ends[0]);
  close(ends[1]);
}

} // namespace vais::profiler::test
