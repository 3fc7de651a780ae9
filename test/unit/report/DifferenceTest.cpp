/// What changed, what did not, and what cannot be known.

#include "Difference.h"

#include "SampleSnapshot.h"
#include "SelfTime.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace vais::profiler::test {
namespace {

/// main calls `work`, which takes `ns` with that variance.
Snapshot profile(double ns, double variance) {
  Snapshot snapshot = chain({"main", "work"});
  snapshot.timeMode = TimeMode::Sampled;
  snapshot.edges = {{0, 1, 1, 1, 2e6, 0}, {1, 2, 100, 50, ns, variance}};
  computeSelfTimes(snapshot);
  return snapshot;
}

FunctionChange changeOf(const Snapshot &before, const Snapshot &after) {
  for (const FunctionChange &change : differences(before, after, *findValue("time")))
    if (change.name == "work")
      return change;
  return {};
}

TEST(Difference, BeyondTheErrorsIsAChange) {
  EXPECT_EQ(changeOf(profile(1e5, 1e6), profile(2e5, 1e6)).verdict, Verdict::More);
  EXPECT_EQ(changeOf(profile(2e5, 1e6), profile(1e5, 1e6)).verdict, Verdict::Less);
}

TEST(Difference, WithinTheErrorsIsNoise) {
  const FunctionChange change = changeOf(profile(1e5, 1e6), profile(1.02e5, 3e6));
  EXPECT_EQ(change.verdict, Verdict::Noise);
  EXPECT_DOUBLE_EQ(change.error, 1.96 * 2000);
  EXPECT_NE(textDifference(profile(1e5, 1e6), profile(1.02e5, 3e6), {}).find("within noise"),
            std::string::npos);
}

TEST(Difference, OfCallsIsExact) {
  Snapshot after = profile(1e5, 1e6);
  after.edges[1].calls = 101;
  const auto changes = differences(profile(1e5, 1e6), after, *findValue("calls"));
  EXPECT_EQ(changes[0].name, "work");
  EXPECT_EQ(changes[0].verdict, Verdict::More);
}

TEST(Difference, ShowsWhatIsNewAndWhatIsGone) {
  Snapshot after = profile(1e5, 0);
  after.functions[1].name = "other";
  const auto json = nlohmann::json::parse(jsonDifference(profile(1e5, 0), after, {}));
  EXPECT_EQ(json["functions"].size(), 3u);
  EXPECT_EQ(json["functions"][0]["before"].get<int>() + json["functions"][0]["after"].get<int>(),
            100000);
}

TEST(Difference, FlameGraphKnowsWhatFramesHadBefore) {
  const std::string page = flameGraphDifference(profile(1e5, 0), profile(3e5, 0), {});
  EXPECT_NE(page.find("\"isDifference\":true"), std::string::npos);
  EXPECT_NE(page.find("\n2,1,300000,300000,100,0,0,100000"), std::string::npos);
}

} // namespace
} // namespace vais::profiler::test
