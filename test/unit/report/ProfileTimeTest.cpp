/// What is read of times: estimates, open calls, costs and clocks.

#include "test/unit/report/ProfileBuilder.h"

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

/// Calls of these durations in ticks, each drawn as one of `weight` calls.
format::EdgeTime sampled(double weight, std::initializer_list<double> calls) {
  format::EdgeTime time{};
  format::SampleSums &sums = time.sampled;
  for (const double ticks : calls) {
    ++sums.samples;
    sums.weights += weight;
    sums.ticks += weight * ticks;
    sums.spread += weight * (weight - 1);
    sums.spreadTicks += weight * (weight - 1) * ticks;
    sums.spreadSquares += weight * (weight - 1) * ticks * ticks;
  }
  return time;
}

TEST(ProfileTime, SplitsTotalIntoSelfTimes) {
  ProfileBuilder profile;
  const auto main =
      profile.child(profile.root(profile.thread()), profile.function("main"), 1, counted(1, 900));
  profile.child(main, profile.function("work"), 3, counted(3, 600));
  const Profile snapshot = profile.read();
  EXPECT_EQ(contextAt(snapshot, "main").selfNs, 300);
  EXPECT_EQ(contextAt(snapshot, "main").totalNs, 900);
  EXPECT_EQ(contextAt(snapshot, "main;work").selfNs, 600);
  EXPECT_EQ(edgeAt(snapshot, "main", "main;work").timedCalls, 3u);
}

TEST(ProfileTime, AddsThreadsAsIndependentEstimates) {
  ProfileBuilder profile;
  const format::EdgeTime time = sampled(4, {10, 20});
  for (int i = 0; i < 2; ++i)
    profile.child(profile.root(profile.thread()), profile.function("run"), 10, time);
  const Edge edge = edgeAt(profile.read(), "", "run");
  EXPECT_DOUBLE_EQ(edge.ns, 2 * 10 * 15);
  // Ten calls instead of the eight that the samples stand for; residuals of 5 with weights of 4.
  EXPECT_DOUBLE_EQ(edge.variance, 2 * (10.0 / 8 * 10.0 / 8 * 2 * (2 * 12 * 25)));
  EXPECT_EQ(edge.timedCalls, 4u);
}

TEST(ProfileTime, ClosesOpenCallsAtTheEnd) {
  ProfileBuilder profile;
  const auto thread = profile.thread();
  const auto main = profile.child(profile.root(thread), profile.function("main"), 1);
  profile.at(thread).spentTicks = 700 << format::kCostBits;
  profile.open(thread, profile.at(profile.root(thread)).times[0], 2000, 500 << format::kCostBits);
  const Profile snapshot = profile.read();
  (void)main;
  EXPECT_EQ(edgeAt(snapshot, "", "main").ns, 11000 - 2000 - 200);
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
  const Profile snapshot = profile.read();
  (void)work;
  EXPECT_FALSE(snapshot.endIsKnown);
  EXPECT_EQ(snapshot.durationNs, 5000);
  EXPECT_EQ(contextAt(snapshot, "main").selfNs, 1000);
  EXPECT_EQ(contextAt(snapshot, "main;work").selfNs, 3000);
}

TEST(ProfileTime, GivesAForkedChildTheTimeButNotTheCallsThatItInherited) {
  ProfileBuilder profile;
  profile.header().forked = 1;
  const format::EdgeTime time = counted(3, 30); // one of them began before the fork
  const auto thread = profile.thread();
  const auto main = profile.child(profile.root(thread), profile.function("main"), 0);
  profile.child(main, profile.function("work"), 2, time);
  profile.open(thread, profile.at(profile.root(thread)).times[0], 1000, 0);
  const Profile snapshot = profile.read();
  EXPECT_EQ(edgeAt(snapshot, "", "main").calls, 0u);
  EXPECT_EQ(edgeAt(snapshot, "", "main").timedCalls, 0u);
  EXPECT_EQ(edgeAt(snapshot, "", "main").ns, 10000);
  EXPECT_EQ(edgeAt(snapshot, "main", "main;work").timedCalls, 2u) << "never more than calls";
}

