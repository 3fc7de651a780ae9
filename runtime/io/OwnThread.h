/// Threads of this process by their Linux numbers.

#ifndef VAIS_PROFILER_IO_OWNTHREAD_H
#define VAIS_PROFILER_IO_OWNTHREAD_H

#include "SystemCall.h"

#include <cerrno>
#include <cstdint>

namespace vais::profiler {

/// System call.
inline uint32_t ownThread() { return static_cast<uint32_t>(systemCall(__NR_gettid)); }

/// No thread's number.
constexpr uint32_t kNoThread = 0;

/// Whether the process has no such thread any more. System calls.
inline bool isThreadGone(uint32_t thread) {
  const long process = systemCall(__NR_getpid);
  return thread == kNoThread || systemCall(__NR_tgkill, process, thread, 0) == -ESRCH;
}

} // namespace vais::profiler

#endif
