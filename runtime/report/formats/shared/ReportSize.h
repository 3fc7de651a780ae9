/// Bounds the size of a report in relation to its profile.

#ifndef VAIS_PROFILER_REPORT_REPORTSIZE_H
#define VAIS_PROFILER_REPORT_REPORTSIZE_H

#include "runtime/report/model/Profile.h"

namespace vais::profiler {

/// What a format writes repeatedly.
enum class Repeats {
  Names,           ///< names of functions, for each call between them and for each of their lines
  AllocatingPaths, ///< also the names on all paths to a function that allocates
  Paths            ///< the names on all paths
};

/// A format that spells names out wherever they occur can turn a small profile with long names or
/// deep paths into a far larger report: a megabyte that was crafted for this purpose becomes
/// gigabytes. Throws ProfileError if the report would be out of proportion.
void requireModestReport(const Profile &profile, Repeats repeats);

} // namespace vais::profiler

#endif