TEST(ProfileTime, TellsWhatWasMeasuredFromWhatIsEstimated) {
  ProfileBuilder profile;
  format::EdgeTime time = counted(4, 100);
  time.sampled = sampled(3, {20, 40}).sampled;
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
  // As stamped: main takes 1000 itself and makes 3 calls of 100; each call of work costs 50 around
  // it.
  format::EdgeTime mainTime{}, workTime{};
  workTime.countedTicks = 3 * (100 + 20);
  mainTime.countedTicks = 20 + 1000 + 3 * (100 + 50);
  const auto main =
      profile.child(profile.root(profile.thread()), profile.function("main"), 1, mainTime);
  profile.child(main, profile.function("work"), 3, workTime);
  const Profile snapshot = profile.read();
  EXPECT_EQ(contextAt(snapshot, "main").selfNs, 1000);
  EXPECT_EQ(contextAt(snapshot, "main;work").selfNs, 300);
  EXPECT_EQ(edgeAt(snapshot, "main", "main;work").timedCalls, 3u);
}

TEST(ProfileTime, ConvertsTicksByTheWholeRun) {
  ProfileBuilder profile;
  profile.header().clock = format::Clock::Tsc;
  profile.header().start = {5000, 1000};
  profile.header().ticksPerNanosecond = 10;
  profile.header().end = {25000, 11000};
  profile.child(profile.root(profile.thread()), profile.function("main"), 1, counted(1, 2000));
  EXPECT_DOUBLE_EQ(edgeAt(profile.read(), "", "main").ns, 1000);
}

TEST(ProfileTime, ConvertsTicksByTheCalibrationWithoutAnEnd) {
  ProfileBuilder profile;
  profile.header().clock = format::Clock::Tsc;
  profile.header().start = {5000, 1000};
  profile.header().ticksPerNanosecond = 10;
  profile.header().end = {};
  const auto thread = profile.thread();
  profile.at(thread).lastTicks = 15000;
  profile.child(profile.root(thread), profile.function("main"), 1, counted(1, 2000));
  const Profile snapshot = profile.read();
  EXPECT_DOUBLE_EQ(edgeAt(snapshot, "", "main").ns, 200);
  EXPECT_DOUBLE_EQ(snapshot.durationNs, 1000);
}

TEST(ProfileTime, HasNoTimesWithoutARate) {
  ProfileBuilder profile;
  profile.header().ticksPerNanosecond = 0;
  profile.header().clock = format::Clock::Tsc;
  profile.header().end = {};
  profile.child(profile.root(profile.thread()), profile.function("main"), 1, counted(1, 2000));
  EXPECT_EQ(profile.read().timeMode, TimeMode::None);
}

TEST(ProfileTime, EstimatesItsOwnCost) {
  ProfileBuilder profile;
  profile.header().callTicks = 2;
  const auto thread = profile.thread();
  profile.at(thread).spentTicks = 300 << format::kCostBits;
  profile.child(profile.root(thread), profile.function("main"), 100, counted(10, 50));
  const Overhead overhead = profile.read().overhead;
  EXPECT_DOUBLE_EQ(overhead.ns, 90 * 2 + 300);
  EXPECT_EQ(overhead.memoryBytes, profile.header().used);
}

TEST(ProfileTime, CountsItsStartAsItsOwnCost) {
  ProfileBuilder profile;
  profile.header().setUpCpuNs = 400000;
  profile.child(profile.root(profile.thread()), profile.function("main"), 1, counted(1, 50));
  EXPECT_DOUBLE_EQ(profile.read().overhead.ns, 400000);
}

