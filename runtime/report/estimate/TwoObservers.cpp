/// Determines first what all timed calls have in common, then the time of each function, then its
/// division among its contexts; each by the variances of both observers.

#include "runtime/report/estimate/TwoObservers.h"

#include "runtime/report/estimate/Confidence.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace vais::profiler {
namespace {

/// The relative deviation of a function's time by timed calls from the true one if there is nothing
/// to learn it from, and the number of samples above which it is rather learned.
constexpr double kTypicalBias = 0.2;
constexpr double kSamplesToLearnBias = 100;
constexpr double kLeastBias = 0.1, kMostBias = 2;

/// The most that the stamps of a timed call can add to it or to its caller, in nanoseconds: bias
/// comes with calls.
constexpr double kMostBiasOfCall = 50;

/// The part of that which they typically add, however short the call is.
constexpr double kTypicalOfMost = 0.05;

/// How much hooks and timed calls change a function's time beyond their own: code lies elsewhere,
/// and caches and predictors hold other things. Two builds of one program differ by as much.
constexpr double kDisturbance = 0.05;

/// How well the cost of hooks in a function's own code is known, and which part of its time is
/// attributed to them at most.
constexpr double kHookUncertainty = 0.5, kMostOfTime = 0.55;

/// Samples that have seen a smaller part of the time say nothing about the rest.
constexpr double kLeastCoverage = 0.7;

double square(double value) { return value * value; }

/// A time as both observers have it, in nanoseconds.
struct Observation {
  double timed = 0;
  double timedVariance = 0; ///< from drawing calls; the bias comes in addition
  double mostBias = 0;      ///< of `timed`
  double clock = 0;         ///< without hooks
  double unseen = 0;        ///< part of `clock` that no sample could find
  double hooks = 0;         ///< taken off `clock`
  double value = 0;         ///< of both
  double variance = 0;      ///< of value
};

/// Returns what timed calls are typically off by for a function whose bias is `relative` to its
/// time.
double biasOf(const Observation &each, double relative) {
  return std::min(relative * each.timed + kTypicalOfMost * each.mostBias, each.mostBias);
}

/// Returns the CPU time that a sample stands for.
double timeOfSample(const ClockSampling &sampling) {
  return sampling.ns / static_cast<double>(sampling.samples);
}

/// Adds what the clock says about a context. For threads without samples, it says what timed calls
/// do.
void addClock(Observation &to, const Context &context) {
  const double unseen = std::max(context.unseenNs, 0.0);
  to.clock += context.clockNs + unseen;
  to.unseen += unseen;
}

/// Subtracts what hooks took.
void takeHooksOff(Observation &each, double hooks) {
  each.hooks = std::min(hooks, kMostOfTime * each.clock);
  each.clock -= each.hooks;
}

template <double Observation::*Member> double sumOf(const std::vector<Observation> &all) {
  double sum = 0;
  for (const Observation &each : all)
    sum += each.*Member;
  return sum;
}

template <double Observation::*Member> void scaleTo(std::vector<Observation> &all, double total) {
  const double sum = sumOf<Member>(all);
  for (Observation &each : all)
    each.*Member *= sum > 0 ? total / sum : 0;
}

/// For a profile without timed calls, from which nothing follows.
void forgetTimed(std::vector<Observation> &all) {
  constexpr double kUnknown = 1e100;
  for (Observation &each : all) {
    each.timed = each.clock;
    each.timedVariance = kUnknown;
  }
}

class Combination {
public:
  explicit Combination(const ClockSampling &sampling) : sampleNs_(timeOfSample(sampling)) {}

  /// Learns from functions how far times by timed calls are off, relative to themselves.
  void learnBias(const std::vector<Observation> &functions) {
    double excess = 0, squares = 0;
    for (const Observation &each : functions) {
      if (each.mostBias < kTypicalBias * each.timed)
        continue; // its calls are long, which says nothing about others
      const double noise = clockVariance(each, (each.timed + each.clock) / 2);
      excess += square(each.clock - each.timed) - each.timedVariance - noise;
      squares += square(each.timed);
    }
    const double samples = sumOf<&Observation::clock>(functions) / sampleNs_;
    const double seen = squares > 0 ? std::max(excess / squares, 0.0) : 0;
    const double learned = (kSamplesToLearnBias * square(kTypicalBias) + samples * seen) /
                           (kSamplesToLearnBias + samples);
    bias_ = std::clamp(std::sqrt(learned), kLeastBias, kMostBias);
  }

