/// What timed calls and samples of CPU clocks say together.

#include "runtime/report/estimate/TwoObservers.h"

#include "runtime/report/estimate/Confidence.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <gtest/gtest.h>
#include <numeric>
#include <random>
#include <vector>

namespace vais::profiler::test {
namespace {

constexpr double kSampleNs = 4e6; // 250 ticks a second

/// A context below the root, as both observers see it.
struct Observed {
  double timedNs = 0;
  uint64_t samples = 0;
  double hookNs = 0;
  double timedVariance = 0;
};

void addContext(Profile &profile, Index function, const Observed &observed) {
  Context context;
  context.function = function;
  context.parent = 0;
  context.selfNs = observed.timedNs;
  context.selfVariance = observed.timedVariance;
  context.clockSamples = observed.samples;
  context.clockNs = kSampleNs * static_cast<double>(observed.samples);
  context.hookNs = observed.hookNs;
  const auto index = static_cast<Index>(profile.contexts.size());
  profile.contexts.push_back(context);
  // Bias comes with calls. These take 25 ns each, so that it may be anything.
  const auto calls = static_cast<uint64_t>(std::max(context.selfNs, context.clockNs) / 25);
  profile.edges.push_back({0, index, calls, 0, 0, 0});
  profile.clockSampling.samples += context.clockSamples;
  profile.clockSampling.ns += context.clockNs;
}

/// A profile of functions with these contexts each.
Profile profileOf(const std::vector<std::vector<Observed>> &functions) {
  Profile profile;
  profile.timeMode = TimeMode::Sampled;
  profile.threads = 1;
  profile.contexts.emplace_back();
  for (const auto &contexts : functions) {
    const auto function = static_cast<Index>(profile.functions.size());
    profile.functions.push_back({"f" + std::to_string(function), ""});
    for (const Observed &context : contexts)
      addContext(profile, function, context);
  }
  return profile;
}

double sumOfSelf(const Profile &profile) {
  double sum = 0;
  for (const Context &context : profile.contexts)
    sum += context.selfNs;
  return sum;
}

double selfOf(const Profile &profile, Index function) {
  double sum = 0;
  for (const Context &context : profile.contexts)
    if (context.function == function)
      sum += context.selfNs;
  return sum;
}

double shareOf(const Profile &profile, Index function) {
  return selfOf(profile, function) / sumOfSelf(profile);
}

void expectUnchanged(Profile profile) {
  const std::vector<Context> before = profile.contexts;
  combineObservers(profile);
  for (size_t i = 0; i < before.size(); ++i) {
    EXPECT_EQ(profile.contexts[i].selfNs, before[i].selfNs);
    EXPECT_EQ(profile.contexts[i].selfVariance, before[i].selfVariance);
  }
}

TEST(TwoObservers, WithoutSamplesTheTimedCallsStand) {
  expectUnchanged(profileOf({{{7e8, 0, 1e7, 1e10}}, {{3e8, 0, 0, 2e10}}}));
}

TEST(TwoObservers, SamplesThatMissedMuchOfTheTimeSayNothing) {
  expectUnchanged(profileOf({{{6e8, 0, 0, 1e10}}, {{4e8, 174, 0, 2e10}}})); // of 250
  Profile seen = profileOf({{{6e8, 0, 0, 1e10}}, {{4e8, 176, 0, 2e10}}});
  combineObservers(seen);
  EXPECT_LT(shareOf(seen, 0), 0.6);
}

/// Half of the time is the profiler's, where stamps also see it: in callers.
TEST(TwoObservers, SamplesInTheProfilerHaveSeenTheTimeOfHooks) {
  const std::vector<std::vector<Observed>> functions = {{{6e8, 60}}, {{4e8, 60}}};
  expectUnchanged(profileOf(functions)); // 120 of 250
  const auto withOwn = [&](uint64_t samples) {
    Profile profile = profileOf(functions);
    profile.contexts[1].timingNs = 5e8;
    profile.clockSampling.ownSamples = samples;
    profile.clockSampling.ownNs = kSampleNs * static_cast<double>(samples);
    profile.clockSampling.samples += samples;
    profile.clockSampling.ns += profile.clockSampling.ownNs;
    return profile;
  };
  Profile seen = withOwn(200); // 320 of 375
  combineObservers(seen);
  EXPECT_LT(shareOf(seen, 0), 0.59);
  EXPECT_NEAR(sumOfSelf(seen), 120 * kSampleNs, 0.1 * kSampleNs * 120);
  expectUnchanged(withOwn(100)); // 220 of 375: the sampler stepped aside
}

TEST(TwoObservers, ThreadsWithoutSamplesKeepTheirTime) {
  Profile profile = profileOf({{{8e8, 200}}, {{4e8, 0}}});
  profile.contexts[2].unseenNs = 4e8;
  combineObservers(profile);
  EXPECT_NEAR(selfOf(profile, 1), 4e8, 0.1e8);
  Profile seen = profileOf({{{8e8, 200}}, {{4e8, 0}}});
  seen.contexts[1].clockNs = 12e8; // as if the samples had found all of it elsewhere
  combineObservers(seen);
  EXPECT_LT(selfOf(seen, 1), 1e8);
}

TEST(TwoObservers, ManySamplesOutweighBiasedTimedCalls) {
  Profile profile = profileOf({{{1.2e10, 5000}}, {{1.2e10, 3000}}, {{1.6e10, 2000}}});
  combineObservers(profile);
  EXPECT_NEAR(shareOf(profile, 0), 0.5, 0.02);
  EXPECT_NEAR(shareOf(profile, 1), 0.3, 0.02);
  EXPECT_NEAR(shareOf(profile, 2), 0.2, 0.02);
}

TEST(TwoObservers, FewSamplesHardlyMoveTimedCalls) {
  Profile profile = profileOf({{{2e7, 3}}, {{1.2e7, 4}}, {{0.8e7, 3}}});
  combineObservers(profile);
  const double timed[] = {0.5, 0.3, 0.2}, sampled[] = {0.3, 0.4, 0.3};
  for (Index i = 0; i < 3; ++i)
    EXPECT_LT(std::fabs(shareOf(profile, i) - timed[i]),
              std::fabs(shareOf(profile, i) - sampled[i]) / 2)
        << i;
}

TEST(TwoObservers, AFunctionThatSamplesRefuteGoesToThem) {
  Profile profile = profileOf({{{8e8, 198}}, {{2e8, 2}}});
  combineObservers(profile);
  EXPECT_LT(shareOf(profile, 1), 0.03);
  EXPECT_GT(shareOf(profile, 1), 0);
}

TEST(TwoObservers, HooksAreTakenOffWhatSamplesSaw) {
  Profile profile = profileOf({{{0, 500, 200 * kSampleNs}}, {{0, 500}}, {{0, 100, 1e12}}});
  profile.timeMode = TimeMode::None;
  combineObservers(profile);
  EXPECT_NEAR(selfOf(profile, 0), 300 * kSampleNs, 1);
  EXPECT_NEAR(selfOf(profile, 1), 500 * kSampleNs, 1);
  EXPECT_NEAR(selfOf(profile, 2), 45 * kSampleNs, 1) << "which hooks are not all of";
}

TEST(TwoObservers, WithoutTimedCallsTheSamplesStand) {
  Profile profile = profileOf({{{0, 60}, {0, 20}}, {{0, 20}}, {{0, 0}}});
  profile.timeMode = TimeMode::None;
  combineObservers(profile);
  EXPECT_NEAR(profile.contexts[1].selfNs, 60 * kSampleNs, 1);
  EXPECT_NEAR(profile.contexts[2].selfNs, 20 * kSampleNs, 1);
  EXPECT_NEAR(profile.contexts[3].selfNs, 20 * kSampleNs, 1);
  EXPECT_EQ(profile.contexts[4].selfNs, 0);
  for (size_t i = 1; i < profile.contexts.size(); ++i)
    EXPECT_GT(profile.contexts[i].selfVariance, 0) << i;
}

TEST(TwoObservers, TheTotalIsThatOfTheClock) {
  // 120 functions, of which timed calls and samples say contrary things.
  std::vector<std::vector<Observed>> functions;
  for (unsigned i = 0; i < 60; ++i) {
    functions.push_back({{1.6e7, 1}});
    functions.push_back({{0.4e7, 3}});
  }
  Profile profile = profileOf(functions);
  combineObservers(profile);
  EXPECT_NEAR(sumOfSelf(profile), 240 * kSampleNs, kSampleNs);
}

TEST(TwoObservers, AFunctionWhoseCallsAreLongKeepsWhatStampsMeasured) {
  Profile profile = profileOf({{{5e8, 90}}, {{3e8, 90}}, {{2e8, 50}}});
  profile.edges[1].calls = 10;
  combineObservers(profile);
  EXPECT_NEAR(selfOf(profile, 1), 3e8, 1e4);
}

TEST(TwoObservers, AShortCallMayBeOffByMoreThanItTakes) {
  // Stamps say 6 ns a call of the second function, samples a tenth of that.
  Profile profile = profileOf({{{8e8, 198}}, {{8e6, 0}}});
  profile.edges[1].calls = 8000000 / 6;
  combineObservers(profile);
  const Context &context = profile.contexts[2];
  EXPECT_LT(context.selfNs, 8e6);
  EXPECT_LT(context.selfNs - halfWidth(context.selfVariance), 8e5);
}

TEST(TwoObservers, ContextsOfAFunctionAddUpToWhatItHasAsAWhole) {
  Profile parts =
      profileOf({{{3e8, 20, 1e7, 1e12}, {1e8, 90, 2e7, 1e12}, {2e8, 0}}, {{4e8, 120, 0, 4e12}}});
  Profile whole = profileOf({{{6e8, 110, 3e7, 2e12}}, {{4e8, 120, 0, 4e12}}});
  for (Profile *profile : {&parts, &whole})
    for (Edge &edge : profile->edges)
      edge.calls = 10000000;
  whole.edges[0].calls *= 3;
  combineObservers(parts);
  combineObservers(whole);
  EXPECT_NEAR(sumOfSelf(parts), sumOfSelf(whole), 1);
  EXPECT_NEAR(selfOf(parts, 0), selfOf(whole, 0), 1);
  EXPECT_NEAR(selfOf(parts, 1), selfOf(whole, 1), 1);
  for (size_t i = 1; i < parts.contexts.size(); ++i)
    EXPECT_GE(parts.contexts[i].selfNs, 0);
}

TEST(TwoObservers, AFunctionThatOnlyOneOfThemSawKeepsATime) {
  Profile profile = profileOf({{{5e8, 150}}, {{5e8, 0}}, {{0, 100}}});
  combineObservers(profile);
  EXPECT_GT(selfOf(profile, 1), 0);
  EXPECT_GT(selfOf(profile, 2), 0);
}

/// A program whose truth is known, and what both observers see of it.
class Simulation {
public:
  Simulation(unsigned samples, double bias, TimeMode mode)
      : samples_(samples), bias_(bias), mode_(mode) {}

