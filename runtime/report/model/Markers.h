/// What a program reported about its run, except regions, which are functions. A part of a Profile.

#ifndef VAIS_PROFILER_REPORT_MARKERS_H
#define VAIS_PROFILER_REPORT_MARKERS_H

#include <cstdint>
#include <string>
#include <vector>

namespace vais::profiler {

/// All marks of one name.
struct Mark {
  std::string name;
  uint64_t count = 0;
  std::vector<double> timesNs; ///< those kept, in order, since recording began; of a single process
};

/// The values to which a counter was set in an interval of a process's time.
struct CounterInterval {
  double startNs = 0; ///< since recording began
  double endNs = 0;
  double last = 0;
  double least = 0;
  double most = 0;
};

struct Counter {
  std::string name;
  uint64_t values = 0; ///< how often it was set; at least 1
  double last = 0;
  double least = 0;
  double most = 0;
  double sum = 0;
  std::vector<CounterInterval> timeline; ///< intervals in which it was set; of a single process

  double mean() const { return sum / static_cast<double>(values); }
};

/// A part of the processes' time that the program named.
struct Phase {
  std::string name;
  uint64_t begun = 0;    ///< how often it began
  double durationNs = 0; ///< total, of all processes
};

/// Marks and counters are in the order of their names, phases in that of their beginnings.
struct Markers {
  std::vector<Mark> marks;
  std::vector<Counter> counters;
  std::vector<Phase> phases;

  /// Adds the counts and bounds of another process. Times and timelines are dropped, because they
  /// mean nothing for several processes.
  void add(const Markers &from);
};

} // namespace vais::profiler

#endif
