/// Locates the profile of the calling process. In a program without instrumented code there is
/// none, and nothing here links a session in.

#include "runtime/base/SystemCall.h"
#include "runtime/collect/state/ThreadState.h"
#include "runtime/collect/timing/CpuTime.h"

#pragma GCC visibility push(default)
#include "contracts/OwnProfile.h"
#pragma GCC visibility pop

using namespace vais::profiler;

/// The magic is written last, when everything else is complete.
static bool isComplete(const format::Header &header) {
  uint64_t expected, found;
  __builtin_memcpy(&expected, format::kMagic, sizeof expected);
  __builtin_memcpy(&found, header.magic, sizeof found);
  return found == expected;
}

const void *vais_profiler_own_profile(void) {
  const format::Header *header = gSwitches.header;
  const bool isOwn = header && isComplete(*header) &&
                     header->processId == static_cast<uint32_t>(systemCall(__NR_getpid));
  return isOwn ? header : nullptr;
}

const void *vais_profiler_own_context(void) {
  const format::Context *context = tState.current;
  return vais_profiler_own_profile() && context->function.value ? context : nullptr;
}

void vais_profiler_own_thread_time(const void *thread, uint64_t *ticks, int64_t *offTicks) {
  const ThreadMoment moment = momentOf(*static_cast<const format::Thread *>(thread));
  *ticks = moment.ticks;
  *offTicks = moment.offTicks;
}