  void run() {
    std::vector<uint64_t> counts(kShares.size());
    for (unsigned i = 0; i < samples_; ++i)
      ++counts[draw()];
    const double total = kSampleNs * samples_;
    std::vector<double> biased;
    for (const double share : kShares)
      biased.push_back(share * std::exp(bias_ * normal()));
    const double sum = std::accumulate(biased.begin(), biased.end(), 0.0);
    std::vector<std::vector<Observed>> functions;
    for (size_t i = 0; i < kShares.size(); ++i) {
      // What is ascribed to whom is off, not the sum.
      const double timed = mode_ == TimeMode::None ? 0 : biased[i] / sum * total;
      const double deviation = kDraw * timed;
      functions.push_back(
          {{std::max(timed + deviation * normal(), 0.0), counts[i], 0, deviation * deviation}});
    }
    Profile profile = profileOf(functions);
    profile.timeMode = mode_;
    if (mode_ != TimeMode::None)
      timed_ += misattribution(profile);
    for (size_t i = 1; i < profile.contexts.size(); ++i)
      clock_ += std::fabs(profile.contexts[i].clockNs / total - kShares[i - 1]) / 2;
    combineObservers(profile);
    both_ += misattribution(profile);
    for (size_t i = 1; i < profile.contexts.size(); ++i) {
      const Context &context = profile.contexts[i];
      held_ +=
          std::fabs(context.selfNs - kShares[i - 1] * total) <= halfWidth(context.selfVariance);
      ++asked_;
    }
  }

