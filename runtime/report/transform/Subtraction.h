/// What a process did between two moments.

#ifndef VAIS_PROFILER_REPORT_SUBTRACTION_H
#define VAIS_PROFILER_REPORT_SUBTRACTION_H

#include "runtime/report/model/Profile.h"

namespace vais::profiler {

/// Returns what was added to a profile since it was `before`: the same processes, read earlier.
/// Both must be as they were read, without names for reports and rearrangements.
///
/// Contexts are paired by their paths; all of `now` stay, and may have nothing. An estimate that
/// has become smaller since counts as 0. Its variance is the difference of the variances, as that
/// of the additional samples is, and at least the share of the difference in the whole:
///
///     variance = max(now.variance - before.variance, now.variance * difference / now.value)
///
/// Live bytes are those that were added, less those that were freed. What is at the peak, the
/// timeline of memory and the names of threads are those of `now`, since they have no difference.
/// Markers, which may be of any time, and means over runs are left out.
Profile subtractProfile(const Profile &before, Profile now);

} // namespace vais::profiler

#endif
