/// Profiles whose process has not ended.

#ifndef VAIS_PROFILER_TOOL_LIVEPROFILE_H
#define VAIS_PROFILER_TOOL_LIVEPROFILE_H

#include <string>

namespace vais::profiler {

/// Whether a process still records into the profile at `path`, whose name it must have given it:
/// the profile says that it runs, and it is there and has the file mapped. (Another process may
/// have its number by now, or its own program may have become another one by exec.) True in doubt.
bool isLive(const std::string &path);

} // namespace vais::profiler

#endif
