/// The buffer of a thread's events, and how an event gets into it.
///
/// A place is reserved by one instruction, then the event is stamped, then written. A signal
/// handler that runs between these steps reserves places of its own. If it fills the buffer, so
/// that the place is gone before the event was there, the event is recorded again. A place that is
/// never written, because a handler has filled the buffer or leaves by longjmp or the process is
/// killed, reads as nothing, because a buffer is cleared before it starts over.

#ifndef VAIS_PROFILER_TRACE_TRACEBUFFER_H
#define VAIS_PROFILER_TRACE_TRACEBUFFER_H

#include "runtime/collect/clock/Interruptions.h"
#include "runtime/collect/clock/Ticks.h"
#include "runtime/trace/TraceState.h"

namespace vais::profiler {

/// Like recordEvent, whatever the state of the buffer: makes it, writes it to the file, starts it
/// over. Counts the event as lost if there is no space for it. May be called in signal handlers.
__attribute__((noinline, cold)) void recordEventSlowly(uint64_t word, const uint64_t *values,
                                                       unsigned count);

/// To be called if a signal handler started the buffer over while an event of `count` values was
/// written to `place`. Returns whether the event is in the record. If it was written too late for
/// that, it is taken back.
__attribute__((noinline, cold)) bool wasRecorded(uint64_t *place, uint64_t event, unsigned count);

/// Counts an event that is lost.
void countLostEvent(uint64_t event);

/// Marks time that the profiler uses itself and that is not part of the open calls. beginPause
/// returns when it began, which endPause records, or 0 if there is no space for that. Both must be
/// called in the same slow path, with no event between them.
uint64_t beginPause();
void endPause(uint64_t start);

/// Makes the calling thread's buffer if necessary. Returns false if there is none. To be called in
/// a slow path.
bool openTraceBuffer();

/// For a forked child: its thread, whose tree may be null, begins a buffer of its own. Open calls
/// stay open.
void leaveTraceBuffer(TraceCursor &cursor, format::Thread *thread);

/// Adds to a counter and returns its previous value, in one instruction that a signal handler on
/// this thread cannot interrupt. Not atomic with respect to other threads.
inline uint64_t takeFromCounter(uint64_t &counter, uint64_t amount) {
#if defined(__x86_64__)
  asm volatile("xaddq %0, %1" : "+r"(amount), "+m"(counter) : : "cc");
  return amount;
#else
  return __atomic_fetch_add(&counter, amount, __ATOMIC_RELAXED);
#endif
}

/// Returns whether the thread may have been off the processor since its last event. Requires a
/// buffer.
inline bool wasInterruptedSince() {
  return __builtin_expect(*tTrace.interruption != kUninterrupted, 0);
}

/// Records an event in the ordinary case. `word` is the result of eventWord(), and `values` are
/// what follows it. If the result is false, recordEventSlowly must be called.
template <unsigned Count>
__attribute__((always_inline)) inline bool tryRecordEvent(uint64_t word, const uint64_t *values) {
  constexpr uint64_t kSize = (Count + 1) * sizeof(uint64_t);
  const uint64_t fills = __atomic_load_n(&tTrace.fills, __ATOMIC_RELAXED);
  __atomic_signal_fence(__ATOMIC_SEQ_CST);
  const uint64_t place = takeFromCounter(tTrace.next, kSize);
  if (__builtin_expect(place + kSize > tTrace.end, 0))
    return false;
  // In this order, so that an interruption before the stamp is recorded before the event.
  const uint64_t now = readCounter();
  if (__builtin_expect(now >= tTrace.epochEnd, 0) || wasInterruptedSince())
    return false;
  __atomic_signal_fence(__ATOMIC_SEQ_CST);
  // Whether the place was reserved before the buffer was started over, or after it, is not known.
  if (__builtin_expect(__atomic_load_n(&tTrace.fills, __ATOMIC_RELAXED) != fills, 0))
    return false;
  auto *events = reinterpret_cast<uint64_t *>(place);
  for (unsigned i = 0; i < Count; ++i)
    events[i + 1] = format::valueEvent(values[i]);
  const uint64_t event = format::timedEvent(word, now);
  __atomic_store_n(events, event, __ATOMIC_RELAXED);
  __atomic_signal_fence(__ATOMIC_SEQ_CST);
  return __builtin_expect(__atomic_load_n(&tTrace.fills, __ATOMIC_RELAXED) == fills, 1) ||
         wasRecorded(events, event, Count);
}

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
