/// Recognises profiles whose process has not ended.

#ifndef VAIS_PROFILER_TOOL_LIVEPROFILE_H
#define VAIS_PROFILER_TOOL_LIVEPROFILE_H

#include <string>

namespace vais::profiler {

/// Returns whether a process still records into the profile at `path`, whose name that process must
/// have chosen: the profile says that it runs, and the process exists and has the file mapped.
/// (Another process may have its number by now, or it may have become another program by exec.)
/// Returns true in case of doubt.
bool isLive(const std::string &path);

} // namespace vais::profiler

#endif
