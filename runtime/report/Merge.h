/// Several snapshots as one.

#ifndef VAIS_PROFILER_REPORT_MERGE_H
#define VAIS_PROFILER_REPORT_MERGE_H

#include "Snapshot.h"

namespace vais::profiler {

/// Sums up processes: contexts unify by path, functions by name, file and line; self times are
/// computed again. Programs stand in the order given, the first is the one asked for. Numbers do
/// not depend on the order. `snapshots` is not empty.
Snapshot mergeSnapshots(const std::vector<Snapshot> &snapshots);

} // namespace vais::profiler

#endif
