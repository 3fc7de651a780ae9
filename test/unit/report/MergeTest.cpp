/// Merging is addition: the order does not matter, and equal paths become one.

#include "runtime/report/transform/Merge.h"
#include "runtime/report/totals/Runs.h"

#include "runtime/report/estimate/SelfTime.h"
#include "runtime/report/formats/shared/Writers.h"
#include "runtime/report/totals/Totals.h"
#include "test/unit/report/ProfileBuilder.h"
#include "test/unit/report/SampleProfile.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace vais::profiler::test {
namespace {

Profile first() { return sampleProfile(); }

Profile second() {
  Profile profile = chain({"main", "print_value", "other"});
  profile.functions[0] = first().functions[0];
  profile.functions[1] = first().functions[4];
  profile.edges = {{0, 1, 1, 1, 1000, 1}, {1, 2, 5, 5, 600, 1}, {2, 3, 2, 2, 200, 1}};
  profile.timeMode = TimeMode::Exact;
  profile.durationNs = 5e9;
  profile.threads = 2;
  profile.programs.resize(1);
  profile.programs[0].processId = 99;
  profile.dropped.calls = 9;
  return profile;
}

size_t indexOf(const Profile &profile, const std::string &function) {
  size_t i = 0;
  while (profile.functions[i].name != function)
    ++i;
  return i;
}

TEST(Merge, AddsWhatHasTheSamePath) {
  const Profile sum = mergeProfiles({first(), second()});
  EXPECT_EQ(edgeAt(sum, "main", "main;print_value").calls, 6u);
  EXPECT_EQ(edgeAt(sum, "", "main").calls, 2u);
  EXPECT_EQ(edgeAt(sum, "main;print_value", "main;print_value;other").calls, 2u);
  EXPECT_EQ(contextAt(sum, "main;print_value;other").selfNs, 200);
  EXPECT_EQ(sum.programs.size(), 2u);
  EXPECT_EQ(sum.threads, 3u);
  EXPECT_EQ(sum.durationNs, 5e9);
  EXPECT_EQ(sum.timeMode, TimeMode::Exact);
  EXPECT_FALSE(sum.endIsKnown);
  EXPECT_EQ(sum.dropped.calls, 9u);
  EXPECT_EQ(sum.dropped.timedCalls, 5u);
}

TEST(Merge, DoesNotDependOnTheOrder) {
  auto forward = nlohmann::json::parse(jsonReport(mergeProfiles({first(), second()})));
  auto backward = nlohmann::json::parse(jsonReport(mergeProfiles({second(), first()})));
  for (auto *report : {&forward, &backward}) {
    report->erase("program");
    report->erase("processes");
  }
  EXPECT_EQ(forward, backward);
}

TEST(Merge, OfOneChangesNothing) {
  const Profile one = first();
  EXPECT_EQ(jsonReport(mergeProfiles({one})), jsonReport(one));
}

TEST(Merge, DoublesEverythingOfTwoEqualOnes) {
  const Profile one = first();
  const FunctionTotals single = sumOf(functionTotals(one));
  const FunctionTotals both = sumOf(functionTotals(mergeProfiles({one, one})));
  EXPECT_EQ(both.calls, 2 * single.calls);
  EXPECT_DOUBLE_EQ(both.selfNs, 2 * single.selfNs);
  EXPECT_EQ(both.allocatedBytes, 2 * single.allocatedBytes);
}

/// Returns `second()` with an "other" that takes `ns`.
Profile runOf(double ns) {
  Profile run = second();
  run.edges[2].ns = ns;
  computeSelfTimes(run);
  return run;
}

TEST(Merge, RemembersTheSpreadOfItsRuns) {
  const std::vector<Profile> runs = {runOf(100), runOf(200), runOf(300), runOf(400), second()};
  const Profile all = mergeProfiles(runs);
  EXPECT_EQ(all.runs, 5u);
  const size_t other = indexOf(all, "other");
  EXPECT_DOUBLE_EQ(all.functionRuns[other].time.sum, 1000);
  EXPECT_DOUBLE_EQ(all.functionRuns[other].calls.sum, 10);
  EXPECT_DOUBLE_EQ(all.functionRuns[other].calls.squares, 0);
  EXPECT_EQ(all.functionRuns[other].runs, 5u);
  EXPECT_DOUBLE_EQ(all.contextRuns[0].calls.sum, 40);
}

TEST(Merge, OfMergesRemembersTheSpreadOfAllRuns) {
  const Profile straight = mergeProfiles({runOf(100), runOf(250), runOf(300), first()});
  const Profile nested = mergeProfiles(
      {mergeProfiles({first(), runOf(300)}), mergeProfiles({runOf(250), runOf(100)})});
  EXPECT_EQ(nested.runs, 4u);
  for (const char *name : {"main", "other", "print_value"}) {
    const RunSums a = straight.functionRuns[indexOf(straight, name)];
    const RunSums b = nested.functionRuns[indexOf(nested, name)];
    EXPECT_EQ(a.runs, b.runs);
    EXPECT_DOUBLE_EQ(a.time.sum, b.time.sum);
    EXPECT_NEAR(overAllRuns(a.time, a.runs, 4).squares, overAllRuns(b.time, b.runs, 4).squares,
                1e-9 * a.time.sum * a.time.sum);
    EXPECT_DOUBLE_EQ(a.calls.squares, b.calls.squares);
  }
}

TEST(Merge, OfProcessesIsOneRun) {
  const Profile sum = mergeProfiles({first(), second()}, Parts::Processes);
  EXPECT_EQ(sum.runs, 1u);
  EXPECT_TRUE(sum.functionRuns.empty());
}

TEST(Merge, CountsRunsInWhichAFunctionWasNotSeen) {
  RunSums sum;
  sum.runs = 2;
  sum.time = {20, 0};
  const RunSum all = overAllRuns(sum.time, 2, 4); // 10, 10, 0, 0
  EXPECT_DOUBLE_EQ(all.sum, 20);
  EXPECT_DOUBLE_EQ(all.squares, 100);
}

TEST(Merge, AddsPeaksThatProcessesReachAtDifferentTimes) {
  const Profile one = first();
  const Profile both = mergeProfiles({one, one});
  EXPECT_DOUBLE_EQ(both.memory.peakBytes.value, 2 * one.memory.peakBytes.value);
  EXPECT_EQ(both.memory.samples, 2 * one.memory.samples);
  EXPECT_TRUE(both.memory.timeline.empty());
  EXPECT_EQ(both.memory.peakNs, 0);
}

} // namespace
} // namespace vais::profiler::test
