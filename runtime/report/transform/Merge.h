/// Merges several profiles into one.

#ifndef VAIS_PROFILER_REPORT_MERGE_H
#define VAIS_PROFILER_REPORT_MERGE_H

#include "runtime/report/model/Profile.h"
#include "runtime/report/model/ProfileAssembler.h"

namespace vais::profiler {

/// What the profiles that a Merger adds up are.
enum class Parts {
  Runs,     ///< each is one run, or a merge of several; the sum keeps their spread
  Processes ///< all of them together are one run
};

/// Adds up profiles one after the other, so that only the sum must be in memory.
class Merger {
public:
  explicit Merger(Parts parts = Parts::Runs);

  void add(const Profile &profile);

  /// Returns the sum of the profiles added, of which there must be at least one. Nothing may be
  /// added afterwards.
  Profile finish();

private:
  /// The positions of a profile's functions and contexts in the sum.
  struct Places {
    std::vector<Index> functions, contexts;
    std::vector<size_t> events;
  };
  Places addTree(const Profile &from);

  /// A single process keeps its peak. Several processes reach their peaks at different times, so
  /// that the sum is an upper bound. They also have no time in common for marks and counters.
  void addProcess(const Profile &process);

  /// Adds the runs of `from`, whose functions and contexts have these positions in the sum.
  void addRunsOf(const Profile &from, const Places &places);

  Parts parts_;
  Profile sum_;
  ProfileAssembler builder_;
  bool isEmpty_ = true;
  bool knowsRuns_ = true;
};

/// Adds up processes: contexts are unified by path, functions by name, file and line, and self
/// times are computed again. Programs are listed in the given order, the requested one first.
/// Numbers do not depend on the order. `profiles` must not be empty.
Profile mergeProfiles(const std::vector<Profile> &profiles, Parts parts = Parts::Runs);

} // namespace vais::profiler

#endif
