/// time=exact: to whom time off the processor is attributed. Waits are simulated by moving the
/// moment at which the thread's clocks agree.

#include "runtime/collect/timing/ExactCalls.h"

#include "runtime/collect/contexts/ContextTree.h"
#include "test/unit/runtime/TestTree.h"

#include <gtest/gtest.h>

namespace vais::profiler::test {
namespace {

using format::Slot;
using format::TimedCall;

TEST(ExactCalls, AWaitIsWhatACallTookBeyondTheUsual) {
  EXPECT_EQ(offTicksOf({10000, 20000, 10100, 100}), 10000) << "all of it can be in the call";
  EXPECT_EQ(offTicksOf({10000, 20000, 500, 100}), 400) << "there was room before it, too";
  EXPECT_EQ(offTicksOf({10000, 200, 20000, 15000}), 9800) << "no room for more before it";
  EXPECT_EQ(offTicksOf({10000, 0, 12000, 100}), 10000) << "looked at both ends";
  EXPECT_EQ(offTicksOf({10000, 20000, 500, 0}), 0) << "nothing is known of such calls";
}

/// A thread whose first call, `outer`, is open and looked at the CPU clock when it began.
class Waiting : public testing::Test {
protected:
  Slot *edge(format::Context *caller, uint64_t function) {
    Slot *slot = tree_.edge(caller, recordAddress(function));
    ++slot->calls;
    return slot;
  }

  void SetUp() override {
    outer_ = edge(tree_.root(), 1);
    inner_ = edge(outer_->target.get(), 2);
    inner_->calls = 1000; // not the first calls
    timeOf(outer_->target.get(), inner_)->countedTicks = 999 * kUsual;
    outerToken_ = beginExactCallSlowly(tree_.root(), outer_, kFrame);
  }

  /// Lets ticks pass, on or off the processor, as every clock and open call sees them.
  void pass(uint64_t ticks, bool isOff) {
    format::Thread &thread = tree_.thread();
    for (TimedCall *call = thread.timedTop.get(); call->frame != UINT64_MAX;
         call = call->previous.get())
      call->start -= ticks;
    thread.cpuLookedAt -= ticks;
    thread.ownerStart -= ticks;
    if (!isOff) // ownerStart has made it time off the processor
      thread.ownerStartCpu -=
          static_cast<uint64_t>(static_cast<double>(ticks) / gSwitches.header->ticksPerNanosecond);
  }

  format::EdgeTime &inner() { return *timeOf(outer_->target.get(), inner_); }
  format::EdgeTime &outer() { return *timeOf(tree_.root(), outer_); }

  void callInner(uint64_t on, uint64_t off) {
    ++inner_->calls;
    const uint64_t token = beginExactCallSlowly(outer_->target.get(), inner_, kFrame - 64);
    pass(on, false);
    pass(off, true);
    endExactCall(token, kFrame - 64, readTicks());
  }
  void endOuter() { endExactCall(outerToken_, kFrame, readTicks()); }

  static constexpr uint64_t kUsual = 1000;
  static constexpr uint64_t kWait = 100000000; // far longer than the test itself waits

  TestTree tree_{format::TimeMode::Exact};
  Slot *outer_ = nullptr;
  Slot *inner_ = nullptr;
  uint64_t outerToken_ = 0;
};

TEST_F(Waiting, InsideAShortCallIsNotTakenForWork) {
  const uint64_t before = inner().countedTicks;
  pass(2 * kWait, false); // the caller's own work since the latest look at the CPU clock
  callInner(kUsual, kWait);
  endOuter();
  EXPECT_LT(inner().countedTicks - before, kWait / 10);
  EXPECT_GT(outer().countedTicks, kWait) << "the caller keeps what it worked";
}

TEST_F(Waiting, OutsideOfACallIsNotTakenOffIt) {
  pass(kWait, true);
  pass(kWait, false);
  callInner(kWait / 10, 0);
  endOuter();
  const uint64_t callees = inner().countedTicks - 999 * kUsual;
  EXPECT_GT(outer().countedTicks, callees + kWait / 2) << "less than its callees";
}

/// The wait precedes the beginning of a middle call, whose stamp does not know of it.
TEST_F(Waiting, BeforeAnOpenCallIsNotTakenOffIt) {
  pass(kWait, true);
  Slot *middle = edge(outer_->target.get(), 3);
  middle->calls = 1000;
  timeOf(outer_->target.get(), middle)->countedTicks = 999 * kUsual;
  const uint64_t token = beginExactCallSlowly(outer_->target.get(), middle, kFrame - 32);
  pass(kUsual, false);
  callInner(kWait / 10, 0); // looks at the CPU clock when it ends
  endExactCall(token, kFrame - 32, readTicks());
  const uint64_t own = timeOf(outer_->target.get(), middle)->countedTicks - 999 * kUsual;
  EXPECT_GE(own + kUsual, inner().countedTicks - 999 * kUsual) << "less than its callee";
  endOuter();
}

} // namespace
} // namespace vais::profiler::test
