/// Turns stacks around: from who spent it out to who called.

#ifndef VAIS_PROFILER_REPORT_INVERSION_H
#define VAIS_PROFILER_REPORT_INVERSION_H

#include "runtime/report/model/Profile.h"

namespace vais::profiler {

/// The tree of callers: below each function that has values of its own its callers, below them
/// theirs. What a context had of its own now belongs to the end of its turned path, so that totals
/// are right at every level and self values mean nothing: for formats of stacks only.
Profile invertProfile(const Profile &profile);

} // namespace vais::profiler

#endif
