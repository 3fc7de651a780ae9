/// What hooks and markers do for another copy of the runtime (RuntimeCopy.h), which passes on the
/// stack address of the call in instrumented code.

#ifndef VAIS_PROFILER_RECORD_COPYENTRIES_H
#define VAIS_PROFILER_RECORD_COPYENTRIES_H

#include "runtime/collect/state/RuntimeCopy.h"

namespace vais::profiler {

void *enterForCopy(VaisProfilerFunction &function, uint64_t frame);
void exitForCopy(void *passedOn, uint64_t frame);
void resumeForCopy(VaisProfilerFunction &function, void *passedOn, uint64_t frame);
void beginRegionForCopy(const char *name, uint64_t frame);
void endRegionForCopy(const char *name, uint64_t frame);

} // namespace vais::profiler

#endif
