/// Profilers in forked children: fork() happens in a stopped world, so that the child has all that
/// was recorded until then, and can go on.

#ifndef VAIS_PROFILER_HANDLES_FORKS_H
#define VAIS_PROFILER_HANDLES_FORKS_H

#include "Handle.h"

namespace vais::profiler {

/// Of what concerns the process's profiler; taken before the lock of any.
extern Mutex gProcessMutex __attribute__((visibility("hidden")));

/// From now on, and until then, forks stop the profiler's world.
void followForks(Handle &handle);
void unfollowForks(Handle &handle);

/// Whether the thread is in a fork that has stopped the world.
bool isForking(uint32_t thread);

} // namespace vais::profiler

#endif
