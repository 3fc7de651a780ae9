/// The runtime's switches and state as the fast path (FastPath.h) sees them.

#ifndef VAIS_PROFILER_RECORD_FASTSTATE_H
#define VAIS_PROFILER_RECORD_FASTSTATE_H

#include "runtime/collect/state/ThreadState.h"

#include <cstddef>

namespace vais::profiler {

static_assert(offsetof(VaisProfilerSwitches, counts) == offsetof(Switches, counts));
static_assert(offsetof(VaisProfilerSwitches, recordsMemory) == offsetof(Switches, recordsMemory));
static_assert(offsetof(VaisProfilerSwitches, blockFilter) == offsetof(Switches, blockFilter));
static_assert(offsetof(VaisProfilerThreadState, current) == offsetof(ThreadState, current));
static_assert(offsetof(VaisProfilerThreadState, bytesToSample) ==
              offsetof(ThreadState, bytesToSample));
static_assert(offsetof(VaisProfilerContext, function) == offsetof(format::Context, function));
static_assert(offsetof(VaisProfilerContext, allocations) == offsetof(format::Context, allocations));
static_assert(offsetof(VaisProfilerContext, allocatedBytes) ==
              offsetof(format::Context, allocatedBytes));
static_assert(offsetof(VaisProfilerContext, deallocations) ==
              offsetof(format::Context, deallocations));
static_assert(offsetof(VaisProfilerContext, slots) == offsetof(format::Context, slots));
static_assert(VAIS_PROFILER_SLOTS == format::kSlotsPerContext);
static_assert(sizeof(VaisProfilerSlot) == sizeof(format::Slot));
static_assert(offsetof(VaisProfilerSlot, function) == offsetof(format::Slot, function));
static_assert(offsetof(VaisProfilerSlot, target) == offsetof(format::Slot, target));
static_assert(offsetof(VaisProfilerSlot, calls) == offsetof(format::Slot, calls));
static_assert(offsetof(VaisProfilerSlot, nextTimed) == offsetof(format::Slot, nextTimed));

inline const VaisProfilerSwitches *fastSwitches() {
  return reinterpret_cast<const VaisProfilerSwitches *>(&gSwitches);
}
inline VaisProfilerThreadState *fastState() {
  return reinterpret_cast<VaisProfilerThreadState *>(&tState);
}

} // namespace vais::profiler

#endif
