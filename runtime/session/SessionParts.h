/// What beginning a session and forking it have in common. Only for session/.

#ifndef VAIS_PROFILER_SESSION_SESSIONPARTS_H
#define VAIS_PROFILER_SESSION_SESSIONPARTS_H

#include "runtime/base/Text.h"
#include "runtime/session/Options.h"

#include "contracts/ProfileFormat.h"

namespace vais::profiler {

extern Options gOptions __attribute__((visibility("hidden")));

/// Sets the ids of the process and its parent, the time, and that the process is running.
void describeProcess(format::Header &header);

/// Sets the fields of the trace, which begins where the profile's addresses end.
void describeTrace(format::Header &header);

/// Returns the path of the profile of `process`; empty if it is not saved.
PathText outputPath(uint32_t process, bool isForked);

/// Gives the profile its name, and sets aside the page for publishProfileFile.
void publish(format::Header &header);

} // namespace vais::profiler

#endif
