/// main calls functions that take from 40 % of the time down to some that are called once and take
/// a few steps of a clock.

#include "test/unit/report/SimulatedRuns.h"

#include "runtime/report/estimate/SelfTime.h"
#include "runtime/report/transform/Merge.h"

#include <cmath>

namespace vais::profiler::test {
namespace {

constexpr double kClockStep = 33;
constexpr double kPi = 3.14159265358979323846;

} // namespace

double SimulatedRuns::uniform() { return (random_() + 0.5) / 4294967296.0; }

double SimulatedRuns::normal() {
  return std::sqrt(-2 * std::log(uniform())) * std::cos(2 * kPi * uniform());
}

Profile SimulatedRuns::run(double speed, const std::map<std::string, double> &factors) {
  constexpr size_t kFunctions = 24;
  Profile profile;
  profile.timeMode = TimeMode::Sampled;
  profile.programs.resize(1);
  profile.functions.resize(kFunctions + 1);
  profile.functions[0].name = "main";
  profile.contexts.resize(kFunctions + 2);
  profile.contexts[1].function = 0;
  profile.contexts[1].parent = 0;
  double all = 1e5;
  double expected = 4e8;
  for (Index i = 1; i <= kFunctions; ++i, expected *= 0.5) {
    const std::string name = "f" + std::to_string(i);
    const auto factor = factors.find(name);
    double ns = expected * speed * std::exp(noise_.ofFunctions * normal()) *
                (factor == factors.end() ? 1 : factor->second);
    if (uniform() < noise_.outliers)
      ns *= 1.5;
    ns = std::round(ns / kClockStep) * kClockStep;
    profile.functions[i].name = name;
    profile.contexts[i + 1].function = i;
    profile.contexts[i + 1].parent = 1;
    profile.edges.push_back({1, i + 1, 1000, 100, ns, 1e-4 * ns * ns});
    all += ns;
  }
  profile.edges.push_back({0, 1, 1, 1, all, 0});
  computeSelfTimes(profile);
  return profile;
}

Profile SimulatedRuns::merge(unsigned runs, const std::map<std::string, double> &factors) {
  const double side = noise_.ofSides * normal();
  Merger merger;
  for (unsigned i = 0; i < runs; ++i)
    merger.add(run(std::exp(side + noise_.ofRuns * normal()), factors));
  return merger.finish();
}

} // namespace vais::profiler::test
