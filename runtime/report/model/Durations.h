/// How long single calls of a function took: a part of a Profile.

#ifndef VAIS_PROFILER_REPORT_DURATIONS_H
#define VAIS_PROFILER_REPORT_DURATIONS_H

#include <cstdint>
#include <vector>

namespace vais::profiler {

/// The groups of a Profile: 2^kNarrowDurationBits for each doubling, four times as many as are
/// recorded, so that they add little to the error of what falls into them.
constexpr unsigned kNarrowDurationBits = 5;
constexpr uint32_t kDurationGroups = 1857;

/// Calls that took about equally long.
struct DurationGroup {
  uint32_t group = 0; ///< durationGroup()
  double calls = 0;   ///< that were timed, each as many times as it stands for others
};

/// The group of a duration in nanoseconds.
uint32_t durationGroup(double ns);

/// The middle of a group, in nanoseconds; with fewer bits, that of wider groups.
double middleOf(uint32_t group, unsigned bits = kNarrowDurationBits);

/// Empty where nothing is known.
struct Durations {
  std::vector<DurationGroup> groups; ///< the shortest first, each once
  double ns = 0;                     ///< of all calls in them
  double squares = 0; ///< sum of the squares of how many calls each timed one stands for

  bool isKnown() const { return !groups.empty(); }
  double calls() const;

  /// Returns whether each timed call stands for itself alone, so that all calls were timed.
  bool isExact() const { return squares <= calls(); }

  /// Returns the group up to which a share of the calls lies; some must be known.
  uint32_t groupOfShare(double share) const;

  /// That of the longest timed call; unless all were timed, others may have been longer.
  double longest() const { return middleOf(groups.back().group); }

  void addCalls(uint32_t group, double calls);
  void add(const Durations &from);
};

} // namespace vais::profiler

#endif
