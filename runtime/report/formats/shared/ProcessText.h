/// How a process ended, in words.

#ifndef VAIS_PROFILER_REPORT_PROCESSTEXT_H
#define VAIS_PROFILER_REPORT_PROCESSTEXT_H

#include "runtime/report/model/Profile.h"

#include <string>

namespace vais::profiler {

/// Like "exited by _exit, status 3" or "killed by SIGKILL".
std::string endingText(const Program &program);

/// The word by which machines know it: "exit", "_exit", "quick_exit", "signal" or "unseen"; null
/// where the process may still run, or nothing is known but its state.
const char *endingName(const Program &program);

} // namespace vais::profiler

#endif
