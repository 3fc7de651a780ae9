/// A signal handler that records after every single instruction of the fast paths and of timing:
/// what a storm of signals hits by chance is tried completely here. The processor's trap flag
/// raises the signals (x86-64 only). Slow paths are not included: all edges are made beforehand,
/// because slow paths block signals.

#include "runtime/collect/contexts/ContextTree.h"
#include "runtime/collect/state/OwnProcess.h"
#include "runtime/collect/state/ThreadState.h"
#include "runtime/collect/timing/Sampling.h"
#include "test/unit/runtime/TestFunctions.h"

#include <csignal>
#include <gtest/gtest.h>
#include <iterator>
#include <thread>

#if defined(__x86_64__)

namespace vais::profiler::test {
namespace {

/// Nested calls, which take more than one block of timed calls.
constexpr int kDepth = 70;

/// The handler records at every step whose number is a multiple of this: at all steps, and rarely
/// enough that it finds places as other code has left them.
constexpr unsigned kStrides[] = {1, 2, 3, 301, 305, 309, 313, 317, 321, 325, 329, 333};

TestFunctions *gStepFunctions;
volatile uint64_t gSteps, gMadeInHandler;
volatile unsigned gStride;

/// Makes calls that are mostly timed, because of their number, with a call and memory inside.
__attribute__((noinline)) void recordStep() {
  void *outer = vais_profiler_record_enter((*gStepFunctions)[0]);
  void *inner = vais_profiler_record_enter((*gStepFunctions)[1]);
  vais_profiler_record_malloc(&gStepFunctions, 1);
  vais_profiler_record_free(&gStepFunctions);
  vais_profiler_record_exit(inner);
  vais_profiler_record_exit(outer);
  gMadeInHandler = gMadeInHandler + 2;
}

void handle(int) {
  gSteps = gSteps + 1;
  if (gSteps % gStride == 0)
    recordStep();
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

/// Makes `depth` nested calls of alternating functions, and calls `inside` in each.
__attribute__((noinline)) uint64_t nest(TestFunctions &functions, int depth, void (*inside)()) {
  if (depth == 0)
    return 0;
  void *token = vais_profiler_record_enter(functions[depth % functions.size()]);
  inside();
  const uint64_t calls = 1 + nest(functions, depth - 1, inside);
  vais_profiler_record_exit(token);
  return calls;
}

/// Makes all edges from deep down in the stack: the frames that it leaves in places for timed calls
/// are below all later ones.
__attribute__((noinline)) uint64_t nestDeepDown(TestFunctions &functions) {
  volatile char room[1 << 17];
  room[0] = 0;
  recordStep();
  return nest(functions, kDepth, recordStep) + static_cast<uint64_t>(room[0]);
}

class SingleStep : public testing::TestWithParam<format::TimeMode> {
protected:
  void SetUp() override {
    before_ = gSwitches;
    gSwitches.timeMode = GetParam();
    gSwitches.isPlainExact = GetParam() == format::TimeMode::Exact &&
                             gSwitches.header->clock != format::Clock::Monotonic;
    // What single steps cost is spent by the test, not by timing.
    budgetBefore_ = gSamplingBudget;
    gSamplingBudget.allowance = 1e300;
    setOwner(true);
    struct sigaction action = {};
    action.sa_handler = handle;
    sigaction(SIGTRAP, &action, &actionBefore_);
  }
  void TearDown() override {
    sigaction(SIGTRAP, &actionBefore_, nullptr);
    gSwitches = before_;
    gSamplingBudget = budgetBefore_;
    setOwner(true);
  }

private:
  Switches before_;
  SamplingBudget budgetBefore_;
  struct sigaction actionBefore_;
};

uint64_t lostTimes(format::Thread &thread) {
  uint64_t sum = thread.droppedTimes;
  forEachEdge(thread, [&](format::Context &, format::Slot &, format::EdgeTime *time, uint64_t) {
    sum += time->droppedCalls;
  });
  return sum;
}

/// Returns whether each edge to a function of the prefix that was called rarely has a time for
/// every call.
bool hasAllTimes(format::Thread &thread, const std::string &prefix) {
  bool result = true;
  forEachEdge(thread,
              [&](format::Context &, format::Slot &slot, format::EdgeTime *time, uint64_t calls) {
                if (calls <= kCountedCalls && nameOf(*slot.function.get()).rfind(prefix, 0) == 0)
                  result &= time->countedCalls == calls;
              });
  return result;
}

TEST_P(SingleStep, NoCallAndNoTimeIsLost) {
  const std::string prefix =
      GetParam() == format::TimeMode::Exact ? "exact_step_" : "sampled_step_";
  TestFunctions &functions = TestFunctions::make(prefix + "walk", 12);
  gStepFunctions = &TestFunctions::make(prefix + "handler", 2);
  gSteps = gMadeInHandler = 0;
  const uint64_t dropped = allDroppedCalls();
  uint64_t made = 0;
  for (unsigned stride : kStrides)
    std::thread([&] {
      made += nestDeepDown(functions);
      const uint64_t lostBefore = lostTimes(*tState.thread);
      gStride = stride;
      beginSteps();
      const uint64_t calls = nest(functions, kDepth, [] {});
      endSteps();
      made += calls;
      EXPECT_EQ(lostTimes(*tState.thread), lostBefore) << "stride " << stride;
      if (GetParam() == format::TimeMode::Sampled) {
        EXPECT_TRUE(hasAllTimes(*tState.thread, prefix + "walk")) << "stride " << stride;
      }
    }).join();
  EXPECT_EQ(made, 2u * kDepth * std::size(kStrides));
  EXPECT_GT(gSteps, 10 * made);
  EXPECT_EQ(allCalls(prefix + "walk"), made);
  EXPECT_EQ(allCalls(prefix + "handler"), gMadeInHandler);
  EXPECT_EQ(allDroppedCalls(), dropped);
}

INSTANTIATE_TEST_SUITE_P(Modes, SingleStep,
                         testing::Values(format::TimeMode::Sampled, format::TimeMode::Exact),
                         [](const auto &mode) {
                           return mode.param == format::TimeMode::Exact ? "Exact" : "Sampled";
                         });

} // namespace
} // namespace vais::profiler::test

#endif