TEST(ProfileTime, TellsTimeOnTheProcessorFromTimeOffIt) {
  ProfileBuilder profile;
  format::EdgeTime mainTime = counted(1, 900), waitTime = counted(2, 100);
  mainTime.countedOffTicks = 5000;
  waitTime.countedOffTicks = 4000;
  const auto main =
      profile.child(profile.root(profile.thread()), profile.function("main"), 1, mainTime);
  profile.child(main, profile.function("wait"), 2, waitTime);
  const Profile snapshot = profile.read();
  EXPECT_EQ(contextAt(snapshot, "main").selfNs, 800);
  EXPECT_EQ(contextAt(snapshot, "main").selfOffNs, 1000);
  EXPECT_EQ(contextAt(snapshot, "main").totalOffNs, 5000);
  EXPECT_EQ(contextAt(snapshot, "main;wait").selfNs, 100);
  EXPECT_EQ(contextAt(snapshot, "main;wait").selfOffNs, 4000);
}

TEST(ProfileTime, DividesTheCpuTimeOfADeadProcessAmongItsThreads) {
  ProfileBuilder profile;
  profile.header().endCpuNs = 3000; // 1000 of them were seen before
  for (int i = 0; i < 2; ++i) {
    const auto thread = profile.thread();
    profile.child(profile.root(thread), profile.function("serve"), 1);
    profile.open(thread, profile.at(profile.root(thread)).times[0], 2000, 0);
    profile.at(thread).ownerStart = 2000;
    profile.at(thread).cpuLookedAt = 3000; // half of the time so far
    profile.at(thread).offTicks = 500;
  }
  const Context serve = contextAt(profile.read(), "serve");
  EXPECT_NEAR(serve.selfNs, 3000, 2);
  EXPECT_NEAR(serve.selfOffNs, 2 * 9000 - 3000, 2);
}

TEST(ProfileTime, EndsThreadsWhenTheyWereStamped) {
  ProfileBuilder profile;
  const auto thread = profile.thread();
  profile.child(profile.root(thread), profile.function("serve"), 1);
  profile.open(thread, profile.at(profile.root(thread)).times[0], 2000, 0);
  profile.at(thread).endTicks = 5000;
  profile.at(thread).endOffTicks = 2500;
  const Context serve = contextAt(profile.read(), "serve");
  EXPECT_EQ(serve.selfNs, 500);
  EXPECT_EQ(serve.selfOffNs, 2500);
}

TEST(ProfileTime, TakesSelfTimesOfMutualRecursionFromItsSamples) {
  ProfileBuilder profile;
  const auto even = profile.child(profile.root(profile.thread()), profile.function("even"), 10,
                                  counted(10, 1000));
  const auto odd = profile.child(even, profile.function("odd"), 500, counted(8, 80));
  const auto back = profile.edge(odd, even, 490, counted(8, 80));
  const auto addSelf = [&](format::Address<format::EdgeTime> edge, ContextAddress target,
                           double ticks) {
    const auto standIn = profile.make<format::StandIn>();
    profile.at(standIn).context.parent = target;
    profile.at(standIn).context.function = profile.at(target).function;
    profile.at(standIn).context.allocations = 3;
    profile.at(standIn).self = sampled(10, {ticks, ticks}).sampled;
    profile.at(edge).standIn = standIn;
  };
  addSelf(profile.at(even).times[0], odd, 6);
  addSelf(back, even, 2);
  const Profile snapshot = profile.read();
  EXPECT_NEAR(contextAt(snapshot, "even").selfNs, 250, 5) << "2 of 8 parts of the whole";
  EXPECT_NEAR(contextAt(snapshot, "even;odd").selfNs, 750, 5);
  EXPECT_EQ(contextAt(snapshot, "even;odd").allocations, 3u);
  EXPECT_FALSE(contextAt(snapshot, "even;odd").isCycleShare);
}

} // namespace
} // namespace vais::profiler::test
