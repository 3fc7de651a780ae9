/// Describes the calling process for a report.

#ifndef VAIS_PROFILER_REPORT_INTERFACE_OWNPROCESS_H
#define VAIS_PROFILER_REPORT_INTERFACE_OWNPROCESS_H

#include "runtime/report/model/Profile.h"

namespace vais::profiler {

/// Describes the running process, whose recording began `ns` ago.
Program describeOwnProcess(double ns);

} // namespace vais::profiler

#endif
