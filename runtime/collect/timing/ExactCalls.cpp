/// Calls that may wait look at the CPU clock at both ends.

#include "runtime/collect/timing/ExactCalls.h"

#include "runtime/collect/timing/Sampling.h"

namespace vais::profiler {

using namespace format;

/// Distributes the `off` ticks that the thread was off the processor between `since` and `until`
/// among the open calls that began in between without looking at the CPU clock. The ticks off the
/// processor before the start of a call are assumed to be proportional to the time passed, so that
/// no call waits longer than it takes. Each open call is visited by only one look, because it began
/// before the next one.
static void settleOpenCalls(TimedCall *top, uint64_t since, uint64_t until, int64_t off) {
  if (off <= 0 || until <= since)
    return;
  const double share = static_cast<double>(off) / static_cast<double>(until - since);
  for (TimedCall *call = top; call->frame != UINT64_MAX; call = call->previous.get()) {
    if (call->start == 0) // a handler interrupted its beginning
      continue;
    if (call->start <= since)
      return;
    if (call->start < until)
      call->offBefore += static_cast<int64_t>(share * static_cast<double>(call->start - since));
  }
}

uint64_t beginExactCallSlowly(Context *caller, Slot *slot, uint64_t frame) {
  EdgeTime &time = *timeOf(caller, slot);
  TimedCall *call = pushTimedCallSlowly(time, caller, frame);
  if (!call)
    return reinterpret_cast<uint64_t>(caller);
  Thread &thread = *tState.thread;
  const bool mayWait = slot->calls == 1 || isLong(time, static_cast<double>(slot->calls));
  if (mayWait) {
    const uint64_t lookedAt = thread.cpuLookedAt;
    const int64_t offThen = thread.offTicks;
    lookAtCpuTime(thread);
    settleOpenCalls(call->previous.get(), lookedAt, thread.cpuLookedAt, thread.offTicks - offThen);
  } else if (gSwitches.isPlainExact)
    slot->nextTimed = 0;
  call->offBefore = thread.offTicks;
  call->start = readTicks();
  return call->token;
}

int64_t offTicksOf(const ExactWait &wait) {
  const auto most = wait.off < wait.elapsed ? wait.off : wait.elapsed;
  const auto least = wait.off > wait.earlier ? wait.off - wait.earlier : 0;
  const auto likely = wait.usual > 0 ? wait.elapsed - wait.usual : 0;
  if (likely <= least)
    return least < most ? least : most;
  return likely < most ? likely : most;
}

/// Returns the ticks that calls of the edge took on the processor on average, or 0 if this is its
/// first call.
static int64_t usualTicks(const EdgeTime &time) {
  const uint64_t calls = time.slot.get()->calls;
  return calls > 1 ? static_cast<int64_t>(time.countedTicks / (calls - 1)) : 0;
}

void endLongExactCall(Thread &thread, EdgeTime &time, uint64_t start, int64_t offBefore,
                      uint64_t end) {
  const uint64_t lookedAt = thread.cpuLookedAt;
  const uint64_t elapsed = end - start;
  const uint64_t earlier = lookedAt < start ? start - lookedAt : 0;
  lookAtCpuTime(thread);
  const int64_t known = thread.offTicks - offBefore;
  const int64_t off = offTicksOf(
      {known, static_cast<int64_t>(earlier), static_cast<int64_t>(elapsed), usualTicks(time)});
  if (earlier)
    settleOpenCalls(thread.timedTop.get(), lookedAt, start, known - off);
  time.countedTicks += elapsed - static_cast<uint64_t>(off);
  time.countedOffTicks += off;
  countDuration(time, elapsed, 1);
  Slot &slot = *time.slot.get();
  if (isLong(time, static_cast<double>(slot.calls)))
    slot.nextTimed = 1;
}

} // namespace vais::profiler
