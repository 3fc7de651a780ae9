/// Runs what may fail in any way in a process of its own.

#ifndef VAIS_PROFILER_TOOL_ANSWEROFCHILD_H
#define VAIS_PROFILER_TOOL_ANSWEROFCHILD_H

#include <functional>
#include <string>

namespace vais::profiler {

/// Returns what `work` returns in a child process, or "" if that process dies, has used a minute of
/// the processor or 8 GiB of memory, or cannot be made. It writes no core file.
std::string answerOfChild(const std::function<std::string()> &work);

} // namespace vais::profiler

#endif