  /// Sets value and variance.
  void combine(std::vector<Observation> &parts) const {
    constexpr int kRounds = 4; // the variance of a count follows from what is expected of it
    for (Observation &each : parts) {
      each.value = each.timed;
      for (int round = 0; round < kRounds; ++round)
        each.value = both(each, each.value);
      each.variance = varianceOf(each);
    }
  }

private:
  /// Returns the variance of the clock's time that does not come from counting.
  double uncertaintyOf(const Observation &each) const {
    const double unseen = std::min(bias_ * each.unseen, each.mostBias);
    return square(kHookUncertainty * each.hooks) + square(unseen);
  }

  double clockVariance(const Observation &each, double expected) const {
    constexpr double kLeastCount = 0.25;
    return sampleNs_ * (expected + kLeastCount * sampleNs_) + uncertaintyOf(each);
  }

  /// Returns the variance of the timed calls. If the samples refute them, they are off by as much
  /// as is seen, however far others are off, within the limit that their number sets.
  double timedVariance(const Observation &each, double ofClock) const {
    const double most = each.timedVariance + square(each.mostBias);
    const double expected = each.timedVariance + square(biasOf(each, bias_));
    const double seen = square(each.clock - each.timed);
    constexpr double kRefuting = 4; // two standard deviations
    return seen > kRefuting * (expected + ofClock) ? std::min(seen, most) : expected;
  }

  /// Returns the mean of both, weighted by precision.
  double both(const Observation &each, double expected) const {
    const double ofClock = clockVariance(each, expected);
    const double ofTimed = timedVariance(each, ofClock);
    return (each.timed * ofClock + each.clock * ofTimed) / (ofClock + ofTimed);
  }

  /// Where the observers differ by more than their variances explain, these are too small: Birge's
  /// ratio.
  double varianceOf(const Observation &each) const {
    const double ofCount = varianceOfHalfWidth(scoreHalfWidth(sampleNs_ * each.value, sampleNs_)) +
                           uncertaintyOf(each);
    const double ofTimed = timedVariance(each, ofCount);
    const double disagreement = square(each.clock - each.timed) / (ofCount + ofTimed);
    return ofCount * ofTimed / (ofCount + ofTimed) * std::max(disagreement, 1.0) +
           square(std::min(kDisturbance * each.value, each.mostBias));
  }

