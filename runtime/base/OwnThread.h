/// Threads of this process, identified by their Linux numbers.

#ifndef VAIS_PROFILER_IO_OWNTHREAD_H
#define VAIS_PROFILER_IO_OWNTHREAD_H

#include "runtime/base/SystemCall.h"

#include <cerrno>
#include <cstdint>

namespace vais::profiler {

/// Returns the number of the calling thread, by a system call. In a sandbox, returns a number that
/// only this thread has and that no thread has in Linux.
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

/// A number that no thread has.
constexpr uint32_t kNoThread = 0;

/// Returns whether the process no longer has such a thread. Makes system calls; false in a sandbox.
inline bool isThreadGone(uint32_t thread) {
  const long process = systemCall(__NR_getpid);
  return thread == kNoThread || systemCall(__NR_tgkill, process, thread, 0) == -ESRCH;
}

} // namespace vais::profiler

#endif
