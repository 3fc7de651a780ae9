/// What a snapshot of the C interface holds: a Profile, and the tables that its queries read.

#ifndef VAIS_PROFILER_REPORT_INTERFACE_FROZENPROFILE_H
#define VAIS_PROFILER_REPORT_INTERFACE_FROZENPROFILE_H

#include "runtime/report/totals/Totals.h"

#include "vais_profiler.h"

namespace vais::profiler {

/// Does not change once it is made: any number of threads may read it.
struct FrozenProfile {
  Profile snapshot;
  Index current = 0;                       ///< the context of the thread that made it
  std::vector<VaisProfileAllocation> live; ///< told by the program; the largest first
  VaisProfileStats stats{};
  uint64_t durationNs = 0; ///< of the profiler
  // Made of the snapshot.
  std::vector<FunctionTotals> functions;
  FunctionTotals all;
  std::vector<CallTotals> calls;
  std::vector<uint64_t> contextCalls;
};

/// What `profiler`, which is not null, holds now; see vais_profiler_snapshot_create(). Throws
/// ProfileError when the process's own profile is damaged.
FrozenProfile freeze(void *profiler);

} // namespace vais::profiler

#endif
