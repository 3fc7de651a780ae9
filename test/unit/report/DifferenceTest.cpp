/// What changed, what did not, and what cannot be known.

#include "runtime/report/transform/Difference.h"
#include "runtime/report/formats/shared/Writers.h"

#include "runtime/report/estimate/SelfTime.h"
#include "runtime/report/transform/Merge.h"
#include "test/unit/report/SampleProfile.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace vais::profiler::test {
namespace {

/// main calls `work`, which takes `ns` with that variance.
Profile profile(double ns, double variance = 0) {
  Profile snapshot = chain({"main", "work"});
  snapshot.timeMode = TimeMode::Sampled;
  snapshot.programs.resize(1);
  snapshot.edges = {{0, 1, 1, 1, 2e6, 0}, {1, 2, 100, 50, ns, variance}};
  computeSelfTimes(snapshot);
  return snapshot;
}

Profile profileOfCalls(uint64_t calls) {
  Profile snapshot = profile(1e5);
  snapshot.edges[1].calls = calls;
  return snapshot;
}

/// Five runs of approximately that time.
Profile repeated(double ns, double variance = 0) {
  std::vector<Profile> runs;
  for (const double part : {0.99, 1.0, 1.01, 0.995, 1.005})
    runs.push_back(profile(part * ns, variance));
  return mergeProfiles(runs);
}

FunctionChange changeOf(const Profile &before, const Profile &after,
                        const std::string &value = "time") {
  for (const FunctionChange &change : compareProfiles(before, after, *findValue(value)).functions)
    if (change.name == "work")
      return change;
  return {};
}

TEST(Difference, OfSingleRunsHasNoVerdict) {
  const FunctionChange change = changeOf(profile(1e5, 1e6), profile(2e5, 1e6));
  EXPECT_EQ(change.verdict, Verdict::Unknown);
  EXPECT_FALSE(change.error);
  EXPECT_EQ(changeOf(profile(1e5), repeated(2e5)).verdict, Verdict::Unknown);
  const std::string text = textDifference(profile(1e5, 1e6), profile(2e5, 1e6), {});
  EXPECT_EQ(text.find("slower"), std::string::npos);
  EXPECT_NE(text.find("--repeat 5"), std::string::npos);
}

TEST(Difference, OfOneRunAndAMergeIsPerRun) {
  const Profile one = profile(1e5), two = mergeProfiles({one, one});
  const Difference difference = compareProfiles(one, two, *findValue("time"));
  EXPECT_EQ(difference.runsAfter, 2u);
  EXPECT_DOUBLE_EQ(difference.whole.before, difference.whole.after);
  EXPECT_DOUBLE_EQ(changeOf(one, two).after, 1e5);
  EXPECT_DOUBLE_EQ(changeOf(one, two).callsAfter, 100);
  EXPECT_NE(textDifference(one, two, {}).find("1 before, 2 after: all numbers are per run"),
            std::string::npos);
}

TEST(Difference, BeyondTheSpreadIsAChange) {
  EXPECT_EQ(changeOf(repeated(5e5), repeated(6e5)).verdict, Verdict::More);
  EXPECT_EQ(changeOf(repeated(6e5), repeated(5e5)).verdict, Verdict::Less);
  EXPECT_EQ(changeOf(repeated(5e5), repeated(5.05e5)).verdict, Verdict::Noise);
  EXPECT_GT(changeOf(repeated(5e5), repeated(5.05e5)).error, 1e3);
}

TEST(Difference, WithinTheErrorsOfTheRunsIsNoise) {
  EXPECT_EQ(changeOf(repeated(5e5, 1e10), repeated(6e5, 1e10)).verdict, Verdict::Noise);
}

TEST(Difference, OfCallsIsExact) {
  EXPECT_EQ(changeOf(profileOfCalls(100), profileOfCalls(101), "calls").verdict, Verdict::Differs);
  const Profile before = mergeProfiles({profileOfCalls(100), profileOfCalls(100)});
  const Profile after = mergeProfiles({profileOfCalls(101), profileOfCalls(101)});
  const FunctionChange change = changeOf(before, after, "calls");
  EXPECT_EQ(change.verdict, Verdict::More);
  EXPECT_DOUBLE_EQ(change.after - change.before, 1);
  const Profile varied = mergeProfiles({profileOfCalls(90), profileOfCalls(112)});
  EXPECT_EQ(changeOf(before, varied, "calls").verdict, Verdict::Noise);
}

TEST(Difference, ShowsWhatIsNewAndWhatIsGone) {
  Profile after = profile(1e5);
  after.functions[1].name = "other";
  const auto json = nlohmann::json::parse(jsonDifference(profile(1e5), after, {}));
  EXPECT_EQ(json["functions"].size(), 3u);
  EXPECT_EQ(json["functions"][0]["before"].get<int>() + json["functions"][0]["after"].get<int>(),
            100000);
  EXPECT_EQ(json["functions"][0]["verdict"], "unknown");
  EXPECT_TRUE(json["functions"][0]["error"].is_null());
}

TEST(Difference, FlameGraphKnowsWhatFramesHadBefore) {
  const std::string single = flameGraphDifference(profile(1e5), profile(3e5), {});
  EXPECT_NE(single.find("\"isDifference\":true"), std::string::npos);
  EXPECT_NE(single.find("\n2,1,300000,300000,100,0,0,100000,4"), std::string::npos);
  const std::string page = flameGraphDifference(repeated(1e5), repeated(3e5), {});
  EXPECT_NE(page.find("per run, of 5 and 5 runs"), std::string::npos);
  EXPECT_NE(page.find("\n2,1,300000,300000,100,"), std::string::npos);
  EXPECT_NE(page.find(",100000,2"), std::string::npos);
}

} // namespace
} // namespace vais::profiler::test
