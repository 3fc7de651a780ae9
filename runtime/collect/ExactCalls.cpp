/// Calls that may wait: they look at the CPU clock at both ends.

#include "ExactCalls.h"

#include "Sampling.h"

namespace vais::profiler {

using namespace format;

uint64_t beginExactCallSlowly(Context *caller, Slot *slot, uint64_t frame) {
  EdgeTime &time = *timeOf(caller, slot);
  TimedCall *call = pushTimedCallSlowly(time, caller, frame);
  if (!call)
    return reinterpret_cast<uint64_t>(caller);
  Thread &thread = *tState.thread;
  const bool mayWait = slot->calls == 1 || isLong(time, static_cast<double>(slot->calls));
  if (mayWait)
    lookAtCpuTime(thread);
  else if (gSwitches.isPlainExact)
    slot->nextTimed = 0;
  call->offBefore = thread.offTicks;
  call->start = readTicks();
  return call->token;
}

/// What of `off` a thread was off the processor while the call ran. Unless its beginning looked at
/// the CPU clock, some of that may have been earlier: what found room between the newest look and
/// the beginning is taken to have been there.
static int64_t offTicksOf(int64_t off, uint64_t start, uint64_t lookedAt, uint64_t elapsed) {
  const int64_t earlier = lookedAt < start ? static_cast<int64_t>(start - lookedAt) : int64_t(0);
  return notMoreThan(elapsed, off > earlier ? off - earlier : 0);
}

void endLongExactCall(Thread &thread, EdgeTime &time, uint64_t start, int64_t offBefore,
                      uint64_t end) {
  const uint64_t lookedAt = thread.cpuLookedAt;
  const uint64_t elapsed = end - start;
  lookAtCpuTime(thread);
  const int64_t off = offTicksOf(thread.offTicks - offBefore, start, lookedAt, elapsed);
  time.countedTicks += elapsed - static_cast<uint64_t>(off);
  time.countedOffTicks += off;
  Slot &slot = *time.slot.get();
  if (isLong(time, static_cast<double>(slot.calls)))
    slot.nextTimed = 1;
}

} // namespace vais::profiler