  /// Sums over all runs of what was ascribed to a wrong function.
  double timed() const { return timed_; }
  double clock() const { return clock_; }
  double both() const { return both_; }
  /// The part of all intervals that hold the truth.
  double coverage() const { return static_cast<double>(held_) / static_cast<double>(asked_); }

private:
  static constexpr std::array kShares = {0.35, 0.2, 0.15, 0.1, 0.08, 0.06, 0.04, 0.02};
  static constexpr double kDraw = 0.02; ///< deviation of timed calls by the draw alone

  static double misattribution(const Profile &profile) {
    double sum = 0;
    for (size_t i = 1; i < profile.contexts.size(); ++i)
      sum += std::fabs(profile.contexts[i].selfNs / sumOfSelf(profile) - kShares[i - 1]) / 2;
    return sum;
  }

  // The distributions of the standard library are not alike everywhere.
  double uniform() { return (random_() + 0.5) / 4294967296.0; }
  double normal() {
    const double radius = std::sqrt(-2 * std::log(uniform()));
    return radius * std::cos(6.283185307179586 * uniform());
  }
  size_t draw() {
    double left = uniform();
    size_t i = 0;
    while (i + 1 < kShares.size() && left >= kShares[i])
      left -= kShares[i++];
    return i;
  }

  std::mt19937 random_{4711};
  unsigned samples_;
  double bias_;
  TimeMode mode_;
  double timed_ = 0, clock_ = 0, both_ = 0;
  unsigned held_ = 0, asked_ = 0;
};

/// 200 runs with so many samples each; `bias` is the standard deviation of the logarithm of what
/// timed calls say of a function.
Simulation simulated(unsigned samples, double bias, TimeMode mode = TimeMode::Sampled) {
  Simulation simulation(samples, bias, mode);
  for (int run = 0; run < 200; ++run)
    simulation.run();
  return simulation;
}

TEST(TwoObservers, TogetherAreBetterThanEachAlone) {
  for (const unsigned samples : {100, 250, 500})
    for (const double bias : {0.2, 0.3}) {
      const Simulation simulation = simulated(samples, bias);
      EXPECT_LT(simulation.both(), simulation.timed()) << samples << " " << bias;
      EXPECT_LT(simulation.both(), simulation.clock()) << samples << " " << bias;
    }
}

TEST(TwoObservers, TogetherAreHardlyWorseThanTheBetterOneWhereTheOtherIsUseless) {
  for (const unsigned samples : {500, 3000})
    for (const double bias : {0.6, 1.0}) {
      const Simulation simulation = simulated(samples, bias);
      EXPECT_LT(simulation.both(), 1.1 * simulation.clock()) << samples << " " << bias;
    }
}

TEST(TwoObservers, IntervalsHoldTheTruth) {
  for (const unsigned samples : {25, 100, 500, 3000})
    for (const double bias : {0.1, 0.2})
      EXPECT_GE(simulated(samples, bias).coverage(), 0.9) << samples << " " << bias;
  for (const unsigned samples : {500, 3000})
    for (const double bias : {0.3, 0.6})
      EXPECT_GE(simulated(samples, bias).coverage(), 0.9) << samples << " " << bias;
}

TEST(TwoObservers, IntervalsHoldTheTruthWithoutTimedCalls) {
  for (const unsigned samples : {25, 100, 500, 3000})
    EXPECT_GE(simulated(samples, 0, TimeMode::None).coverage(), 0.9) << samples;
}

} // namespace
} // namespace vais::profiler::test
