/// The stack of open timed calls.

#include "runtime/collect/timing/TimedCallStack.h"

#include "test/unit/runtime/TestTree.h"

#include <gtest/gtest.h>
#include <vector>

namespace vais::profiler::test {
namespace {

using format::EdgeTime;
using format::Slot;
using format::TimedCall;

constexpr uint64_t kBottom = 1 << 30;

/// A tree with one edge, whose calls are pushed and popped with invented frames.
class TimedCallStack : public testing::Test {
protected:
  TimedCall *push(uint64_t frame) { return pushTimedCallSlowly(time(), tree.root(), frame); }
  TimedCall pop(uint64_t frame) { return popTimedCall(tree.thread(), token, frame, true); }
  bool isEmpty() { return tree.thread().timedTop.get()->frame == UINT64_MAX; }
  EdgeTime &time() { return *timeOf(tree.root(), slot); }

  TestTree tree;
  Slot *slot = tree.edge(tree.root(), recordAddress(1));
  uint64_t token = reinterpret_cast<uint64_t>(tree.root()) | kTimedToken;
};

TEST_F(TimedCallStack, GivesBackWhatWasPushedOverManyBlocks) {
  constexpr uint64_t kDeepest = 10000; // 63 calls per block
  for (int round = 0; round < 3; ++round) {
    for (uint64_t i = 0; i < kDeepest; ++i) {
      TimedCall *call = push(kBottom - 16 * i);
      ASSERT_NE(call, nullptr);
      EXPECT_EQ(call->start, 0u) << "not stamped yet";
      call->start = i + 1;
    }
    for (uint64_t i = kDeepest; i-- > 0;) {
      const TimedCall call = pop(kBottom - 16 * i);
      ASSERT_EQ(call.start, i + 1);
      EXPECT_EQ(call.time.get(), &time());
    }
    EXPECT_TRUE(isEmpty());
  }
  EXPECT_EQ(time().droppedCalls, 0u);
  EXPECT_EQ(tree.thread().droppedTimes, 0u);
}

/// Between two instructions of pushTimedCall, one handler times a deep call, and the next one a
/// call that is less deep.
TEST_F(TimedCallStack, AnEntryThatIsBeingPushedIsNotTakenForOneLeftBehindByAHandlerAfterAnother) {
  TimedCall *place = push(kBottom - 64);
  pop(kBottom - 64);
  tree.thread().timedTop.set(place);
  EXPECT_EQ(liveTop(tree.thread(), kBottom - 16), place);
  EXPECT_EQ(time().droppedCalls, 0u);
  tree.thread().timedTop = place->previous;
}

TEST_F(TimedCallStack, BlocksAreUsedAgain) {
  for (uint64_t i = 0; i < 1000; ++i)
    push(kBottom - i);
  dropTimedCalls(tree.thread());
  const uint64_t used = tree.thread().arenaNext;
  for (uint64_t i = 0; i < 1000; ++i)
    push(kBottom - i);
  EXPECT_EQ(tree.thread().arenaNext, used);
}

TEST_F(TimedCallStack, DropsCallsThatWereLeftBehindWhenTheNextIsPushed) {
  push(kBottom);
  for (uint64_t i = 1; i <= 200; ++i)
    push(kBottom - 16 * i);
  push(kBottom - 8)->start = 5; // above all frames but the first
  EXPECT_EQ(time().droppedCalls, 200u);
  EXPECT_EQ(pop(kBottom - 8).start, 5u);
  EXPECT_EQ(pop(kBottom).time.get(), &time());
  EXPECT_TRUE(isEmpty());
}

TEST_F(TimedCallStack, DropsCallsThatWereLeftBehindWhenAnOuterOneEnds) {
  push(kBottom)->start = 7;
  for (uint64_t i = 1; i <= 200; ++i)
    push(kBottom - 16 * i);
  EXPECT_EQ(pop(kBottom).start, 7u);
  EXPECT_EQ(time().droppedCalls, 200u);
  EXPECT_TRUE(isEmpty());
}

TEST_F(TimedCallStack, CountsAnEndWhoseBeginningWasLost) {
  push(kBottom)->start = 7;
  const TimedCall lost = popTimedCall(tree.thread(), token + 64, kBottom - 16, true);
  EXPECT_EQ(lost.time.value, 0u);
  EXPECT_EQ(tree.thread().droppedTimes, 1u);
  EXPECT_EQ(pop(kBottom).start, 7u) << "others are untouched";
}

TEST_F(TimedCallStack, DropsWhatAnInlinedFunctionLeftInTheSameFrame) {
  push(kBottom)->start = 7;
  Slot *inner = tree.edge(slot->target.get(), recordAddress(2));
  pushTimedCallSlowly(*timeOf(slot->target.get(), inner), slot->target.get(), kBottom);
  EXPECT_EQ(pop(kBottom).start, 7u);
  EXPECT_EQ(timeOf(slot->target.get(), inner)->droppedCalls, 1u);
}

TEST_F(TimedCallStack, IsWholeForAHandlerBetweenItsSteps) {
  push(kBottom);
  // A signal handler that runs when a call is on top but not stamped yet pushes above it and pops.
  TimedCall *interrupted = push(kBottom - 16);
  push(kBottom - 1000)->start = 3;
  EXPECT_EQ(pop(kBottom - 1000).start, 3u);
  EXPECT_EQ(tree.thread().timedTop.get(), interrupted);
  // The popped entry may be overwritten immediately; the copy is not affected.
  interrupted->start = 9;
  const TimedCall ended = pop(kBottom - 16);
  push(kBottom - 2000)->start = 11;
  EXPECT_EQ(ended.start, 9u);
}

TEST_F(TimedCallStack, CountsWhatFindsNoMemory) {
  for (uint64_t i = 0; i < 63; ++i)
    ASSERT_NE(push(kBottom - i), nullptr);
  const uint64_t reserve = gSwitches.header->reserve;
  gSwitches.header->reserve = gSwitches.header->used;
  tree.thread().arenaEnd = 0;
  EXPECT_EQ(push(kBottom - 63), nullptr);
  gSwitches.header->reserve = reserve;
  EXPECT_EQ(tree.thread().droppedTimes, 1u);
  EXPECT_NE(pop(kBottom - 62).time.value, 0u);
}

} // namespace
} // namespace vais::profiler::test
