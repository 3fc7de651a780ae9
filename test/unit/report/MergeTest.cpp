/// Merging is adding: order does not matter, what has the same path is one.

#include "Merge.h"

#include "JsonReport.h"
#include "ProfileBuilder.h"
#include "SampleSnapshot.h"
#include "Totals.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace vais::profiler::test {
namespace {

Snapshot first() { return sampleSnapshot(); }

Snapshot second() {
  Snapshot snapshot = chain({"main", "print_value", "other"});
  snapshot.functions[0] = first().functions[0];
  snapshot.functions[1] = first().functions[4];
  snapshot.edges = {{0, 1, 1, 1, 1000, 1}, {1, 2, 5, 5, 600, 1}, {2, 3, 2, 2, 200, 1}};
  snapshot.timeMode = TimeMode::Exact;
  snapshot.durationNs = 5e9;
  snapshot.threads = 2;
  snapshot.programs.resize(1);
  snapshot.programs[0].processId = 99;
  snapshot.dropped.calls = 9;
  return snapshot;
}

TEST(Merge, AddsWhatHasTheSamePath) {
  const Snapshot sum = mergeSnapshots({first(), second()});
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
  auto forward = nlohmann::json::parse(jsonReport(mergeSnapshots({first(), second()})));
  auto backward = nlohmann::json::parse(jsonReport(mergeSnapshots({second(), first()})));
  for (auto *report : {&forward, &backward}) {
    report->erase("program");
    report->erase("processes");
  }
  EXPECT_EQ(forward, backward);
}

TEST(Merge, OfOneChangesNothing) {
  const Snapshot one = first();
  EXPECT_EQ(jsonReport(mergeSnapshots({one})), jsonReport(one));
}

TEST(Merge, DoublesEverythingOfTwoEqualOnes) {
  const Snapshot one = first();
  const FunctionTotals single = sumOf(functionTotals(one));
  const FunctionTotals both = sumOf(functionTotals(mergeSnapshots({one, one})));
  EXPECT_EQ(both.calls, 2 * single.calls);
  EXPECT_DOUBLE_EQ(both.selfNs, 2 * single.selfNs);
  EXPECT_EQ(both.allocatedBytes, 2 * single.allocatedBytes);
}

TEST(Merge, AddsPeaksThatProcessesReachAtDifferentTimes) {
  const Snapshot one = first();
  const Snapshot both = mergeSnapshots({one, one});
  EXPECT_DOUBLE_EQ(both.memory.peakBytes.value, 2 * one.memory.peakBytes.value);
  EXPECT_EQ(both.memory.samples, 2 * one.memory.samples);
  EXPECT_TRUE(both.memory.timeline.empty());
  EXPECT_EQ(both.memory.peakNs, 0);
}

} // namespace
} // namespace vais::profiler::test
