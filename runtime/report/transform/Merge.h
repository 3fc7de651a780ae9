/// Several profiles as one.

#ifndef VAIS_PROFILER_REPORT_MERGE_H
#define VAIS_PROFILER_REPORT_MERGE_H

#include "runtime/report/model/Profile.h"
#include "runtime/report/model/ProfileAssembler.h"

namespace vais::profiler {

/// What the profiles are that a Merger adds up.
enum class Parts {
  Runs,     ///< each is a run of the program, or a merge of some: the sum keeps their spread
  Processes ///< all together are one run
};

/// Adds up one profile after the other, so that only the sum has to be in memory.
class Merger {
public:
  explicit Merger(Parts parts = Parts::Runs);

  void add(const Profile &profile);

  /// The sum of what was added, which was at least one. Nothing may be added afterwards.
  Profile finish();

private:
  /// Where the functions and contexts of a profile stand in the sum.
  struct Places {
    std::vector<Index> functions, contexts;
  };
  Places addTree(const Profile &from);

  /// One process keeps what it has. Several reach their peaks at different times: the sum is what
  /// they needed at most. Nor have they a time in common for marks and counters.
  void addProcess(const Profile &process);

  /// Adds the runs of `from`, whose functions and contexts have these places in the sum.
  void addRunsOf(const Profile &from, const Places &places);

  Parts parts_;
  Profile sum_;
  ProfileAssembler builder_;
  bool isEmpty_ = true;
  bool knowsRuns_ = true;
};

/// Sums up processes: contexts unify by path, functions by name, file and line; self times are
/// computed again. Programs stand in the order given, the first is the one asked for. Numbers do
/// not depend on the order. `profiles` is not empty.
Profile mergeProfiles(const std::vector<Profile> &profiles, Parts parts = Parts::Runs);

} // namespace vais::profiler

#endif
