/// Threads without libc, because a program may define pthread_create itself, or have none.

#ifndef VAIS_PROFILER_HANDLES_BARETHREAD_H
#define VAIS_PROFILER_HANDLES_BARETHREAD_H

#include <cstddef>

namespace vais::profiler {

/// Bytes of a thread's stack.
constexpr size_t kBareStackSize = size_t(64) << 10;

/// Starts a thread of this process on `stack` that runs `body`, which must not return and must not
/// use thread-local variables, because the thread has none of its own. Signals that are blocked now
/// are blocked in the thread. Returns false if the kernel refuses. Makes a system call.
bool startBareThread(void *stack, void (*body)());

} // namespace vais::profiler

#endif
