/// Quantiles of durations, and how they come from a profile.

#include "test/unit/report/ProfileBuilder.h"

#include "runtime/report/estimate/Quantile.h"
#include "runtime/report/model/Reading.h"
#include "runtime/report/model/Validation.h"
#include "runtime/report/store/MergedFile.h"
#include "runtime/report/transform/Merge.h"

#include "contracts/ProfileFormat.h"

#include <cmath>
#include <fstream>
#include <gtest/gtest.h>
#include <random>

namespace vais::profiler::test {
namespace {

constexpr double kError = 1.0 / 16 + 1.0 / 64; ///< half of the groups' widths

/// Calls that took 1 to `count` milliseconds, each standing for `weight`.
Durations milliseconds(int count, double weight) {
  Durations durations;
  for (int i = count; i > 0; --i) {
    durations.addCalls(durationGroup(i * 1e6), weight);
    durations.squares += weight * weight;
  }
  return durations;
}

TEST(Durations, QuantilesAreThoseOfTheCalls) {
  const Durations durations = milliseconds(1000, 1);
  EXPECT_EQ(durations.calls(), 1000);
  for (const double share : {0.001, 0.5, 0.9, 0.99, 1.0})
    EXPECT_NEAR(quantileOf(durations, share).value().ns, share * 1e9, share * 1e9 * kError)
        << share;
  EXPECT_NEAR(durations.longest(), 1e9, 1e9 * kError);
}

TEST(Durations, EveryCallTellsWhereAllWereTimed) {
  Durations durations;
  durations.addCalls(durationGroup(5), 1);
  durations.squares = 1;
  EXPECT_EQ(quantileOf(durations, 0.5).value().ns, 5);
  EXPECT_EQ(quantileOf(durations, 0.99).value().ns, 5);
  EXPECT_FALSE(quantileOf(Durations(), 0.5));
}

TEST(Durations, FewSamplesTellNoQuantile) {
  EXPECT_FALSE(quantileOf(milliseconds(19, 64), 0.5));
  EXPECT_TRUE(quantileOf(milliseconds(20, 64), 0.5));
  EXPECT_FALSE(quantileOf(milliseconds(20, 64), 0.9));
  EXPECT_FALSE(quantileOf(milliseconds(900, 64), 0.99));
  EXPECT_TRUE(quantileOf(milliseconds(1001, 64), 0.99));
}

TEST(Durations, AnIntervalIsAsWideAsAGroupWhereAllWereTimed) {
  const auto quantile = quantileOf(milliseconds(1000, 1), 0.5).value();
  EXPECT_NEAR(quantile.low, quantile.ns * (1 - kError), 1);
  EXPECT_NEAR(quantile.high, quantile.ns * (1 + kError), 1);
  EXPECT_TRUE(quantile.isSharp());
}

TEST(Durations, FewerSamplesTellLess) {
  double width = 0;
  for (const int count : {10000, 1000, 100, 20}) {
    const auto quantile = quantileOf(milliseconds(count, 64), 0.5).value();
    const double relative = (quantile.high - quantile.low) / quantile.ns;
    EXPECT_GT(relative, width) << count;
    width = relative;
  }
  EXPECT_FALSE(quantileOf(milliseconds(20, 64), 0.5).value().isSharp());
  EXPECT_TRUE(quantileOf(milliseconds(10000, 64), 0.5).value().isSharp());
}

/// Draws calls of two kinds, whose durations are 1 ms to 2 s, with probabilities 1/2 and 1/64, and
/// counts how often the interval misses what the calls really took.
TEST(Durations, NineteenOfTwentyIntervalsHoldTheTrueQuantile) {
  constexpr int kTrials = 400, kCalls = 4000;
  std::mt19937 generator(7);
  for (const double share : {0.5, 0.9}) {
    int missed = 0;
    for (int trial = 0; trial < kTrials; ++trial) {
      Durations drawn;
      for (int i = 1; i <= kCalls; ++i) {
        const double weight = i % 4 ? 64 : 2;
        if (generator() % static_cast<unsigned>(weight))
          continue;
        drawn.addCalls(durationGroup(i * 5e5), weight);
        drawn.squares += weight * weight;
      }
      const auto quantile = quantileOf(drawn, share);
      if (!quantile)
        continue;
      const double real = share * kCalls * 5e5;
      missed += real < quantile->low || real > quantile->high;
    }
    EXPECT_LE(missed, 0.06 * kTrials) << share;
  }
}

TEST(Durations, ManyCallsThatStandForFewDoNotMakeUpForThoseThatStandForMany) {
  Durations durations = milliseconds(1000, 1);
  durations.add(milliseconds(10, 1024));
  EXPECT_EQ(durations.calls(), 1000 + 10240);
  EXPECT_FALSE(quantileOf(durations, 0.5));
}

/// main calls work, which calls nothing. A tick is a nanosecond.
class TimedProfile : public ProfileBuilder {
public:
  format::Address<format::FunctionDurations> durations(FunctionAddress function) {
    const auto made = make<format::FunctionDurations>();
    at(made).function = function;
    format::Thread &thread = at(owner);
    if (!thread.durations.value) {
      thread.durations = make<format::DurationTable>(offsetof(format::DurationTable, entries) +
                                                     kCapacity * sizeof(made));
      at(thread.durations).capacity = kCapacity;
    }
    format::DurationTable &table = at(thread.durations);
    (&table.entries[0])[table.count++] = made;
    return made;
  }

