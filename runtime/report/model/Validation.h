/// Checks what every function that takes a Profile may rely on.

#ifndef VAIS_PROFILER_REPORT_VALIDATION_H
#define VAIS_PROFILER_REPORT_VALIDATION_H

#include "runtime/report/model/Profile.h"

#include <string>

namespace vais::profiler {

/// Returns the first invariant that `profile` breaks, such as "an edge to the root", or an empty
/// text if it breaks none:
///
/// - contexts[0] is the root, and no edge leads to it;
/// - each other context has a function and, unless it is flat, comes after its parent and is at
///   most kMostDepth calls below the root;
/// - each index is that of an element;
/// - times, counts and variances are finite and not negative, except where a counter or the
///   difference of two measurements may be, and small enough that their sums are finite as well.
///
/// Self and total times are not checked, because computeSelfTimes() (SelfTime.h) makes them from
/// the rest.
std::string findDamage(const Profile &profile);

/// Throws ProfileError "<source>: expected an undamaged profile, found ..." if there is any damage.
/// Every reader calls this before anything is computed from what it has read, and every writer
/// before it writes.
void requireValid(const Profile &profile, const std::string &source);

} // namespace vais::profiler

#endif
