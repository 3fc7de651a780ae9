/// The contents of a snapshot of the C interface: a Profile, and the tables that its queries read.

#ifndef VAIS_PROFILER_REPORT_INTERFACE_FROZENPROFILE_H
#define VAIS_PROFILER_REPORT_INTERFACE_FROZENPROFILE_H

#include "runtime/report/totals/Totals.h"

#include "vais_profiler.h"

namespace vais::profiler {

/// Does not change after it is made, so that any number of threads may read it.
struct FrozenProfile {
  Profile snapshot;
  Index current = 0;                       ///< context of the thread that made it
  std::vector<VaisProfileAllocation> live; ///< recorded by the program; the largest first
  VaisProfileStats stats{};
  uint64_t durationNs = 0; ///< duration of the profiler
  // Computed from the snapshot.
  std::vector<FunctionTotals> functions;
  FunctionTotals all;
  std::vector<CallTotals> calls;
  std::vector<uint64_t> contextCalls;
};

/// Returns what `profiler`, which must not be null, contains now; see
/// vais_profiler_snapshot_create(). Throws ProfileError if the process's own profile is damaged.
FrozenProfile freeze(void *profiler);

} // namespace vais::profiler

#endif
