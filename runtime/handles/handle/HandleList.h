/// Lists all profilers of the process. The list serves the sampler and forks: a fork happens in a
/// stopped world, so that the child has everything that was recorded until then and can continue to
/// record.

#ifndef VAIS_PROFILER_HANDLES_HANDLELIST_H
#define VAIS_PROFILER_HANDLES_HANDLELIST_H

#include "runtime/handles/handle/Handle.h"

namespace vais::profiler {

/// Guards everything about the process's profiler.
extern Mutex gProcessMutex __attribute__((visibility("hidden")));

/// Guards the list of profilers. Lock order: gProcessMutex, this one, then those of profilers in
/// the order of the list.
extern Mutex gHandlesMutex __attribute__((visibility("hidden")));
extern Handle *gHandles __attribute__((visibility("hidden")));

void listHandle(Handle &handle);
void unlistHandle(Handle &handle);

/// Calls `visit(handle)` for each profiler. Requires gHandlesMutex.
template <class Visit> void forEachHandle(Visit visit) {
  for (Handle *handle = gHandles; handle; handle = handle->nextHandle)
    visit(*handle);
}

/// Returns whether the thread is in a fork that has stopped the world.
bool isForking(uint32_t thread);

} // namespace vais::profiler

#endif
