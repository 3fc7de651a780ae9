/// The buffer that a thread's events go to, and how an event gets there.
///
/// A place is taken by one instruction, then stamped, then written to. A signal handler between the
/// steps takes places of its own. Should it fill the buffer, so that the place is gone, the event
/// is recorded once more. What is left unwritten by a handler's longjmp or a kill reads as nothing:
/// a buffer is cleared before it is begun anew.

#ifndef VAIS_PROFILER_TRACE_TRACEBUFFER_H
#define VAIS_PROFILER_TRACE_TRACEBUFFER_H

#include "runtime/collect/Interruptions.h"
#include "runtime/collect/Ticks.h"
#include "runtime/trace/TraceState.h"

namespace vais::profiler {

/// As recordEvent, whatever the buffer looks like: makes it, writes it to the file, begins it anew.
/// Counts the event where there is no room for it. Safe in signal handlers.
__attribute__((noinline, cold)) void recordEventSlowly(uint64_t word, const uint64_t *values,
                                                       unsigned count);

/// An event was written to a place that was the buffer's before a handler began it anew.
__attribute__((noinline, cold)) void takeBackEvent(uint64_t *event, unsigned count);

/// Counts an event that is lost.
void countLostEvent(uint64_t event);

/// The profiler takes time for itself, which is no part of the calls that are open. Returns when it
/// began, which endPause() records; 0 where there is no room for that. In one and the same slow
/// path, with no event between the two.
uint64_t beginPause();
void endPause(uint64_t start);

/// Makes the calling thread's buffer if need be; false when there is none to be had. In a slow
/// path.
bool openTraceBuffer();

/// In a forked child: its thread, whose tree may be null, begins a buffer of its own. Calls that
/// are open stay open.
void leaveTraceBuffer(TraceCursor &cursor, format::Thread *thread);

/// Adds to a counter and returns what it was, in one instruction that a signal handler on this
/// thread cannot tear. Not atomic between threads.
inline uint64_t takeFromCounter(uint64_t &counter, uint64_t amount) {
#if defined(__x86_64__)
  asm volatile("xaddq %0, %1" : "+r"(amount), "+m"(counter) : : "cc");
  return amount;
#else
  return __atomic_fetch_add(&counter, amount, __ATOMIC_RELAXED);
#endif
}

/// Whether the thread may have been off the processor since its last event. There is a buffer.
inline bool wasInterruptedSince() {
  return __builtin_expect(*tTrace.interruption != kUninterrupted, 0);
}

/// Records an event where that is plain sailing: `word` is what eventWord() makes, `values` are
/// what follows it. Where it is not, recordEventSlowly is to be called.
template <unsigned Count>
__attribute__((always_inline)) inline bool tryRecordEvent(uint64_t word, const uint64_t *values) {
  constexpr uint64_t kSize = (Count + 1) * sizeof(uint64_t);
  const uint64_t fills = __atomic_load_n(&tTrace.fills, __ATOMIC_RELAXED);
  const uint64_t place = takeFromCounter(tTrace.next, kSize);
  if (__builtin_expect(place + kSize > tTrace.end, 0))
    return false;
  // In this order, so that an interruption before the stamp is told before the event.
  const uint64_t now = readCounter();
  if (__builtin_expect(now >= tTrace.epochEnd, 0) || wasInterruptedSince())
    return false;
  auto *events = reinterpret_cast<uint64_t *>(place);
  for (unsigned i = 0; i < Count; ++i)
    events[i + 1] = format::valueEvent(values[i]);
  __atomic_store_n(events, format::timedEvent(word, now), __ATOMIC_RELAXED);
  __atomic_signal_fence(__ATOMIC_SEQ_CST);
  if (__builtin_expect(__atomic_load_n(&tTrace.fills, __ATOMIC_RELAXED) == fills, 1))
    return true;
  takeBackEvent(events, Count);
  return false;
}

/// Records an event.
template <unsigned Count> inline void recordEvent(uint64_t word, const uint64_t (&values)[Count]) {
  if (!tryRecordEvent<Count>(word, values))
    recordEventSlowly(word, values, Count);
}
inline void recordEvent(uint64_t word) {
  if (!tryRecordEvent<0>(word, nullptr))
    recordEventSlowly(word, nullptr, 0);
}

} // namespace vais::profiler

#endif