  void count(format::Address<format::FunctionDurations> durations, uint64_t ticks, uint64_t calls) {
    const uint32_t group = format::durationGroup(ticks);
    int32_t &distance = at(durations).counts[group >> format::kDurationBits];
    if (!distance)
      distance = distanceTo(make<format::DurationCounts>().value, durations.value);
    const format::Address<format::DurationCounts> counts = {
        durations.value + static_cast<uint64_t>(distance * format::kDurationUnit)};
    at(counts).calls[group % (1 << format::kDurationBits)] += calls;
  }

  static int32_t distanceTo(uint64_t address, uint64_t from) {
    return static_cast<int32_t>(static_cast<int64_t>(address - from) / format::kDurationUnit);
  }

  static format::EdgeTime counted(uint64_t calls, uint64_t ticks) {
    format::EdgeTime time{};
    time.countedCalls = calls;
    time.countedTicks = ticks;
    return time;
  }

  ThreadAddress owner = thread();
  FunctionAddress main = function("main");
  FunctionAddress work = function("work");
  ContextAddress inMain = child(root(owner), main, 1, counted(1, 9000));
  ContextAddress inWork = child(inMain, work, 100, counted(100, 3000));

private:
  static constexpr uint32_t kCapacity = 16;
};

Durations durationsIn(const Profile &profile, const std::string &function) {
  for (size_t i = 0; i < profile.durations.size(); ++i)
    if (profile.functions[i].name == function)
      return profile.durations[i];
  return {};
}

TEST(DurationReader, AddsUpThreadsAndKeepsFunctionsApart) {
  TimedProfile example;
  const auto work = example.durations(example.work), main = example.durations(example.main);
  example.count(work, 20, 90);
  example.count(work, 120, 10);
  example.count(main, 9000, 1);
  const Profile profile = example.read();
  const Durations of = durationsIn(profile, "work");
  EXPECT_EQ(of.calls(), 100);
  EXPECT_EQ(of.squares, 100);
  EXPECT_NEAR(of.ns, 3000, 1);
  EXPECT_NEAR(quantileOf(of, 0.5).value().ns, 20, 20 * kError);
  EXPECT_NEAR(quantileOf(of, 0.99).value().ns, 120, 120 * kError);
  EXPECT_NEAR(durationsIn(profile, "main").longest(), 9000, 9000 * kError);
}

TEST(DurationReader, TakesTheStampsOffEachExactCall) {
  TimedProfile example;
  example.header().timeMode = format::TimeMode::Exact;
  example.header().stampTicks = 16;
  example.header().timedCallTicks = 16;
  const auto work = example.durations(example.work);
  example.count(work, 20, 90);
  example.count(work, 120, 10);
  const Durations of = durationsIn(example.read(), "work");
  EXPECT_NEAR(quantileOf(of, 0.5).value().ns, 4, 2);
  EXPECT_NEAR(quantileOf(of, 0.99).value().ns, 104, 104 * kError);
  EXPECT_NEAR(of.ns, 3000 - 1600, 1);
}

TEST(DurationReader, TakesTheCostOfCallsInsideOff) {
  TimedProfile example;
  example.header().timeMode = format::TimeMode::Exact;
  example.header().timedCallTicks = 45;
  example.count(example.durations(example.main), 9000, 1);
  const Durations of = durationsIn(example.read(), "main");
  EXPECT_NEAR(of.longest(), 9000 - 100 * 45, 4500 * kError);
  EXPECT_NEAR(of.ns, 9000 - 100 * 45, 1);
}

TEST(DurationReader, ACallThatIsOpenLastsToTheEnd) {
  TimedProfile example;
  const auto time = example.edge(example.inMain, example.inMain, 1);
  example.open(example.owner, time, 7000, 0);
  const Durations of = durationsIn(example.read(), "main");
  EXPECT_EQ(of.calls(), 1);
  EXPECT_NEAR(of.longest(), 4000, 4000 * kError);
}

TEST(DurationReader, CallsWithoutMemoryAreMissing) {
  TimedProfile example;
  example.at(example.owner).droppedDurations = 64;
  EXPECT_EQ(example.read().dropped.durations, 64u);
}

TEST(DurationReader, RefusesCountsOutsideOfTheProfile) {
  for (const int32_t distance : {INT32_MIN, -100000, 1, 100000, INT32_MAX}) {
    TimedProfile example;
    const auto work = example.durations(example.work);
    example.at(work).counts[3] = distance;
    EXPECT_THROW(example.read(), ProfileError) << distance;
  }
}

TEST(DurationReader, RefusesMoreCountsThanFitInTheFile) {
  TimedProfile example;
  const auto counts = example.make<format::DurationCounts>();
  for (int i = 0; i < 16; ++i) {
    const auto work = example.durations(example.work);
    for (int32_t &distance : example.at(work).counts)
      distance = TimedProfile::distanceTo(counts.value, work.value);
  }
  EXPECT_THROW(example.read(), ProfileError);
}

TEST(DurationReader, AnyNumberOfCallsIsANumber) {
  TimedProfile example;
  const auto work = example.durations(example.work);
  for (uint64_t ticks = 1; ticks < format::kLongestDuration; ticks *= 2)
    example.count(work, ticks, UINT64_MAX);
  const Durations of = durationsIn(example.read(), "work");
  EXPECT_TRUE(std::isfinite(of.calls()));
  EXPECT_TRUE(std::isfinite(of.ns));
}

TEST(DurationMerge, AddsWhatProcessesHave) {
  TimedProfile first, second;
  first.count(first.durations(first.work), 20, 5);
  second.count(second.durations(second.work), 20, 7);
  second.count(second.durations(second.main), 9000, 1);
  const Profile a = first.read(), b = second.read();
  const Profile sum = mergeProfiles({a, b});
  EXPECT_EQ(durationsIn(sum, "work").calls(), 12);
  EXPECT_EQ(durationsIn(sum, "work").groups.size(), 1u);
  EXPECT_EQ(durationsIn(sum, "main").calls(), 1);
  EXPECT_NEAR(durationsIn(sum, "work").ns, durationsIn(a, "work").ns + durationsIn(b, "work").ns,
              1e-6);
}

TEST(DurationMerge, AFileKeepsThem) {
  TimedProfile example;
  example.count(example.durations(example.work), 20, 5);
  const Profile profile = example.read();
  const std::string path = testing::TempDir() + "durations.vprof";
  std::ofstream(path) << mergedFile(profile);
  const Durations before = durationsIn(profile, "work");
  const Durations after = durationsIn(readMergedFile(path), "work");
  ASSERT_EQ(after.groups.size(), 1u);
  EXPECT_EQ(after.groups[0].group, before.groups[0].group);
  EXPECT_EQ(after.calls(), 5);
  EXPECT_EQ(after.ns, before.ns);
  EXPECT_EQ(after.squares, before.squares);
}

TEST(DurationValidity, DisorderIsDamage) {
  TimedProfile example;
  example.count(example.durations(example.work), 20, 5);
  const Profile valid = example.read();
  EXPECT_EQ(findDamage(valid), "");
  const auto damaged = [&](auto damage) {
    Profile profile = valid;
    for (Durations &each : profile.durations)
      if (each.isKnown())
        damage(each);
    return findDamage(profile) != "";
  };
  EXPECT_TRUE(damaged([](Durations &d) { d.groups.push_back(d.groups[0]); }));
  EXPECT_TRUE(damaged([](Durations &d) { d.groups[0].group = kDurationGroups; }));
  EXPECT_TRUE(damaged([](Durations &d) { d.groups[0].calls = 0; }));
  EXPECT_TRUE(damaged([](Durations &d) { d.groups[0].calls = NAN; }));
  EXPECT_TRUE(damaged([](Durations &d) { d.ns = INFINITY; }));
  EXPECT_TRUE(damaged([](Durations &d) { d.squares = -1; }));
  Profile longer = valid;
  longer.durations.resize(longer.functions.size() + 1);
  EXPECT_NE(findDamage(longer), "");
}

} // namespace
} // namespace vais::profiler::test
