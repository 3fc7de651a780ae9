/// Profilers that sample: a timer attributes time on the processor to instrumented functions.

#include "Instrumented.h"
#include "Profiler.h"
#include "Puppet.h"

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

/// Uses the processor for so long.
static void spin(uint64_t milliseconds) {
  const uint64_t end = threadTime() + milliseconds * kMillisecond;
  while (threadTime() < end)
    ;
}

/// Each test has recording by instrumented code on, and a profiler that samples.
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

  /// Another profiler.
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

  void *profiler_ = nullptr;
};

TEST_F(Sampling, CountsTimeByFunction) {
  for (int round = 0; round < 10; ++round) {
    within(gOuter, [] { spin(30); });
    within(gInner, [] { spin(10); });
  }
  vais_profiler_stop(profiler_);
  const size_t outer = samplesOf("outer"), inner = samplesOf("inner");
  EXPECT_NEAR(double(outer), 300, 60);
  EXPECT_NEAR(double(inner), 100, 60);
  EXPECT_EQ(samples(), outer + inner);
}

TEST_F(Sampling, IsOfTheInnermostFunction) {
  within(gOuter, [] { within(gInner, [] { spin(100); }); });
  EXPECT_GT(samplesOf("inner"), 60u);
  EXPECT_LE(samplesOf("outer"), 20u);
}

TEST_F(Sampling, SeesAllThreads) {
  {
    Puppet first, second;
    first.run([] { within(gOuter, [] { spin(100); }); });
    second.run([] { within(gInner, [] { spin(100); }); });
  }
  EXPECT_GT(samplesOf("outer"), 60u);
  EXPECT_GT(samplesOf("inner"), 60u);
}

TEST_F(Sampling, ThreadsThatWaitHaveNone) {
  within(gOuter, [] { usleep(300000); });
  EXPECT_LE(samples(), 5u);
}

TEST_F(Sampling, TimeWithoutInstrumentedCodeHasNone) {
  spin(100);
  EXPECT_LE(samples(), 5u);
}

TEST_F(Sampling, EndsWithTheStopAndBeginsAgain) {
  within(gOuter, [] { spin(50); });
  vais_profiler_stop(profiler_);
  const size_t before = samples();
  EXPECT_GT(before, 20u);
  within(gOuter, [] { spin(100); });
  EXPECT_EQ(samples(), before);
  vais_profiler_start(profiler_);
  EXPECT_LE(samples(), 5u);
  within(gOuter, [] { spin(100); });
  EXPECT_GT(samples(), 60u);
}

TEST_F(Sampling, CountsAgainstTheLimit) {
  begin(VAIS_PROFILER_MODE_SAMPLING, 10);
  within(gOuter, [] { spin(100); });
  vais_profiler_stop(profiler_);
  EXPECT_EQ(samples(), 10u);
  EXPECT_GT(vais_profiler_get_dropped_samples(profiler_), 50u);
}

TEST_F(Sampling, GoesWithSamplesByHand) {
  within(gOuter, [&] {
    for (int i = 0; i < 10; ++i) {
      vais_profiler_record_sample(profiler_, "by hand", 0);
      spin(10);
    }
  });
  EXPECT_EQ(samplesOf("by hand"), 10u);
  EXPECT_GT(samplesOf("outer"), 60u);
}

TEST_F(Sampling, IsPartOfTheModeAllOnly) {
  begin(VAIS_PROFILER_MODE_ALL, SIZE_MAX);
  within(gOuter, [] { spin(100); });
  EXPECT_GT(samples(), 60u);
  for (const uint32_t mode : {VAIS_PROFILER_MODE_INSTRUMENTATION, VAIS_PROFILER_MODE_MEMORY}) {
    begin(mode, SIZE_MAX);
    within(gOuter, [] { spin(50); });
    EXPECT_EQ(samples(), 0u);
  }
}

TEST_F(Sampling, TakesTheIntervalThatItIsTold) {
  VaisProfilerOptions options = VAIS_PROFILER_OPTIONS_DEFAULTS;
  options.mode = VAIS_PROFILER_MODE_SAMPLING;
  options.sample_interval_ns = 100000;
  void *finer = vais_profiler_create_with(&options);
  vais_profiler_start(finer);
  within(gOuter, [] { spin(100); });
  vais_profiler_stop(finer);
  EXPECT_NEAR(double(vais_profiler_get_stats(finer).sample_count), 1000, 200);
  EXPECT_NEAR(double(samples()), 100, 25);
  vais_profiler_destroy(finer);
}

TEST_F(Sampling, OfTheProcessProfilerToo) {
  VaisProfilerOptions options = VAIS_PROFILER_OPTIONS_DEFAULTS;
  options.mode = VAIS_PROFILER_MODE_ALL;
  vais_profiler_global_destroy();
  vais_profiler_global_init_with(&options);
  vais_profiler_global_start();
  within(gOuter, [] { spin(100); });
  EXPECT_GT(vais_profiler_global_get_stats().sample_count, 60u);
}

TEST_F(Sampling, GoesOnInAForkedChild) {
  const pid_t child = fork();
  if (child == 0) {
    within(gOuter, [] { spin(100); });
    _exit(samplesOf("outer") > 60 ? 0 : 1);
  }
  int status = -1;
  waitpid(child, &status, 0);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << status;
}

TEST_F(Sampling, OutlastsThreadsThatEnd) {
  for (int i = 0; i < 200; ++i)
    std::thread([] { within(gOuter, [] { spin(1); }); }).join();
  within(gInner, [] { spin(50); });
  EXPECT_GT(samplesOf("inner"), 20u);
}

static volatile sig_atomic_t gProfSignals;

/// The program's own timer and signal are its own.
TEST_F(Sampling, LeavesSignalsAlone) {
  struct sigaction action = {}, before;
  action.sa_handler = [](int) { gProfSignals = gProfSignals + 1; };
  sigaction(SIGPROF, &action, &before);
  within(gOuter, [] { spin(50); });
  EXPECT_EQ(gProfSignals, 0);
  const itimerval often = {{0, 10000}, {0, 10000}}, never = {};
  setitimer(ITIMER_PROF, &often, nullptr);
  within(gOuter, [] { spin(100); });
  setitimer(ITIMER_PROF, &never, nullptr);
  sigaction(SIGPROF, &before, nullptr);
  EXPECT_GT(gProfSignals, 0);
  EXPECT_GT(samples(), 100u);
}

TEST_F(Sampling, InterruptsNoSystemCall) {
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  std::thread writer([&] {
    within(gOuter, [] { spin(100); });
    EXPECT_EQ(write(ends[1], "x", 1), 1);
  });
  char byte;
  EXPECT_EQ(read(ends[0], &byte, 1), 1); // EINTR would be -1
  writer.join();
  close(ends[0]);
  close(ends[1]);
}

} // namespace vais::profiler::test
