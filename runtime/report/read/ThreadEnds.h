/// When the open calls of a process's threads ended, and how long the threads had been off the
/// processor by then.

#ifndef VAIS_PROFILER_REPORT_THREADENDS_H
#define VAIS_PROFILER_REPORT_THREADENDS_H

#include "runtime/report/read/ThreadReader.h"

#include <vector>

namespace vais::profiler {

/// An end for each thread: the one that was stamped when the process exited. Of a process that was
/// seen to die it is known for how long it ran on processors in all: what of that the threads had
/// not shown themselves is divided among them by the time that is left of each. Of others, the
/// newest sign of life.
std::vector<ThreadEnd> threadEnds(const format::Header &header,
                                  const std::vector<format::Thread> &threads);

} // namespace vais::profiler

#endif
