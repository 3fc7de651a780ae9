/// Makes a Profile of what a program recorded by hand.

#ifndef VAIS_PROFILER_REPORT_INTERFACE_HANDRECORDS_H
#define VAIS_PROFILER_REPORT_INTERFACE_HANDRECORDS_H

#include "runtime/report/model/Profile.h"

#include "vais_profiler.h"

namespace vais::profiler {

struct HandRecords {
  Profile snapshot;
  std::vector<VaisProfileAllocation> live; ///< in no particular order
};

/// Reads `profiler`, which must not be null.
///
/// Samples and calls have no paths, and allocations no functions: edges join flat contexts, and
/// allocations belong to the root. If instrumented code has recorded as well (`instrumented` is not
/// null), functions are identified with its functions of the same name, samples belong to flat
/// contexts, and the Profile does not describe the process. Otherwise samples belong to callees of
/// the root.
HandRecords readHandRecords(void *profiler, const Profile *instrumented);

} // namespace vais::profiler

#endif
