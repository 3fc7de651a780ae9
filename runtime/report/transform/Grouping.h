/// Puts contexts together by other things than functions.

#ifndef VAIS_PROFILER_REPORT_GROUPING_H
#define VAIS_PROFILER_REPORT_GROUPING_H

#include "runtime/report/model/Profile.h"

namespace vais::profiler {

/// `snapshot` with source files in place of functions. Calls inside a file become recursion.
Snapshot groupByFile(const Snapshot &snapshot);

/// The trees of `threads` as one, each below a context of its own named "thread 1 (worker, 4711)",
/// ...; everything else is that of `whole`.
Snapshot groupByThread(const Snapshot &whole, const std::vector<Snapshot> &threads);

/// Whether `function` is one that groupByThread made.
bool isThread(const Function &function);

} // namespace vais::profiler

#endif
