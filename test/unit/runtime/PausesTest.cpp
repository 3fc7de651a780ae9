/// Stopping and starting: calls are always counted, and those made during pauses are subtracted.

#include "runtime/collect/contexts/Pauses.h"

#include "TestFunctions.h"

#include "runtime/collect/contexts/ContextTree.h"
#include "runtime/collect/state/ThreadState.h"
#include "runtime/session/Session.h"

#include <gtest/gtest.h>
#include <thread>

namespace vais::profiler::test {
namespace {

void call(TestFunctions &functions, int number, int times) {
  for (int i = 0; i < times; ++i)
    vais_profiler_record_exit(vais_profiler_record_enter(functions[number]));
}

/// Returns the calls of the function on all threads that are part of the profile.
uint64_t recorded(TestFunctions &functions, int number) {
  uint64_t calls = 0;
  for (auto *thread = gSwitches.header->threads.get(); thread; thread = thread->next.get())
    forEachEdge(*thread,
                [&](format::Context &, format::Slot &slot, format::EdgeTime *, uint64_t ofEdge) {
                  if (nameOf(*slot.function.get()) == functions.name(number))
                    calls += recordedCalls(slot, ofEdge);
                });
  return calls;
}

TEST(Pauses, CallsOfTheirOwnThreadAreTakenOffExactly) {
  TestFunctions &functions = TestFunctions::make("paused", 2);
  uint64_t expected = 0;
  for (int round = 1; round <= 5; ++round) {
    call(functions, 0, round);
    expected += static_cast<uint64_t>(round);
    EXPECT_EQ(recorded(functions, 0), expected);
    ASSERT_TRUE(switchRecording(false));
    EXPECT_EQ(recorded(functions, 0), expected);
    call(functions, 0, 10 * round);
    EXPECT_EQ(recorded(functions, 0), expected) << "while it is off";
    ASSERT_TRUE(switchRecording(true));
    EXPECT_EQ(recorded(functions, 0), expected) << "and afterwards";
  }
}

TEST(Pauses, EdgesThatBeginInOneCountFromItsEndOn) {
  TestFunctions &functions = TestFunctions::make("late", 1);
  switchRecording(false);
  call(functions, 0, 7);
  EXPECT_EQ(recorded(functions, 0), 0u);
  switchRecording(true);
  EXPECT_EQ(recorded(functions, 0), 0u);
  call(functions, 0, 3);
  EXPECT_EQ(recorded(functions, 0), 3u);
}

TEST(Pauses, OtherThreadsAreStoppedToo) {
  TestFunctions &functions = TestFunctions::make("elsewhere", 1);
  const auto callElsewhere = [&](int times) {
    std::thread([&] { call(functions, 0, times); }).join();
  };
  callElsewhere(4);
  switchRecording(false);
  callElsewhere(50);
  EXPECT_EQ(recorded(functions, 0), 4u);
  switchRecording(true);
  callElsewhere(2);
  EXPECT_EQ(recorded(functions, 0), 6u);
}

TEST(Pauses, AThreadThatRecordedNothingMayStop) {
  TestFunctions &functions = TestFunctions::make("stopped", 1);
  call(functions, 0, 5);
  std::thread([] {
    ASSERT_EQ(tState.thread, nullptr);
    EXPECT_TRUE(switchRecording(false));
  }).join();
  EXPECT_EQ(recorded(functions, 0), 5u) << "earlier calls stay";
  call(functions, 0, 20);
  std::thread([] {
    ASSERT_EQ(tState.thread, nullptr);
    EXPECT_TRUE(switchRecording(true));
  }).join();
  EXPECT_EQ(recorded(functions, 0), 5u);
  call(functions, 0, 1);
  EXPECT_EQ(recorded(functions, 0), 6u);
}

} // namespace
} // namespace vais::profiler::test
