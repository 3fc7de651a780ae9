/// Determines when the open calls of a process's threads ended, and how long the threads had been
/// off the processor by then.

#ifndef VAIS_PROFILER_REPORT_THREADENDS_H
#define VAIS_PROFILER_REPORT_THREADENDS_H

#include "runtime/report/read/ThreadReader.h"

#include <vector>

namespace vais::profiler {

/// Returns an end for each thread: the one that was stamped when the process exited. If the process
/// was seen to die, its total CPU time is known. The part of it that the threads had not yet
/// noticed themselves is divided among them in proportion to the time since each looked at its CPU
/// clock. For other processes, the end is the last sign of life.
std::vector<ThreadEnd> threadEnds(const format::Header &header,
                                  const std::vector<format::Thread> &threads);

} // namespace vais::profiler

#endif
