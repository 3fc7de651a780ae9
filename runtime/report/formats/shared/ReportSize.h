/// How long a report may become for what it is of.

#ifndef VAIS_PROFILER_REPORT_REPORTSIZE_H
#define VAIS_PROFILER_REPORT_REPORTSIZE_H

#include "runtime/report/model/Profile.h"

namespace vais::profiler {

/// What a format writes more than once.
enum class Repeats {
  Names,           ///< those of functions, for each call between them and each line of theirs
  AllocatingPaths, ///< also those of all functions that lead to one that allocates
  Paths            ///< or to any one
};

/// A format that spells names out wherever they occur makes far more of a small profile than that
/// holds, where names are long or paths deep: gigabytes of a megabyte, of a profile that was made
/// to do so. Throws ProfileError where that is out of proportion.
void requireModestReport(const Profile &profile, Repeats repeats);

} // namespace vais::profiler

#endif
