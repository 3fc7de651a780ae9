/// The tables of `top` where there is no screen.

#ifndef VAIS_PROFILER_TOOL_TOPTABLES_H
#define VAIS_PROFILER_TOOL_TOPTABLES_H

#include "utils/vais-profiler/top/TopSource.h"

namespace vais::profiler {

/// Writes a table after the other to standard output until the program has ended or `isStopped`.
void showTopTables(const TopSource &source, const TopOptions &options,
                   const std::atomic<bool> &isStopped);

} // namespace vais::profiler

#endif
