/// All profilers of the process: for forks, which happen in a stopped world, so that the child has
/// all that was recorded until then and can go on; and for the sampler.

#ifndef VAIS_PROFILER_HANDLES_HANDLELIST_H
#define VAIS_PROFILER_HANDLES_HANDLELIST_H

#include "runtime/handles/handle/Handle.h"

namespace vais::profiler {

/// Of what concerns the process's profiler.
extern Mutex gProcessMutex __attribute__((visibility("hidden")));

/// Of the list of profilers. Lock order: gProcessMutex, this, those of profilers in their order.
extern Mutex gHandlesMutex __attribute__((visibility("hidden")));
extern Handle *gHandles __attribute__((visibility("hidden")));

void listHandle(Handle &handle);
void unlistHandle(Handle &handle);

/// Calls `visit(handle)` for each. Under gHandlesMutex.
template <class Visit> void forEachHandle(Visit visit) {
  for (Handle *handle = gHandles; handle; handle = handle->nextHandle)
    visit(*handle);
}

/// Whether the thread is in a fork that has stopped the world.
bool isForking(uint32_t thread);

} // namespace vais::profiler

#endif
