/// Several snapshots as one.

#ifndef VAIS_PROFILER_REPORT_MERGE_H
#define VAIS_PROFILER_REPORT_MERGE_H

#include "Snapshot.h"
#include "SnapshotBuilder.h"

namespace vais::profiler {

/// Adds up one snapshot after the other, so that only the sum has to be in memory.
class Merger {
public:
  Merger();

  void add(const Snapshot &snapshot);

  /// The sum of what was added, which was at least one. Nothing may be added afterwards.
  Snapshot finish();

private:
  /// One process keeps what it has. Several reach their peaks at different times: the sum is what
  /// they needed at most. Nor have they a time in common for marks and counters.
  void addProcess(const Snapshot &process);

  Snapshot sum_;
  SnapshotBuilder builder_;
  bool isEmpty_ = true;
};

/// Sums up processes: contexts unify by path, functions by name, file and line; self times are
/// computed again. Programs stand in the order given, the first is the one asked for. Numbers do
/// not depend on the order. `snapshots` is not empty.
Snapshot mergeSnapshots(const std::vector<Snapshot> &snapshots);

} // namespace vais::profiler

#endif