  double sampleNs_;
  double bias_ = kTypicalBias;
};

struct Contexts {
  std::vector<Index> contexts;
  std::vector<Observation> observations; ///< of each
};

/// Returns by how much timed calls can be wrong about each context, given its own calls and those
/// that it makes.
std::vector<double> mostBiases(const Profile &profile) {
  std::vector<double> biases(profile.contexts.size());
  for (const Edge &edge : profile.edges)
    for (const Index context : {edge.from, edge.to})
      biases[context] += kMostBiasOfCall * static_cast<double>(edge.calls);
  return biases;
}

/// Returns the contexts of each function.
std::vector<Contexts> byFunction(const Profile &profile) {
  const std::vector<double> biases = mostBiases(profile);
  std::vector<Contexts> functions(profile.functions.size());
  for (Index i = 1; i < profile.contexts.size(); ++i) {
    const Context &context = profile.contexts[i];
    Observation each;
    each.timed = context.selfNs;
    each.timedVariance = context.selfVariance;
    each.mostBias = biases[i];
    addClock(each, context);
    takeHooksOff(each, context.hookNs);
    functions[context.function].contexts.push_back(i);
    functions[context.function].observations.push_back(each);
  }
  return functions;
}

Observation observationOf(const Profile &profile, const Contexts &function) {
  Observation sum;
  double hooks = 0;
  for (const Observation &each : function.observations)
    sum.mostBias += each.mostBias;
  for (const Index i : function.contexts) {
    const Context &context = profile.contexts[i];
    sum.timed += context.selfNs;
    sum.timedVariance += context.selfVariance;
    addClock(sum, context);
    hooks += context.hookNs;
  }
  takeHooksOff(sum, hooks);
  return sum;
}

/// The variance of the sum of all functions' times by the clock: each thread has a tick that it did
/// not finish, samples in the profiler are a count, and hooks are taken off.
double varianceOfClockTotal(const Profile &profile, const std::vector<Observation> &functions) {
  const ClockSampling &sampling = profile.clockSampling;
  return square(timeOfSample(sampling)) *
             static_cast<double>(profile.threads + sampling.ownSamples) +
         square(kHookUncertainty * sumOf<&Observation::hooks>(functions));
}

/// The sum of all times is known best from the CPU clock. By how much timed calls exceed it is
/// taken off each function by how wrong they may be about it.
void takeCommonBiasOff(const Profile &profile, std::vector<Observation> &functions) {
  const auto typical = [](const Observation &each) { return biasOf(each, kTypicalBias); };
  double excess = 0, expected = 0;
  double noise = varianceOfClockTotal(profile, functions);
  for (const Observation &each : functions) {
    excess += each.timed - each.clock;
    expected += typical(each);
    noise += each.timedVariance;
  }
  // The mean of a normal variate, 0 ± 1 before it was seen with that noise.
  const double share = expected > 0 ? excess * expected / (square(expected) + noise) : 0;
  constexpr double kLeastLeft = 0.05;
  for (Observation &each : functions)
    each.timed = std::max(each.timed - share * typical(each), kLeastLeft * each.timed);
}

/// Functions are combined one by one, so that their sum is not yet what the clock says. Each takes
/// a part of the difference by how uncertain it is: what many samples or long calls have measured
/// stays as it is.
void reconcileWithTotal(const Profile &profile, std::vector<Observation> &functions) {
  const double uncertainty =
      sumOf<&Observation::variance>(functions) + varianceOfClockTotal(profile, functions);
  const double missing =
      sumOf<&Observation::clock>(functions) - sumOf<&Observation::value>(functions);
  if (uncertainty <= 0) // a damaged profile, without threads
    return;
  for (Observation &each : functions) {
    const double gain = each.variance / uncertainty;
    each.value = std::max(each.value + gain * missing, 0.0);
    each.variance *= 1 - gain;
  }
}

void divideAmongContexts(Profile &profile, Contexts &function, const Observation &whole,
                         const Combination &combination) {
  std::vector<Observation> &parts = function.observations;
  if (sumOf<&Observation::timed>(parts) <= 0)
    forgetTimed(parts);
  if (sumOf<&Observation::clock>(parts) <= 0) {
    for (Observation &part : parts)
      part.clock = part.timed;
  }
  scaleTo<&Observation::timed>(parts, whole.value);
  scaleTo<&Observation::clock>(parts, whole.value);
  combination.combine(parts);
  scaleTo<&Observation::value>(parts, whole.value);
  for (size_t i = 0; i < parts.size(); ++i) {
    Context &context = profile.contexts[function.contexts[i]];
    context.selfNs = parts[i].value;
    // The variances of a function's contexts add up to that of the function, because what one
    // context has too much of its time, another has too little.
    context.selfVariance =
        whole.variance *
        (whole.value > 0 ? parts[i].value / whole.value : 1 / static_cast<double>(parts.size()));
  }
}

/// Returns what it cost to record the calls by what one costs, which samples find in functions and
/// in the profiler.
double recordingNs(const Profile &profile) {
  double sum = 0;
  for (const Context &context : profile.contexts)
    sum += context.timingNs;
  return sum;
}

} // namespace

void combineObservers(Profile &profile) {
  const ClockSampling &sampling = profile.clockSampling;
  if (sampling.samples == 0 || sampling.ns <= 0)
    return;
  std::vector<Contexts> functions = byFunction(profile);
  std::vector<Observation> observations;
  for (const Contexts &function : functions)
    observations.push_back(observationOf(profile, function));
  const double timed = sumOf<&Observation::timed>(observations);
  const double clock = sumOf<&Observation::clock>(observations);
  const double seen = clock + sumOf<&Observation::hooks>(observations) + sampling.ownNs;
  if (clock <= 0 || seen < kLeastCoverage * (timed + recordingNs(profile)))
    return;
  if (timed > 0)
    takeCommonBiasOff(profile, observations);
  else
    forgetTimed(observations);
  Combination combination(sampling);
  combination.learnBias(observations);
  combination.combine(observations);
  reconcileWithTotal(profile, observations);
  for (size_t i = 0; i < functions.size(); ++i)
    divideAmongContexts(profile, functions[i], observations[i], combination);
}

} // namespace vais::profiler
