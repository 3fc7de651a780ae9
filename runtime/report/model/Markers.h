/// What a program told of its run besides regions, which are functions: a part of a Profile.

#ifndef VAIS_PROFILER_REPORT_MARKERS_H
#define VAIS_PROFILER_REPORT_MARKERS_H

#include <cstdint>
#include <string>
#include <vector>

namespace vais::profiler {

/// Marks of a name.
struct Mark {
  std::string name;
  uint64_t count = 0;
  std::vector<double> timesNs; ///< those kept, in order, since recording began; of one process
};

/// What a counter was set to in a part of a process's time.
struct CounterInterval {
  double startNs = 0; ///< since recording began
  double endNs = 0;
  double last = 0;
  double least = 0;
  double most = 0;
};

struct Counter {
  std::string name;
  uint64_t values = 0; ///< times that it was set; at least 1
  double last = 0;
  double least = 0;
  double most = 0;
  double sum = 0;
  std::vector<CounterInterval> timeline; ///< intervals in which it was set; of one process

  double mean() const { return sum / static_cast<double>(values); }
};

/// A part of processes' time.
struct Phase {
  std::string name;
  uint64_t begun = 0;    ///< how often
  double durationNs = 0; ///< in all; of all processes
};

/// Marks and counters in the order of names, phases in that of their beginnings.
struct Markers {
  std::vector<Mark> marks;
  std::vector<Counter> counters;
  std::vector<Phase> phases;

  /// Adds those of another process: counts and bounds. What several have at a time means nothing.
  void add(const Markers &from);
};

} // namespace vais::profiler

#endif
