/// What is read of times: estimates, open calls, costs and clocks.

#include "ProfileBuilder.h"

#include <gtest/gtest.h>

namespace vais::profiler::test {
namespace {

format::EdgeTime counted(uint64_t calls, uint64_t ticks) {
  format::EdgeTime time{};
  time.countedCalls = calls;
  time.countedTicks = ticks;
  time.countedSquares =
      calls ? static_cast<double>(ticks) * static_cast<double>(ticks) / static_cast<double>(calls)
            : 0;
  return time;
}

TEST(ProfileTime, SplitsTotalIntoSelfTimes) {
  ProfileBuilder profile;
  const auto main =
      profile.child(profile.root(profile.thread()), profile.function("main"), 1, counted(1, 900));
  profile.child(main, profile.function("work"), 3, counted(3, 600));
  const Snapshot snapshot = profile.read();
  EXPECT_EQ(contextAt(snapshot, "main").selfNs, 300);
  EXPECT_EQ(contextAt(snapshot, "main").totalNs, 900);
  EXPECT_EQ(contextAt(snapshot, "main;work").selfNs, 600);
  EXPECT_EQ(edgeAt(snapshot, "main", "main;work").timedCalls, 3u);
}

TEST(ProfileTime, AddsThreadsAsIndependentEstimates) {
  ProfileBuilder profile;
  format::EdgeTime time{};
  time.sampledCalls = 2;
  time.sampledTicks = 30; // 10 and 20: variance 50
  time.sampledSquares = 500;
  for (int i = 0; i < 2; ++i)
    profile.child(profile.root(profile.thread()), profile.function("run"), 10, time);
  const Edge edge = edgeAt(profile.read(), "", "run");
  EXPECT_DOUBLE_EQ(edge.ns, 2 * 10 * 15);
  EXPECT_DOUBLE_EQ(edge.variance, 2 * (100 * 50.0 / 2 * (1 - 0.2)));
  EXPECT_EQ(edge.timedCalls, 4u);
}

TEST(ProfileTime, ClosesOpenCallsAtTheEnd) {
  ProfileBuilder profile;
  const auto thread = profile.thread();
  const auto main = profile.child(profile.root(thread), profile.function("main"), 1);
  profile.at(thread).timedCalls = 7;
  profile.header().timedCallTicks = 100;
  profile.open(thread, profile.at(profile.root(thread)).times[0], 2000, 5);
  const Snapshot snapshot = profile.read();
  (void)main;
  EXPECT_EQ(edgeAt(snapshot, "", "main").ns, 11000 - 2000 - 2 * 100);
  EXPECT_EQ(edgeAt(snapshot, "", "main").timedCalls, 1u);
}

TEST(ProfileTime, ClosesOpenCallsOfAKilledProcessAtItsLastStamp) {
  ProfileBuilder profile;
  profile.header().end = {};
  profile.header().state = format::ProcessState::Running;
  const auto thread = profile.thread();
  const auto main = profile.child(profile.root(thread), profile.function("main"), 1);
  const auto work = profile.child(main, profile.function("work"), 1);
  profile.at(thread).lastTicks = 6000;
  profile.open(thread, profile.at(profile.root(thread)).times[0], 2000, 0);
  profile.open(thread, profile.at(main).times[0], 3000, 0);
  const Snapshot snapshot = profile.read();
  (void)work;
  EXPECT_FALSE(snapshot.endIsKnown);
  EXPECT_EQ(snapshot.durationNs, 5000);
  EXPECT_EQ(contextAt(snapshot, "main").selfNs, 1000);
  EXPECT_EQ(contextAt(snapshot, "main;work").selfNs, 3000);
}

TEST(ProfileTime, GivesAForkedChildTheTimeButNotTheCallsThatItInherited) {
  ProfileBuilder profile;
  profile.header().forked = 1;
  format::EdgeTime time{};
  time.sampledCalls = 3; // one of them began before the fork
  time.sampledTicks = 30;
  time.sampledSquares = 300;
  const auto thread = profile.thread();
  const auto main = profile.child(profile.root(thread), profile.function("main"), 0);
  profile.child(main, profile.function("work"), 2, time);
  profile.open(thread, profile.at(profile.root(thread)).times[0], 1000, 0);
  const Snapshot snapshot = profile.read();
  EXPECT_EQ(edgeAt(snapshot, "", "main").calls, 0u);
  EXPECT_EQ(edgeAt(snapshot, "", "main").timedCalls, 0u);
  EXPECT_EQ(edgeAt(snapshot, "", "main").ns, 10000);
  EXPECT_EQ(edgeAt(snapshot, "main", "main;work").timedCalls, 2u) << "never more than calls";
}

TEST(ProfileTime, TellsWhatWasMeasuredFromWhatIsEstimated) {
  ProfileBuilder profile;
  format::EdgeTime time = counted(4, 100);
  time.sampledCalls = 2;
  time.sampledTicks = 60;
  time.sampledSquares = 2000;
  profile.child(profile.root(profile.thread()), profile.function("run"), 10, time);
  const Edge edge = edgeAt(profile.read(), "", "run");
  EXPECT_EQ(edge.ns, 100 + 6 * 30);
  EXPECT_EQ(edge.timedNs, 160);
}

TEST(ProfileTime, LeavesOutCallsWhoseStartIsBeingWritten) {
  ProfileBuilder profile;
  const auto thread = profile.thread();
  profile.child(profile.root(thread), profile.function("main"), 1);
  profile.open(thread, profile.at(profile.root(thread)).times[0], 0, 0);
  EXPECT_EQ(edgeAt(profile.read(), "", "main").timedCalls, 0u);
}

TEST(ProfileTime, TakesCostsOffExactTimes) {
  ProfileBuilder profile;
  profile.header().timeMode = format::TimeMode::Exact;
  profile.header().stampTicks = 20;
  profile.header().timedCallTicks = 50;
  // As stamped: main 1000 of its own and 3 calls of 100 each; each call of work costs 50 around.
  format::EdgeTime mainTime{}, workTime{};
  workTime.countedTicks = 3 * (100 + 20);
  mainTime.countedTicks = 20 + 1000 + 3 * (100 + 50);
  const auto main =
      profile.child(profile.root(profile.thread()), profile.function("main"), 1, mainTime);
  profile.child(main, profile.function("work"), 3, workTime);
  const Snapshot snapshot = profile.read();
  EXPECT_EQ(contextAt(snapshot, "main").selfNs, 1000);
  EXPECT_EQ(contextAt(snapshot, "main;work").selfNs, 300);
  EXPECT_EQ(edgeAt(snapshot, "main", "main;work").timedCalls, 3u);
}

TEST(ProfileTime, ConvertsTicksByTheWholeRun) {
  ProfileBuilder profile;
  profile.header().clock = format::Clock::Tsc;
  profile.header().start = {5000, 1000};
  profile.header().calibrated = {6000, 1100};
  profile.header().end = {25000, 11000};
  profile.child(profile.root(profile.thread()), profile.function("main"), 1, counted(1, 2000));
  EXPECT_DOUBLE_EQ(edgeAt(profile.read(), "", "main").ns, 1000);
}

TEST(ProfileTime, ConvertsTicksByTheCalibrationWithoutAnEnd) {
  ProfileBuilder profile;
  profile.header().clock = format::Clock::Tsc;
  profile.header().start = {5000, 1000};
  profile.header().calibrated = {6000, 1100};
  profile.header().end = {};
  const auto thread = profile.thread();
  profile.at(thread).lastTicks = 15000;
  profile.child(profile.root(thread), profile.function("main"), 1, counted(1, 2000));
  const Snapshot snapshot = profile.read();
  EXPECT_DOUBLE_EQ(edgeAt(snapshot, "", "main").ns, 200);
  EXPECT_DOUBLE_EQ(snapshot.durationNs, 1000);
}

TEST(ProfileTime, HasNoTimesWithoutARate) {
  ProfileBuilder profile;
  profile.header().clock = format::Clock::Tsc;
  profile.header().end = {};
  profile.child(profile.root(profile.thread()), profile.function("main"), 1, counted(1, 2000));
  EXPECT_EQ(profile.read().timeMode, TimeMode::None);
}

TEST(ProfileTime, EstimatesItsOwnCost) {
  ProfileBuilder profile;
  profile.header().callTicks = 2;
  profile.header().timedCallTicks = 30;
  profile.child(profile.root(profile.thread()), profile.function("main"), 100, counted(10, 50));
  const Overhead overhead = profile.read().overhead;
  EXPECT_DOUBLE_EQ(overhead.ns, 90 * 2 + 10 * 30);
  EXPECT_EQ(overhead.memoryBytes, profile.header().used);
}

} // namespace
} // namespace vais::profiler::test
