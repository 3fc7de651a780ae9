/// A handler that records after every single instruction of the engine: what a storm of signals
/// hits by chance is all tried here. The processor's trap flag raises the signals (x86-64 only).

#include "TestFunctions.h"
#include "ThreadState.h"

#include <csignal>
#include <gtest/gtest.h>
#include <thread>

#if defined(__x86_64__)

namespace vais::profiler::test {
namespace {

TestFunctions *gInHandler;
volatile uint64_t gSteps;

/// One function that is always the same and one of several.
void recordStep(int) {
  void *outer = vais_profiler_record_enter((*gInHandler)[0]);
  void *inner = vais_profiler_record_enter((*gInHandler)[1 + static_cast<int>(gSteps % 7)]);
  vais_profiler_record_malloc(&gInHandler, 1);
  vais_profiler_record_free(&gInHandler);
  vais_profiler_record_exit(inner);
  vais_profiler_record_exit(outer);
  gSteps = gSteps + 1;
}

// Below the red zone, which may hold the caller's variables.
__attribute__((always_inline)) inline void beginSteps() {
  asm volatile("subq $128, %%rsp\n pushfq\n orq $0x100, (%%rsp)\n popfq\n addq $128, %%rsp" ::
                   : "memory", "cc");
}

__attribute__((always_inline)) inline void endSteps() {
  asm volatile("subq $128, %%rsp\n pushfq\n andq $~0x100, (%%rsp)\n popfq\n addq $128, %%rsp" ::
                   : "memory", "cc");
}

/// Nested calls of alternating functions: `depth` of them, timed ones over more than one block.
__attribute__((noinline)) uint64_t nest(TestFunctions &functions, int depth) {
  if (depth == 0)
    return 0;
  void *token = vais_profiler_record_enter(functions[depth % functions.size()]);
  const uint64_t calls = 1 + nest(functions, depth - 1);
  vais_profiler_record_exit(token);
  return calls;
}

class SingleStep : public testing::TestWithParam<format::TimeMode> {
protected:
  void SetUp() override {
    before_ = gSwitches;
    gSwitches.timeMode = GetParam();
    gSwitches.isPlainExact = GetParam() == format::TimeMode::Exact &&
                             gSwitches.header->clock != format::Clock::Monotonic;
    struct sigaction action = {};
    action.sa_handler = recordStep;
    sigaction(SIGTRAP, &action, &actionBefore_);
  }
  void TearDown() override {
    sigaction(SIGTRAP, &actionBefore_, nullptr);
    gSwitches = before_;
  }

private:
  Switches before_;
  struct sigaction actionBefore_;
};

TEST_P(SingleStep, EveryCallIsCountedOrCountedAsDropped) {
  const std::string prefix =
      GetParam() == format::TimeMode::Exact ? "exact_step_" : "sampled_step_";
  TestFunctions &functions = TestFunctions::make(prefix + "walk", 12);
  gInHandler = &TestFunctions::make(prefix + "handler", 8);
  gSteps = 0;
  const uint64_t dropped = allDroppedCalls();
  uint64_t made = 0;
  for (int i = 0; i < 5; ++i) // a new tree or an old one, then edges that are known
    std::thread([&] {
      beginSteps();
      made += nest(functions, 100);
      made += nest(functions, 100);
      endSteps();
    }).join();
  EXPECT_EQ(made, 1000u);
  EXPECT_GT(gSteps, 20 * made);
  EXPECT_EQ(allCalls(prefix + "walk"), made);
  EXPECT_EQ(allCalls(prefix + "handler") + allDroppedCalls() - dropped, 2 * gSteps);
}

INSTANTIATE_TEST_SUITE_P(Modes, SingleStep,
                         testing::Values(format::TimeMode::Sampled, format::TimeMode::Exact),
                         [](const auto &mode) {
                           return mode.param == format::TimeMode::Exact ? "Exact" : "Sampled";
                         });

} // namespace
} // namespace vais::profiler::test

#endif
