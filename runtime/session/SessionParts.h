/// What beginning a session and forking it have in common. For session/ only.

#ifndef VAIS_PROFILER_SESSION_SESSIONPARTS_H
#define VAIS_PROFILER_SESSION_SESSIONPARTS_H

#include "runtime/base/Text.h"
#include "runtime/session/Options.h"

#include "contracts/ProfileFormat.h"

namespace vais::profiler {

extern Options gOptions __attribute__((visibility("hidden")));

/// Process, parent and time. The process runs.
void describeProcess(format::Header &header);

/// The trace begins where the profile's addresses end.
void describeTrace(format::Header &header);

/// Where the profile of `process` goes; empty: nowhere.
PathText outputPath(uint32_t process, bool isForked);

/// Gives the profile its name, and gives out a page behind what is mapped so far.
void publish(format::Header &header);

} // namespace vais::profiler

#endif
