/// Groups contexts by something other than functions.

#ifndef VAIS_PROFILER_REPORT_GROUPING_H
#define VAIS_PROFILER_REPORT_GROUPING_H

#include "runtime/report/model/Profile.h"

namespace vais::profiler {

/// Returns `profile` with source files in place of functions. Calls within a file become recursion.
Profile groupByFile(const Profile &profile);

/// Combines the trees of `threads`, each below a context of its own that is named "thread 1
/// (worker, 4711)" and so on. Everything else is taken from `whole`.
Profile groupByThread(const Profile &whole, const std::vector<Profile> &threads);

/// Returns whether groupByThread made `function`.
bool isThread(const Function &function);

} // namespace vais::profiler

#endif
