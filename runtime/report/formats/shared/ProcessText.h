/// Describes how a process ended.

#ifndef VAIS_PROFILER_REPORT_PROCESSTEXT_H
#define VAIS_PROFILER_REPORT_PROCESSTEXT_H

#include "runtime/report/model/Profile.h"

#include <string>

namespace vais::profiler {

/// Returns a text like "exited by _exit, status 3" or "killed by SIGKILL".
std::string endingText(const Program &program);

/// Returns a machine-readable word: "exit", "_exit", "quick_exit", "signal" or "unseen"; null if
/// the process may still run or nothing but its state is known.
const char *endingName(const Program &program);

} // namespace vais::profiler

#endif
