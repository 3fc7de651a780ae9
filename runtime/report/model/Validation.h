/// What every function on a Profile may rely on, checked in one place.

#ifndef VAIS_PROFILER_REPORT_VALIDATION_H
#define VAIS_PROFILER_REPORT_VALIDATION_H

#include "runtime/report/model/Profile.h"

#include <string>

namespace vais::profiler {

/// The first invariant that `profile` breaks, as "an edge to the root"; empty when it breaks none:
///
/// - contexts[0] is the root, and no edge leads to it;
/// - each other context has a function and, unless it is flat, stands after its parent and is at
///   most kMostDepth calls below the root;
/// - whatever is an index, is one of what it points to;
/// - times, counts and variances are finite and not negative, except where a counter or the
///   difference of two measurements may be, and small enough that their sums are finite as well.
///
/// Self and total times are left out: computeSelfTimes() (SelfTime.h) makes them from the rest.
std::string findDamage(const Profile &profile);

/// Throws ProfileError "<source>: expected an undamaged profile, found ..." where there is any
/// damage. Every reader calls this before anything is computed from what it has read, and every
/// writer before it writes.
void requireValid(const Profile &profile, const std::string &source);

} // namespace vais::profiler

#endif
