/// The rules for tokens: what entering returns, what leaving restores, and memory in between.

#include "test/unit/runtime/TestFunctions.h"

#include "runtime/collect/contexts/ContextTree.h"
#include "runtime/collect/state/ThreadState.h"
#include "runtime/collect/timing/TimedCallStack.h"
#include "runtime/memory/MemoryState.h"
#include "runtime/session/Session.h"

#include <cerrno>
#include <csignal>
#include <gtest/gtest.h>
#include <thread>

namespace vais::profiler::test {
namespace {

void *enter(TestFunctions &functions, int i) { return vais_profiler_record_enter(functions[i]); }
void leave(void *token) { vais_profiler_record_exit(token); }

TEST(Hooks, TheTokenIsTheContextThatWasCurrent) {
  TestFunctions &functions = TestFunctions::make("token", 2);
  onThread([&] {
    EXPECT_EQ(tState.current, &gNoContext);
    void *outer = enter(functions, 0);
    format::Context *root = tState.thread->root.get();
    EXPECT_EQ(reinterpret_cast<uint64_t>(outer) & ~kTimedToken, reinterpret_cast<uint64_t>(root))
        << "the root, though the thread had no tree yet";
    format::Context *context = tState.current;
    void *inner = enter(functions, 1);
    EXPECT_EQ(reinterpret_cast<uint64_t>(inner) & ~kTimedToken,
              reinterpret_cast<uint64_t>(context));
    EXPECT_EQ(tState.current->parent.get(), context);
    leave(inner);
    EXPECT_EQ(tState.current, context);
    leave(outer);
    EXPECT_EQ(tState.current, root);
  });
}

TEST(Hooks, AnOuterExitRestoresTheTruthAfterMissedOnes) {
  TestFunctions &functions = TestFunctions::make("missed", 30);
  onThread([&] {
    void *outer = enter(functions, 0);
    format::Context *context = tState.current;
    void *middle = enter(functions, 1);
    for (int i = 2; i < 30; ++i)
      enter(functions, i);
    leave(middle);
    EXPECT_EQ(tState.current, context);
    void *next = enter(functions, 2);
    EXPECT_EQ(tState.current->parent.get(), context);
    leave(next);
    leave(outer);
    EXPECT_EQ(tState.current, tState.thread->root.get());
    EXPECT_EQ(edgeCalls(*tState.thread, "missed2").at({{"missed0"}, "missed2"}), 1u);
  });
}

TEST(Hooks, ResumeIsInTheFunctionAgainAndCountsNothing) {
  constexpr int kCallees = 20; // more than the slots, so that overflow edges resume too
  TestFunctions &functions = TestFunctions::make("resume", kCallees + 2);
  onThread([&] {
    void *outer = enter(functions, 0);
    for (int i = 1; i <= kCallees; ++i) {
      void *token = enter(functions, i);
      format::Context *context = tState.current;
      enter(functions, 0); // a recursive and an ordinary call, both left behind
      enter(functions, kCallees + 1);
      vais_profiler_record_resume(functions[i], token);
      EXPECT_EQ(tState.current, context);
      leave(token);
    }
    vais_profiler_record_resume(functions[0], nullptr);
    EXPECT_EQ(tState.current->parent.get(), tState.thread->root.get());
    leave(outer);
    const auto calls = edgeCalls(*tState.thread, "resume");
    for (int i = 1; i <= kCallees; ++i)
      EXPECT_EQ(calls.at({{"resume0"}, functions.name(i)}), 1u);
  });
}

TEST(Hooks, CallsAreFollowedButMemoryIsNotRecordedWhileRecordingIsOff) {
  TestFunctions &functions = TestFunctions::make("off", 2);
  onThread([&] {
    void *outer = enter(functions, 0);
    format::Context *context = tState.current;
    EXPECT_TRUE(switchRecording(false));
    EXPECT_FALSE(switchRecording(false));
    void *inner = enter(functions, 1);
    format::Context *within = tState.current;
    EXPECT_EQ(within->parent.get(), context);
    int block;
    vais_profiler_record_malloc(&block, 100);
    EXPECT_EQ(within->allocations, 0u);
    EXPECT_TRUE(switchRecording(true));
    vais_profiler_record_malloc(&block, 100);
    EXPECT_EQ(within->allocations, 1u) << "the call that began meanwhile is known";
    leave(inner);
    EXPECT_EQ(tState.current, context);
    leave(outer);
  });
}

TEST(Hooks, MemoryBelongsToTheCurrentContext) {
  TestFunctions &functions = TestFunctions::make("memory", 1);
  onThread([&] {
    void *token = enter(functions, 0);
    const format::Context &context = *tState.current;
    char block[8] = "1234567";
    void *out = block;
    vais_profiler_record_malloc(block, 100);
    vais_profiler_record_malloc(nullptr, 1000);
    vais_profiler_record_realloc(vais_profiler_record_reallocating(block), block, block, 200);
    vais_profiler_record_realloc(vais_profiler_record_reallocating(block), block, nullptr, 1000);
    vais_profiler_record_strdup(block);
    vais_profiler_record_strdup(nullptr);
    vais_profiler_record_posix_memalign(&out, 300, 0);
    vais_profiler_record_posix_memalign(nullptr, 1000, ENOMEM);
    EXPECT_EQ(context.allocations, 4u);
    EXPECT_EQ(context.allocatedBytes, 100u + 200 + 8 + 300);
    EXPECT_EQ(contextMemory(tState.current[0])->failedAllocations, 4u);
    vais_profiler_record_free(block);
    vais_profiler_record_free(nullptr);
    vais_profiler_record_realloc(vais_profiler_record_reallocating(block), block, nullptr, 0);
    EXPECT_EQ(context.deallocations, 2u);
    leave(token);
  });
}

TEST(Hooks, MemoryOfThreadsWithoutATreeIsCountedAsDropped) {
  const uint64_t before = gSwitches.header->droppedAllocations;
  onThread([] {
    int block;
    vais_profiler_record_malloc(&block, 100);
    vais_profiler_record_malloc(&block, 0);
    vais_profiler_record_free(&block); // nothing is known about the block
    EXPECT_EQ(tState.thread, nullptr);
    EXPECT_EQ(tState.bytesToSample, kNoDistance);
  });
  EXPECT_EQ(gSwitches.header->droppedAllocations, before + 2);
}

TestFunctions *gHandlerFunctions;
int gHandled;

void recordHandled(int) {
  leave(enter(*gHandlerFunctions, gHandled));
  ++gHandled;
}

TEST(Hooks, SlowPathsKeepSignalsAway) {
  TestFunctions &functions = TestFunctions::make("slow", 3);
  gHandlerFunctions = &functions;
  struct sigaction action = {}, before;
  action.sa_handler = recordHandled;
  sigaction(SIGUSR2, &action, &before);
  const uint64_t dropped = allDroppedCalls();
  onThread([&] {
    sigset_t mask, maskAfter;
    pthread_sigmask(SIG_SETMASK, nullptr, &mask);
    {
      const SlowPath slowPath;
      raise(SIGUSR2);
      EXPECT_EQ(gHandled, 0);
      EXPECT_EQ(tState.thread, nullptr);
    }
    EXPECT_EQ(gHandled, 1);
    pthread_sigmask(SIG_SETMASK, nullptr, &maskAfter);
    for (int signal = 1; signal < NSIG; ++signal)
      EXPECT_EQ(sigismember(&mask, signal), sigismember(&maskAfter, signal)) << signal;
    void *outer = enter(functions, 2);
    raise(SIGUSR2); // makes an edge of its own
    leave(outer);
    const auto calls = edgeCalls(*tState.thread, "slow");
    EXPECT_EQ(calls.at({{}, "slow0"}), 1u);
    EXPECT_EQ(calls.at({{"slow2"}, "slow1"}), 1u);
  });
  EXPECT_EQ(allDroppedCalls(), dropped);
  sigaction(SIGUSR2, &before, nullptr);
}

/// For its lifetime, neither the address range nor the thread's own chunk has space to grow into.
class NoMemory {
public:
  explicit NoMemory(format::Thread &thread) : thread_(thread), end_(thread.arenaEnd) {
    gSwitches.header->reserve = gSwitches.header->used;
    thread.arenaEnd = 0;
  }
  ~NoMemory() {
    gSwitches.header->reserve = reserve_;
    thread_.arenaEnd = end_;
  }
  NoMemory(const NoMemory &) = delete;
  NoMemory &operator=(const NoMemory &) = delete;

private:
  format::Thread &thread_;
  uint64_t end_;
  uint64_t reserve_ = gSwitches.header->reserve;
};

TEST(Hooks, CallsThatFindNoMemoryAreCountedAsDropped) {
  TestFunctions &functions = TestFunctions::make("nomemory", 3);
  onThread([&] {
    void *outer = enter(functions, 0);
    leave(enter(functions, 1));
    format::Context *context = tState.current;
    const uint64_t before = tState.thread->droppedCalls;
    {
      const NoMemory noMemory(*tState.thread);
      void *known = enter(functions, 1);
      EXPECT_NE(tState.current, context);
      leave(known);
      void *unknown = enter(functions, 2);
      EXPECT_EQ(tState.current, context) << "what it calls is its caller's";
      leave(unknown);
      EXPECT_EQ(tState.current, context);
    }
    EXPECT_EQ(tState.thread->droppedCalls, before + 1);
    leave(enter(functions, 2));
    leave(outer);
  });
  EXPECT_EQ(allCalls("nomemory1"), 2u);
  EXPECT_EQ(allCalls("nomemory2"), 1u);
}

int gRanEarly = 0;
bool gWasFirst = false;
VaisProfilerModule gEarlyModule = {nullptr, "\0early.c\0early", nullptr, 1, 0};
VaisProfilerFunction gEarly = {
    VAIS_PROFILER_UNREGISTERED, &gEarlyModule, 9, 0, 0, 0, 0, 0, 0, 0, 0};

/// Runs before the runtime's constructor of the same priority, because objects precede libraries.
__attribute__((constructor(101))) void runEarly() {
  gWasFirst = !gSwitches.header;
  vais_profiler_record_exit(vais_profiler_record_enter(&gEarly));
  ++gRanEarly;
}

TEST(Hooks, RecordBeforeTheSessionsConstructor) {
  EXPECT_EQ(gRanEarly, 1);
  EXPECT_TRUE(gWasFirst);
  EXPECT_EQ(allCalls("early"), 1u);
}

TEST(Hooks, KeepErrno) {
  TestFunctions &functions = TestFunctions::make("errno", 200);
  onThread([&] {
    errno = 4242;
    for (int i = 0; i < 200; ++i)
      enter(functions, i);
    vais_profiler_record_malloc(&functions, 1);
    EXPECT_EQ(errno, 4242);
  });
}

} // namespace
} // namespace vais::profiler::test
