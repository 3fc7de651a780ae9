/// What a program told a profiler by hand, as a Profile.

#ifndef VAIS_PROFILER_REPORT_INTERFACE_HANDRECORDS_H
#define VAIS_PROFILER_REPORT_INTERFACE_HANDRECORDS_H

#include "runtime/report/model/Profile.h"

#include "vais_profiler.h"

namespace vais::profiler {

struct HandRecords {
  Profile snapshot;
  std::vector<VaisProfileAllocation> live; ///< in no order
};

/// Reads `profiler`, which is not null.
///
/// Samples and calls come without paths, allocations without functions. Edges join flat contexts;
/// allocations are the root's. Where instrumented code recorded as well (`instrumented` is not
/// null), functions are its functions of the same name and samples are those of flat contexts, and
/// the Profile describes no process; alone, samples are the root's callees'.
HandRecords readHandRecords(void *profiler, const Profile *instrumented);

} // namespace vais::profiler

#endif
