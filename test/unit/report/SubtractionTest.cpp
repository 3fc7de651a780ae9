/// What was added to a profile since it was read before.

#include "runtime/report/transform/Subtraction.h"

#include "runtime/report/totals/Totals.h"
#include "runtime/report/totals/Values.h"
#include "test/unit/report/SampleProfile.h"

#include <gtest/gtest.h>

namespace vais::profiler::test {
namespace {

uint64_t sumOfValue(const Profile &profile, const std::string &name) {
  uint64_t sum = 0;
  for (const uint64_t own : ownValues(profile, *findValue(name)))
    sum += own;
  return sum;
}

TEST(Subtraction, LeavesNothingOfTheSameProfile) {
  for (const Profile &profile : {sampleProfile(), libraryProfile(), inlinedProfile()}) {
    const Profile nothing = subtractProfile(profile, profile);
    EXPECT_EQ(nothing.contexts.size(), profile.contexts.size());
    for (const Value *value : knownValues(nothing))
      if (std::string(value->name) != "peak_bytes") {
        EXPECT_EQ(sumOfValue(nothing, value->name), 0u) << value->name;
      }
    for (const Context &context : nothing.contexts)
      EXPECT_EQ(context.totalNs + context.selfVariance + context.totalOffNs, 0);
    for (const Edge &edge : nothing.edges)
      EXPECT_EQ(edge.ns + edge.variance + edge.offNs + edge.timedNs, 0);
    for (const CodeSamples &code : nothing.code)
      EXPECT_EQ(code.samples + code.ns, 0);
    EXPECT_EQ(nothing.durationNs, 0);
    EXPECT_EQ(nothing.dropped.calls, 0u);
  }
}

/// The earlier profile has its functions and contexts in another order, and fewer of them.
TEST(Subtraction, PairsContextsByTheirPaths) {
  const auto chainOf = [](const std::vector<std::string> &functions, uint64_t calls, double ns) {
    Profile profile = chain(functions);
    for (Index i = 1; i < profile.contexts.size(); ++i) {
      profile.edges.push_back({profile.contexts[i].parent, i, calls * i});
      profile.edges.back().ns = ns * i;
      profile.contexts[i].selfNs = ns * i;
      profile.contexts[i].selfVariance = ns * i;
    }
    return profile;
  };
  Profile before = chainOf({"main", "f"}, 10, 100), now = chainOf({"main", "f", "g"}, 25, 250);
  std::swap(before.functions[0], before.functions[1]);
  for (Context &context : before.contexts)
    if (context.function != kNone)
      context.function = 1 - context.function;
  const Profile added = subtractProfile(before, now);
  ASSERT_EQ(added.edges.size(), 3u);
  EXPECT_EQ(added.edges[0].calls, 15u);
  EXPECT_EQ(added.edges[1].calls, 30u);
  EXPECT_EQ(added.edges[2].calls, 75u) << "g was not there before";
  EXPECT_EQ(added.contexts[2].selfNs, 300);
  EXPECT_EQ(added.contexts[2].selfVariance, 300);
  EXPECT_EQ(added.contexts[1].totalNs, 150 + 300 + 750);
}

TEST(Subtraction, KeepsAnErrorWhereTheEstimateBecameBetter) {
  Profile before = chain({"main"}), now = before;
  before.contexts[1].selfNs = 50;
  before.contexts[1].selfVariance = 1000;
  now.contexts[1].selfNs = 100;
  now.contexts[1].selfVariance = 80;
  EXPECT_EQ(subtractProfile(before, now).contexts[1].selfVariance, 40);
  now.contexts[1].selfNs = 20; // an estimate may decrease
  EXPECT_EQ(subtractProfile(before, now).contexts[1].selfNs, 0);
}

TEST(Subtraction, KeepsDurationsThatWereAdded) {
  Profile before = chain({"main"}), now = before;
  before.durations.resize(1);
  before.durations[0].addCalls(10, 2);
  before.durations[0].squares = 2;
  now.durations = before.durations;
  now.durations[0].addCalls(20, 3);
  now.durations[0].squares = 5;
  const Durations added = subtractProfile(before, now).durations[0];
  ASSERT_EQ(added.groups.size(), 1u);
  EXPECT_EQ(added.groups[0].group, 20u);
  EXPECT_EQ(added.calls(), 3);
  EXPECT_TRUE(added.isExact());
}

} // namespace
} // namespace vais::profiler::test
