/// Threads of this process by their Linux numbers.

#ifndef VAIS_PROFILER_IO_OWNTHREAD_H
#define VAIS_PROFILER_IO_OWNTHREAD_H

#include "runtime/base/SystemCall.h"

#include <cerrno>
#include <cstdint>

namespace vais::profiler {

/// The calling thread's number. System call. In a sandbox, one that is the thread's alone and no
/// thread has in Linux.
inline uint32_t ownThread() {
  static uint32_t made;
  static __thread uint32_t own __attribute__((tls_model("initial-exec")));
  constexpr uint32_t kFirstMade = uint32_t(1) << 30;
  if (!isSandboxed())
    return static_cast<uint32_t>(systemCall(__NR_gettid));
  if (!own)
    own = kFirstMade + __atomic_fetch_add(&made, 1, __ATOMIC_RELAXED);
  return own;
}

/// No thread's number.
constexpr uint32_t kNoThread = 0;

/// Whether the process has no such thread any more. System calls; false in a sandbox.
inline bool isThreadGone(uint32_t thread) {
  const long process = systemCall(__NR_getpid);
  return thread == kNoThread || systemCall(__NR_tgkill, process, thread, 0) == -ESRCH;
}

} // namespace vais::profiler

#endif
