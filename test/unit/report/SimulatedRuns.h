/// Simulates runs of a program whose times vary like those of real programs.

#ifndef VAIS_PROFILER_TEST_SIMULATEDRUNS_H
#define VAIS_PROFILER_TEST_SIMULATEDRUNS_H

#include "runtime/report/model/Profile.h"

#include <map>
#include <random>
#include <string>

namespace vais::profiler::test {

/// How runs differ, as standard deviations of logarithms: 0.02 is about 2 %.
struct Noise {
  double ofRuns = 0;      ///< common to all times of a run
  double ofFunctions = 0; ///< of each function independently
  double ofSides = 0;     ///< common to all times of a merge: the machine was faster that day
  double outliers = 0;    ///< probability that a function takes half as long again
};

class SimulatedRuns {
public:
  SimulatedRuns(unsigned seed, const Noise &noise) : random_(seed), noise_(noise) {}

  /// Returns a merge of `runs` runs. The times of the functions in `factors` are multiplied.
  Profile merge(unsigned runs, const std::map<std::string, double> &factors = {});

private:
  Profile run(double speed, const std::map<std::string, double> &factors);
  double normal();
  double uniform();

  std::mt19937 random_; // the same everywhere, unlike the distributions of the standard library
  Noise noise_;
};

} // namespace vais::profiler::test

#endif
