/// Sums per function and per pair of functions.

#include "runtime/report/totals/Totals.h"

#include "runtime/report/estimate/SelfTime.h"
#include "runtime/report/totals/FunctionValues.h"
#include "test/unit/report/ProfileBuilder.h"
#include "test/unit/report/SampleProfile.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <set>

namespace vais::profiler::test {
namespace {

/// main calls a and b, both of which call shared.
Profile diamond() {
  Profile snapshot = chain({"main", "a", "shared"});
  snapshot.functions.push_back({"b", "", 0, false});
  Context context;
  context.function = 3;
  context.parent = 1;
  snapshot.contexts.push_back(context); // 4: main;b
  context.function = 2;
  context.parent = 4;
  snapshot.contexts.push_back(context); // 5: main;b;shared
  snapshot.edges = {{0, 1, 1, 1, 100, 0}, {1, 2, 2, 2, 40, 9}, {2, 3, 3, 3, 10, 16},
                    {1, 4, 4, 4, 50, 0},  {4, 5, 5, 5, 30, 0}, {3, 3, 6, 6, 99, 0}};
  computeSelfTimes(snapshot);
  return snapshot;
}

FunctionTotals totalsOf(const Profile &snapshot, const std::string &name) {
  for (const FunctionTotals &totals : functionTotals(snapshot))
    if (snapshot.functions[totals.function].name == name)
      return totals;
  ADD_FAILURE() << "no function " << name;
  return {};
}

TEST(Totals, SumOverContexts) {
  const FunctionTotals shared = totalsOf(diamond(), "shared");
  EXPECT_EQ(shared.calls, 14u);
  EXPECT_EQ(shared.timedCalls, 14u);
  EXPECT_EQ(shared.selfNs, 40);
  EXPECT_EQ(shared.totalNs, 40);
}

TEST(Totals, KnowTimesOffTheProcessorAsWellInEveryTable) {
  Profile snapshot = diamond();
  for (Context &context : snapshot.contexts) {
    context.selfOffNs = 50;
    context.selfOffVariance = context.function == 2 ? 1e6 : 1;
  }
  const ValueTable table = valueTable(snapshot);
  const auto offCpu = std::find(table.values.begin(), table.values.end(), findValue("off_cpu"));
  ASSERT_NE(offCpu, table.values.end());
  const auto at = static_cast<size_t>(offCpu - table.values.begin());
  for (const FunctionTotals &totals : functionTotals(snapshot))
    EXPECT_DOUBLE_EQ(table.functions[totals.function].error[at], totals.selfOffError);
  const FunctionTotals shared = totalsOf(snapshot, "shared");
  EXPECT_DOUBLE_EQ(shared.selfOffError, 250) << "the sum of all of them";
}

TEST(Totals, SayWhatIsAShareOfACycle) {
  Profile snapshot = chain({"main", "even", "odd"});
  snapshot.edges = {{0, 1, 1, 1, 1200, 0},
                    {1, 2, 10, 10, 1000, 0},
                    {2, 3, 500, 8, 9e4, 1e9},
                    {3, 2, 490, 8, 2e4, 1e9}};
  computeSelfTimes(snapshot);
  EXPECT_FALSE(totalsOf(snapshot, "main").isCycleShare);
  EXPECT_TRUE(totalsOf(snapshot, "even").isCycleShare);
  EXPECT_TRUE(totalsOf(snapshot, "odd").isCycleShare);
  snapshot.edges[2].variance = snapshot.edges[3].variance = 0;
  computeSelfTimes(snapshot);
  EXPECT_FALSE(totalsOf(snapshot, "even").isCycleShare) << "exact times are not shared out";
}

TEST(Totals, HaveTheErrorsOfTheirEdges) {
  const Profile snapshot = diamond();
  EXPECT_DOUBLE_EQ(totalsOf(snapshot, "a").selfError, 1.96 * 5);
  EXPECT_DOUBLE_EQ(totalsOf(snapshot, "shared").selfError, 1.96 * 4);
  EXPECT_DOUBLE_EQ(totalsOf(snapshot, "main").selfError, 1.96 * 3);
}

TEST(Totals, OfAHandfulOfSamplesHaveNoTime) {
  Profile profile = diamond();
  profile.timeMode = TimeMode::None;
  profile.clockSampling.samples = 24;
  EXPECT_EQ(totalsOf(profile, "shared").selfNs, 0);
  EXPECT_EQ(totalsOf(profile, "shared").totalNs, 0);
  EXPECT_EQ(totalsOf(profile, "shared").selfError, 0);
  for (const CallTotals &calls : callTotals(profile))
    EXPECT_EQ(calls.totalNs, 0);
  profile.clockSampling.samples = 25;
  EXPECT_EQ(totalsOf(profile, "shared").selfNs, 40);
}

TEST(Totals, CancelErrorsInsideAFunction) {
  Profile snapshot = chain({"f", "g"});
  snapshot.edges = {{0, 1, 1, 1, 9, 0}, {1, 2, 1, 1, 5, 4}, {1, 1, 5, 5, 3, 100}};
  computeSelfTimes(snapshot);
  EXPECT_DOUBLE_EQ(totalsOf(snapshot, "f").selfError, 1.96 * 2);
}

TEST(Totals, AreInTheOrderOfSelfTime) {
  const auto totals = functionTotals(diamond());
  ASSERT_EQ(totals.size(), 4u);
  EXPECT_TRUE(std::is_sorted(totals.begin(), totals.end(),
                             [](auto &a, auto &b) { return a.selfNs > b.selfNs; }));
}

TEST(Totals, LeaveOutFunctionsWithoutATrace) {
  Profile snapshot = chain({"main", "inherited"});
  snapshot.edges = {{0, 1, 1, 0, 0, 0}, {1, 2, 0, 0, 0, 0}};
  EXPECT_EQ(functionTotals(snapshot).size(), 1u);
  EXPECT_EQ(callTotals(snapshot).size(), 1u);
  snapshot.contexts[2].events = {
      {3, 0}}; // found by them alone, as code that is not instrumented is
  EXPECT_EQ(functionTotals(snapshot).size(), 2u);
}

TEST(Totals, OfCallsHaveTheTimeOfTreeEdges) {
  const Profile snapshot = diamond();
  const auto calls = callTotals(snapshot);
  const auto find = [&](const std::string &caller, const std::string &callee) {
    for (const CallTotals &call : calls)
      if (call.caller != kNone && snapshot.functions[call.caller].name == caller &&
          snapshot.functions[call.callee].name == callee)
        return call;
    ADD_FAILURE() << caller << " -> " << callee;
    return CallTotals{};
  };
  EXPECT_EQ(find("main", "a").totalNs, 40);
  EXPECT_EQ(find("b", "shared").totalNs, 30);
  EXPECT_EQ(find("shared", "shared").calls, 6u);
  EXPECT_EQ(find("shared", "shared").recursiveCalls, 6u);
  EXPECT_EQ(find("shared", "shared").totalNs, 0);
  EXPECT_EQ(calls[0].calls, 6u) << "most calls first";
  EXPECT_EQ(
      std::count_if(calls.begin(), calls.end(), [](auto &call) { return call.caller == kNone; }),
      1);
}

/// The property by which totals are plain sums.
TEST(Totals, CountNoFunctionTwiceOnAPath) {
  ProfileBuilder profile;
  const auto f = profile.function("f"), again = profile.function("f"), g = profile.function("g");
  const auto outer = profile.child(profile.root(profile.thread()), f, 1);
  const auto middle = profile.child(outer, g, 1);
  const auto inner = profile.child(middle, again, 1);
  profile.child(inner, profile.function("g"), 1);
  const Profile snapshot = profile.read();
  for (Index i = 1; i < snapshot.contexts.size(); ++i) {
    std::set<Index> seen;
    for (Index at = i; at != 0 && at != kNone; at = snapshot.contexts[at].parent)
      EXPECT_TRUE(seen.insert(snapshot.contexts[at].function).second);
  }
}

TEST(Totals, PercentageOfNothingIsNothing) {
  EXPECT_EQ(percentage(5, 0), 0);
  EXPECT_EQ(percentage(5, 20), 25);
}

} // namespace
} // namespace vais::profiler::test
