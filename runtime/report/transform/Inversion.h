/// Inverts stacks, so that they lead from callees to callers.

#ifndef VAIS_PROFILER_REPORT_INVERSION_H
#define VAIS_PROFILER_REPORT_INVERSION_H

#include "runtime/report/model/Profile.h"

namespace vais::profiler {

/// Returns the tree of callers: below each function that has values of its own are its callers,
/// below them theirs, and so on. The own values of a context belong to the end of its inverted
/// path, so that totals are right on every level and self values are meaningless. Only for formats
/// of stacks.
Profile invertProfile(const Profile &profile);

} // namespace vais::profiler

#endif
