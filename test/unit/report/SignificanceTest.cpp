/// Programs compared with themselves show no changes, and real changes are found.

#include "runtime/report/estimate/Significance.h"

#include "runtime/report/transform/Difference.h"
#include "test/unit/report/SimulatedRuns.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace vais::profiler::test {
namespace {

/// If 5 % of 200 comparisons err, no more than this many do with a probability of 99 % (binomial).
constexpr unsigned kComparisons = 200, kMostThatErr = 18;

bool isNamed(const FunctionChange &change) {
  return change.verdict == Verdict::Less || change.verdict == Verdict::More;
}

std::vector<std::string> namesOf(const Profile &before, const Profile &after) {
  std::vector<std::string> names;
  for (const FunctionChange &change : compareProfiles(before, after, *findValue("time")).functions)
    if (isNamed(change))
      names.push_back(change.name);
  return names;
}

unsigned countFalseAlarms(const Noise &noise, unsigned runsBefore, unsigned runsAfter) {
  SimulatedRuns runs(7, noise);
  unsigned count = 0;
  for (unsigned i = 0; i < kComparisons; ++i)
    count += namesOf(runs.merge(runsBefore), runs.merge(runsAfter)).empty() ? 0 : 1;
  return count;
}

TEST(Significance, NamesNoFunctionOfAProgramThatIsTheSame) {
  EXPECT_LE(countFalseAlarms({0, 0.02, 0, 0}, 5, 5), kMostThatErr);
  EXPECT_LE(countFalseAlarms({0.05, 0.02, 0, 0.02}, 5, 3), kMostThatErr);
  EXPECT_LE(countFalseAlarms({0.02, 0.2, 0, 0.05}, 2, 2), kMostThatErr);
  EXPECT_LE(countFalseAlarms({0, 0.001, 0, 0}, 10, 10), kMostThatErr);
}

TEST(Significance, NamesNoFunctionWhereTheMachineWasFaster) {
  EXPECT_LE(countFalseAlarms({0.01, 0.01, 0.15, 0}, 5, 5), kMostThatErr);
}

TEST(Significance, FindsATenthMoreOfALargeFunction) {
  for (const Noise &noise : {Noise{0, 0.02, 0, 0}, Noise{0.02, 0.005, 0, 0}}) {
    SimulatedRuns runs(11, noise);
    unsigned found = 0, foundFaster = 0, wrong = 0;
    for (unsigned i = 0; i < 100; ++i) {
      const Profile plain = runs.merge(5), slow = runs.merge(5, {{"f1", 1.1}});
      const std::vector<std::string> slower = namesOf(plain, slow), faster = namesOf(slow, plain);
      found += std::count(slower.begin(), slower.end(), "f1");
      foundFaster += std::count(faster.begin(), faster.end(), "f1");
      wrong += slower.size() > static_cast<size_t>(std::count(slower.begin(), slower.end(), "f1"));
    }
    EXPECT_GE(found, 80u);
    EXPECT_GE(foundFaster, 80u);
    EXPECT_LE(wrong, 10u);
  }
}

TEST(Significance, FindsOneChangeWhereTheMachineWasFaster) {
  SimulatedRuns runs(13, {0.005, 0.01, 0.05, 0});
  unsigned found = 0;
  for (unsigned i = 0; i < 50; ++i) {
    const std::vector<std::string> names = namesOf(runs.merge(5), runs.merge(5, {{"f2", 2.0}}));
    found += names == std::vector<std::string>{"f2"} ? 1 : 0;
  }
  EXPECT_GE(found, 40u);
}

TEST(Significance, KnowsStudentsDistribution) {
  EXPECT_NEAR(studentBoundOf95Percent(1), 12.706, 1e-3); // from any table of the distribution
  EXPECT_NEAR(studentBoundOf95Percent(4), 2.776, 1e-3);
  EXPECT_NEAR(studentBoundOf95Percent(8), 2.306, 1e-3);
  EXPECT_NEAR(studentBoundOf95Percent(1e6), 1.960, 1e-3);
  EXPECT_NEAR(studentTail(4.604, 4), 0.01, 1e-5);
  EXPECT_DOUBLE_EQ(studentTail(0, 3), 1);
}

} // namespace
} // namespace vais::profiler::test
