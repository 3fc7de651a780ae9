/// Implements the slow path of recording events: makes buffers, writes them and starts them over.

#include "runtime/trace/TraceBuffer.h"

#include "runtime/base/ProfileFile.h"
#include "runtime/base/SystemCall.h"
#include "runtime/base/Text.h"
#include "runtime/collect/state/SessionStart.h"
#include "runtime/collect/state/ThreadState.h"
#include "runtime/collect/threads/ThreadNames.h"
#include "runtime/collect/threads/Threads.h"
#include "runtime/collect/timing/CpuTime.h"

#include <sys/mman.h>

namespace vais::profiler {

using namespace format;

TraceState gTrace = {};
__thread TraceCursor tTrace = {};

namespace {

/// The number of words that may be added to an event: Time and Off with its Value before and after
/// it, and Pause.
constexpr uint64_t kMostCompanions = 7;

void fence() { __atomic_signal_fence(__ATOMIC_SEQ_CST); }

uint64_t addressOf(const uint64_t *event) { return reinterpret_cast<uint64_t>(event); }

uint64_t offsetOf(uint64_t place) { return gSwitches.header->traceStart + place * kTraceBlockSize; }

bool isMemoryEvent(EventKind kind) {
  return kind == EventKind::Allocation || kind == EventKind::Free ||
         kind == EventKind::Reallocation;
}

void setEnd(TraceBlock &block) {
  tTrace.limit = addressOf(block.events + kEventsPerBlock);
  tTrace.end = gClock == Clock::Monotonic ? 0 : tTrace.limit;
}

/// Returns when the slow path must come again at the latest: for a Time event or, where
/// interruptions cannot be seen, to look at the CPU clock.
uint64_t epochEndAfter(uint64_t now) {
  const uint64_t end = ((now >> kEventTimeBits) + 1) << kEventTimeBits;
  const uint64_t due = now + gCpuTimeLimits.staleAfter;
  return seesInterruptions() || end < due ? end : due;
}

/// Begins the buffer, whose events must be clear.
void begin(TraceBlock &block, uint64_t now) {
  block.ticks = now;
  block.lost = tState.thread->lostEvents;
  block.depth = static_cast<uint32_t>(tTrace.depth);
  block.owner = tState.thread->owner;
  tTrace.epochEnd = epochEndAfter(now);
  ++tTrace.fills;
  tTrace.next = addressOf(block.events);
  setEnd(block);
}

TraceBlock *makeBuffer(Thread &thread) {
  const uint64_t place = __atomic_fetch_add(&gSwitches.header->traceBlocks, 1, __ATOMIC_RELAXED);
  auto *block = static_cast<TraceBlock *>(mapProfileFile(offsetOf(place), kTraceBlockSize));
  if (!block)
    return nullptr;
  block->thread =
      static_cast<uint32_t>((reinterpret_cast<uint64_t>(&thread) - gTrace.base) / kNumberedSize);
  block->state = BlockState::Buffer;
  begin(*block, readTicks());
  fence();
  copyBytes(block->magic, kTraceMagic, sizeof kTraceMagic);
  thread.traceBuffer.set(block);
  return block;
}

/// Continues after what the thread's previous owner recorded.
TraceBlock *adoptBuffer(TraceBlock &block) {
  uint64_t used = kEventsPerBlock;
  while (used > 0 && block.events[used - 1] == 0)
    --used;
  ++tTrace.fills;
  tTrace.epochEnd = 0; // it is not known which Time event is the latest
  tTrace.next = addressOf(block.events + used);
  setEnd(block);
  return &block;
}

void clear(TraceBlock &block) {
  uint64_t *events = block.events;
#if defined(__x86_64__)
  uint64_t count = kEventsPerBlock;
  asm volatile("rep stosq" : "+D"(events), "+c"(count) : "a"(0) : "memory");
#else
  for (uint64_t i = 0; i < kEventsPerBlock; ++i)
    __atomic_store_n(events + i, 0, __ATOMIC_RELAXED);
#endif
}

/// Returns a place for a block: the next one of the ring, or a new one.
uint64_t nextPlace() {
  Header &header = *gSwitches.header;
  return header.traceRing
             ? __atomic_fetch_add(&header.traceTurn, 1, __ATOMIC_RELAXED) % header.traceRing
             : __atomic_fetch_add(&header.traceBlocks, 1, __ATOMIC_RELAXED);
}

/// Writes the full buffer and starts it over. The buffer keeps its sequence number until it is
/// clear, so that a reader recognises it as already written if the process is killed in between.
void flush(uint64_t now) {
  TraceBlock &block = *tTrace.block;
  Thread &thread = *tState.thread;
  thread.lastTicks = now;
  block.seal = blockSeal(block.thread, block.sequence);
  block.state = BlockState::Written;
  if (!writeProfileFile(offsetOf(nextPlace()), &block, kTraceBlockSize))
    for (const uint64_t event : block.events)
      countLostEvent(event);
  block.state = BlockState::Buffer;
  block.seal = 0;
  fence();
  clear(block);
  fence();
  ++block.sequence;
  begin(block, now);
}

void put(uint64_t event) {
  *reinterpret_cast<uint64_t *>(tTrace.next) = event;
  tTrace.next += sizeof event;
}

void putTimed(uint64_t word, uint64_t now) {
  if (now >= tTrace.epochEnd) {
    put(timedEvent(eventWord(EventKind::Time, now >> kEventTimeBits & kLargestOperand), now));
    tTrace.epochEnd = epochEndAfter(now);
  }
  put(timedEvent(word, now));
}

/// Returns how many ticks before `now` the thread's latest event was recorded.
uint64_t ticksSinceEvent(uint64_t now) {
  constexpr uint64_t kTimeMask = (uint64_t(1) << kEventTimeBits) - 1;
  // Where an event has found no space, the next place is behind the buffer.
  const uint64_t end = tTrace.next < tTrace.limit ? tTrace.next : tTrace.limit;
  const auto *event = reinterpret_cast<const uint64_t *>(end);
  while (event > tTrace.block->events) {
    const EventKind kind = kindOf(*--event);
    if (kind != EventKind::Nothing && kind != EventKind::Value)
      return (now - timeOf(*event)) & kTimeMask;
  }
  return now - tTrace.block->ticks;
}

/// Returns whether the CPU clock has to be looked at. Where interruptions cannot be seen, this is
/// so if the latest look is long ago.
bool mayHaveWaited(uint64_t now) {
  return wasInterrupted() ||
         (!seesInterruptions() && now - tState.thread->cpuLookedAt >= gCpuTimeLimits.staleAfter);
}

/// Returns how much of the time off the processor that a look has found can have passed since the
/// latest event. Where interruptions cannot be seen, part of it may have passed before; since looks
/// are not far apart, that is little compared with a long time since that event.
uint64_t mostOffTicks(uint64_t now) {
  if (seesInterruptions())
    return UINT64_MAX;
  const uint64_t since = ticksSinceEvent(now);
  return since >= gCpuTimeLimits.staleAfter ? since : 0;
}

/// A moment, and the preceding time off the processor that no event has recorded yet.
struct Look {
  uint64_t ticks;
  uint64_t offTicks;
};

/// Looks at the CPU clock, which accounts for the time off the processor up to this moment. The
/// beginning and end of an event or a pause are such moments, so that no time is recorded twice.
Look lookAtOffTime() {
  Thread &thread = *tState.thread;
  lookAtCpuTime(thread);
  const int64_t off = thread.offTicks - tTrace.offTicks;
  if (off <= 0)
    return {thread.cpuLookedAt, 0};
  tTrace.offTicks = thread.offTicks;
  const uint64_t most = mostOffTicks(thread.cpuLookedAt);
  return {thread.cpuLookedAt,
          static_cast<uint64_t>(off) < most ? static_cast<uint64_t>(off) : most};
}

void putOff(uint64_t offTicks, uint64_t now) {
  if (!offTicks)
    return;
  putTimed(eventWord(EventKind::Off, 0), now);
  put(valueEvent(offTicks));
}

/// Records that the profiler used the time since `start` itself. Time that the thread waited
/// meanwhile is not a cost of the profiler, but time off the processor like any other.
void putPause(uint64_t start) {
  wasInterrupted();
  const Look end = lookAtOffTime();
  const uint64_t elapsed = end.ticks - start;
  const uint64_t off = end.offTicks < elapsed ? end.offTicks : elapsed;
  const uint64_t units = (elapsed - off) / kPauseUnit;
  putTimed(eventWord(EventKind::Pause, units < kLargestOperand ? units : kLargestOperand),
           end.ticks);
  putOff(off, end.ticks);
}

} // namespace

void countLostEvent(uint64_t event) {
  const EventKind kind = kindOf(event);
  if (kind == EventKind::Nothing || kind == EventKind::Value)
    return;
  if (isMemoryEvent(kind))
    countDroppedAllocation();
  if (!tState.thread)
    return kind == EventKind::Enter ? countDroppedCall() : void();
  addToCounter(tState.thread->lostEvents, 1);
  if (kind == EventKind::Enter)
    addToCounter(tState.thread->droppedCalls, 1);
}

bool openTraceBuffer() {
  if (tTrace.block)
    return true;
  if (!tState.thread && !(beginSession() && attachThread()))
    return false;
  Thread &thread = *tState.thread;
  tTrace.block =
      thread.traceBuffer.value ? adoptBuffer(*thread.traceBuffer.get()) : makeBuffer(thread);
  tTrace.isRefused = !tTrace.block;
  if (tTrace.isRefused)
    return false;
  wasInterrupted();
  tTrace.interruption = interruptionWord();
  tTrace.offTicks = thread.offTicks;
  if (tTrace.limit - tTrace.next < (kMostCompanions + 1) * sizeof(uint64_t))
    flush(readTicks());
  putTimed(eventWord(EventKind::Thread, thread.owner), readTicks());
  return true;
}

void recordEventSlowly(uint64_t word, const uint64_t *values, unsigned count) {
  Look look = {readTicks(), 0};
  if (tTrace.isRefused || interruptsSlowPath())
    return countLostEvent(word);
  const SlowPath slowPath;
  if (!openTraceBuffer())
    return countLostEvent(word);
  const uint64_t needed = (count + 1 + kMostCompanions) * sizeof(uint64_t);
  const bool wasFull = tTrace.next + needed > tTrace.limit;
  if (mayHaveWaited(look.ticks) || wasFull)
    look = lookAtOffTime();
  noteOwnName(*tState.thread);
  tTrace.interruption = interruptionWord(); // the program may have begun to use rseq itself
  if (wasFull)
    flush(look.ticks);
  putOff(look.offTicks, look.ticks);
  putTimed(word, look.ticks);
  for (unsigned i = 0; i < count; ++i)
    put(valueEvent(values[i]));
  if (wasFull)
    putPause(look.ticks);
}

bool wasRecorded(uint64_t *place, uint64_t event, unsigned count) {
  if (*place != event) // the place was cleared after it was written
    return true;
  if (addressOf(place) < tTrace.next) // the event has overwritten one of the handler's
    addToCounter(tState.thread->lostEvents, 1);
  for (unsigned i = 0; i <= count; ++i)
    place[i] = 0;
  return false;
}

uint64_t beginPause() {
  const uint64_t now = readTicks();
  if (!openTraceBuffer() || tTrace.next + kMostCompanions * sizeof(uint64_t) > tTrace.limit)
    return 0;
  if (!mayHaveWaited(now))
    return now;
  const Look look = lookAtOffTime();
  putOff(look.offTicks, look.ticks);
  return look.ticks;
}

void endPause(uint64_t start) {
  if (start)
    putPause(start);
}

void leaveTraceBuffer(TraceCursor &cursor, Thread *thread) {
  if (cursor.block)
    systemCall(__NR_munmap, cursor.block, kTraceBlockSize);
  const uint64_t depth = cursor.depth;
  cursor = TraceCursor();
  cursor.depth = depth;
  if (!thread)
    return;
  thread->traceBuffer.set(nullptr);
  thread->lostEvents = 0;
}

} // namespace vais::profiler
