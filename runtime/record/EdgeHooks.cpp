/// The hooks of objects whose control flow is counted.

#include "runtime/base/SystemCall.h"
#include "runtime/base/Text.h"
#include "runtime/collect/state/OwnProcess.h"
#include "runtime/collect/state/RuntimeCopy.h"
#include "runtime/collect/state/SessionStart.h"
#include "runtime/collect/state/ThreadState.h"
#include "runtime/collect/threads/Threads.h"
#include "runtime/edges/EdgeState.h"
#include "runtime/record/HookTypes.h"

using namespace vais::profiler::format;

VAIS_PROFILER_EXPORT void vais_profiler_record_counters(void *object) {
  if (interruptsSlowPath())
    return;
  const SlowPath slowPath;
  if (!beginSession()) {
    if (gRecorder)
      writeDiagnostic("count=edges: a library that is bound to a copy of the runtime of its own is "
                      "left out of the counters");
    return;
  }
  if (!tState.thread && !attachThread())
    return;
  registerCounters(*tState.thread, *static_cast<const VaisProfilerCounters *>(object));
}

/// Counts the value if recording is on, and if the function's values are in the profile.
static void count(uint64_t value, const void *values, int32_t site) {
  if (isUnlikely(!gOwn.isOn || !gOwn.isOwner))
    return;
  const auto sites = __atomic_load_n(static_cast<const uint64_t *>(values), __ATOMIC_ACQUIRE);
  const Header *header = gSwitches.header;
  if (isUnlikely(!header || sites - header->base >= header->reserve))
    return;
  countValue(reinterpret_cast<Address<ValueCount> *>(sites)[site], value);
}

VAIS_PROFILER_EXPORT void vais_profiler_record_target(uint64_t target, void *values, int32_t site) {
  count(target, values, site);
}

/// Sizes up to 8 and powers of two up to 512 are counted as they are. Others stand for a range: 513
/// for all from there on, and below that one more than the power of two before them.
static uint64_t rangeOf(uint64_t size) {
  constexpr uint64_t kExact = 8, kLarge = 513;
  if (size <= kExact)
    return size;
  if (size >= kLarge)
    return kLarge;
  const uint64_t power = uint64_t(1) << (63 - __builtin_clzll(size));
  return size == power ? size : power + 1;
}

VAIS_PROFILER_EXPORT void vais_profiler_record_size(uint64_t size, void *values, int32_t site) {
  count(rangeOf(size), values, site);
}
