/// Sets the switches that hooks read.

#include "runtime/session/profile/RecordingSwitch.h"

#include "runtime/base/SystemCall.h"
#include "runtime/collect/contexts/Pauses.h"
#include "runtime/collect/state/BlockFilter.h"
#include "runtime/collect/state/OwnProcess.h"
#include "runtime/collect/state/ThreadState.h"
#include "runtime/collect/threads/Threads.h"
#include "runtime/edges/EdgeState.h"
#include "runtime/memory/MemoryState.h"
#include "runtime/session/options/Options.h"

namespace vais::profiler {

using namespace format;

/// Switches recording and notes the calls of all edges, because those made while recording is off
/// are subtracted; in a trace there are none. Returns whether recording was on, or `isOn` if it
/// cannot be switched, in a handler that interrupts the profiler in a sandbox.
static uint32_t switchCalls(bool isOn) {
  if (!gSwitches.header || !gOwn.isOwner || gSwitches.isTrace)
    return __atomic_exchange_n(&gOwn.isOn, isOn ? 1 : 0, __ATOMIC_RELAXED);
  if (interruptsSlowPath()) // which may hold the lock
    return isOn ? 1 : 0;
  const SlowPath slowPath;
  if (!tState.thread && gSwitches.header->threads.value)
    attachThread(); // noting the calls takes memory
  uint32_t &lock = gSwitches.header->pauseLock;
  while (__atomic_exchange_n(&lock, 1, __ATOMIC_ACQUIRE))
    systemCall(__NR_sched_yield);
  const uint32_t wasOn = __atomic_exchange_n(&gOwn.isOn, isOn ? 1 : 0, __ATOMIC_RELAXED);
  if (wasOn && !isOn) {
    noteStop();
    noteEdgesAtStop(tState.thread);
  } else if (!wasOn && isOn) {
    noteStart();
    noteEdgesAtStart(tState.thread);
  }
  __atomic_store_n(&lock, 0, __ATOMIC_RELEASE);
  return wasOn;
}

bool setRecording(bool isOn) {
  const uint32_t wasOn = switchCalls(isOn);
  const bool recordsMemory = isOn && gOptions.memory != choice_memory::none;
  const bool isProcess = gOptions.alloc_scope == choice_alloc_scope::process;
  const uint32_t how = gSwitches.isTrace ? kTracesMemory : static_cast<uint32_t>(memoryMode());
  const bool isSampled = recordsMemory && !isProcess && !gMemory.isExact;
  const bool isFast = isOn && !gSwitches.isTrace && (isSampled || isMemoryIgnored());
  __atomic_store_n(&gSwitches.blockFilter, isFast ? gSampleFilter : fullFilter(), __ATOMIC_RELEASE);
  __atomic_store_n(&gSwitches.recordsMemory, recordsMemory && !isProcess ? how : 0,
                   __ATOMIC_RELAXED);
  __atomic_store_n(&gOwn.recordsProcess, recordsMemory && isProcess, __ATOMIC_RELAXED);
  return wasOn != (isOn ? 1u : 0u);
}

} // namespace vais::profiler
