/// Signal handlers that record in the middle of everything that the engine does: every call is
/// either counted exactly or counted as dropped, and nothing crashes.

#include "runtime/collect/state/OwnProcess.h"
#include "runtime/collect/state/ThreadState.h"
#include "test/unit/runtime/TestFunctions.h"

#include <atomic>
#include <csignal>
#include <gtest/gtest.h>
#include <random>
#include <sys/syscall.h>
#include <sys/time.h>
#include <thread>
#include <unistd.h>

namespace vais::profiler::test {
namespace {

constexpr int kSignal = SIGUSR1;

/// The number of calls in handlers that make a storm.
constexpr uint64_t kEnough = 5000;

TestFunctions *gStormFunctions;
std::atomic<uint64_t> gMadeInHandlers;
thread_local std::minstd_rand tRandom(1);

/// Makes two nested calls: one of few functions, whose edges are mostly known, and below it one of
/// many functions, whose edges mostly are not.
void recordInStorm(int) {
  const int saved = errno;
  TestFunctions &functions = *gStormFunctions;
  const auto chosen = static_cast<int>(tRandom() % static_cast<unsigned>(functions.size()));
  void *outer = vais_profiler_record_enter(functions[chosen]);
  void *inner = vais_profiler_record_enter(functions[chosen % 4]);
  vais_profiler_record_malloc(&gStormFunctions, 1);
  gMadeInHandlers.fetch_add(2, std::memory_order_relaxed);
  vais_profiler_record_exit(inner);
  vais_profiler_record_exit(outer);
  errno = saved;
}

/// Makes calls along random paths, many of them new. Returns how many.
uint64_t walk(TestFunctions &functions, unsigned seed, int rounds) {
  std::minstd_rand random(seed);
  uint64_t made = 0;
  for (int round = 0; round < rounds; ++round) {
    std::vector<void *> tokens;
    for (int depth = 0; depth < 5; ++depth, ++made)
      tokens.push_back(vais_profiler_record_enter(
          functions[static_cast<int>(random() % static_cast<unsigned>(functions.size()))]));
    for (; !tokens.empty(); tokens.pop_back())
      vais_profiler_record_exit(tokens.back());
  }
  return made;
}

/// Sends a signal to the process every millisecond by a timer, and to `threads` continuously.
class Storm {
public:
  Storm() {
    struct sigaction action = {};
    action.sa_handler = recordInStorm;
    action.sa_flags = SA_RESTART;
    sigaction(kSignal, &action, &before_[0]);
    sigaction(SIGALRM, &action, &before_[1]);
    const itimerval often = {{0, 1000}, {0, 1000}};
    setitimer(ITIMER_REAL, &often, nullptr);
    sender_ = std::thread([this] {
      sigset_t all;
      sigfillset(&all);
      pthread_sigmask(SIG_BLOCK, &all, nullptr);
      while (!isOver_)
        for (std::atomic<int> &target : targets)
          if (const int id = target)
            sent += syscall(SYS_tgkill, getpid(), id, kSignal) == 0;
    });
  }
  ~Storm() {
    const itimerval never = {};
    setitimer(ITIMER_REAL, &never, nullptr);
    isOver_ = true;
    sender_.join();
    sigaction(kSignal, &before_[0], nullptr);
    sigaction(SIGALRM, &before_[1], nullptr);
  }
  Storm(const Storm &) = delete;
  Storm &operator=(const Storm &) = delete;

  std::atomic<int> targets[4] = {};
  std::atomic<uint64_t> sent{0};

private:
  struct sigaction before_[2];
  std::atomic<bool> isOver_{false};
  std::thread sender_;
};

class SignalStorm : public testing::TestWithParam<format::TimeMode> {
protected:
  void SetUp() override {
    before_ = gSwitches;
    gSwitches.timeMode = GetParam();
    gSwitches.isPlainExact = GetParam() == format::TimeMode::Exact &&
                             gSwitches.header->clock != format::Clock::Monotonic;
    setOwner(true);
    prefix_ = GetParam() == format::TimeMode::Exact ? "exact_" : "sampled_";
    gStormFunctions = &TestFunctions::make(prefix_ + "handler", 40);
    gMadeInHandlers = 0;
    dropped_ = allDroppedCalls();
  }
  void TearDown() override {
    gSwitches = before_;
    setOwner(true);
  }

  /// Every call that was made is counted, or was made in a handler and is counted as dropped.
  void expectAllCounted(uint64_t made) {
    EXPECT_EQ(allCalls(prefix_ + "walk"), made);
    const uint64_t dropped = allDroppedCalls() - dropped_;
    EXPECT_EQ(allCalls(prefix_ + "handler") + dropped, gMadeInHandlers);
    EXPECT_LT(dropped, gMadeInHandlers / 2);
  }

  std::string prefix_;

private:
  Switches before_;
  uint64_t dropped_ = 0;
};

TEST_P(SignalStorm, LongThreads) {
  TestFunctions &functions = TestFunctions::make(prefix_ + "walk_long", 12);
  std::atomic<uint64_t> made{0};
  {
    Storm storm;
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < 4; ++i)
      threads.emplace_back([&, i] {
        storm.targets[i] = static_cast<int>(syscall(SYS_gettid));
        for (unsigned part = 0; gMadeInHandlers < kEnough && part < 10000; ++part)
          made += walk(functions, 4 * part + i + 1, 500);
        storm.targets[i] = 0;
      });
    for (std::thread &thread : threads)
      thread.join();
  }
  EXPECT_GE(gMadeInHandlers, kEnough);
  expectAllCounted(made);
}

TEST_P(SignalStorm, ShortThreads) {
  TestFunctions &functions = TestFunctions::make(prefix_ + "walk_short", 20);
  std::atomic<uint64_t> made{allCalls(prefix_ + "walk")};
  const uint64_t handledBefore = allCalls(prefix_ + "handler");
  {
    Storm storm;
    for (unsigned i = 0; gMadeInHandlers < kEnough / 10 && i < 1000000; ++i)
      std::thread([&, i] {
        storm.targets[0] = static_cast<int>(syscall(SYS_gettid));
        made += walk(functions, i + 1, 20);
        storm.targets[0] = 0;
      }).join();
  }
  EXPECT_GE(gMadeInHandlers, kEnough / 10);
  gMadeInHandlers += handledBefore;
  expectAllCounted(made);
}

INSTANTIATE_TEST_SUITE_P(Modes, SignalStorm,
                         testing::Values(format::TimeMode::Sampled, format::TimeMode::Exact),
                         [](const auto &mode) {
                           return mode.param == format::TimeMode::Exact ? "Exact" : "Sampled";
                         });

} // namespace
} // namespace vais::profiler::test
