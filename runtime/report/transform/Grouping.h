/// Puts contexts together by other things than functions.

#ifndef VAIS_PROFILER_REPORT_GROUPING_H
#define VAIS_PROFILER_REPORT_GROUPING_H

#include "runtime/report/model/Profile.h"

namespace vais::profiler {

/// `profile` with source files in place of functions. Calls inside a file become recursion.
Profile groupByFile(const Profile &profile);

/// The trees of `threads` as one, each below a context of its own named "thread 1 (worker, 4711)",
/// ...; everything else is that of `whole`.
Profile groupByThread(const Profile &whole, const std::vector<Profile> &threads);

/// Whether `function` is one that groupByThread made.
bool isThread(const Function &function);

} // namespace vais::profiler

#endif
