/// memory=exact: the most bytes that were live, when, and in which contexts.
///
/// Each thread keeps what it allocated less what it freed, and the most that this has been. A peak
/// is noted when bytes are freed after a new most: the process's epoch goes up, and whoever changes
/// a count of live blocks for the first time in an epoch keeps what it was before. So the peak is
/// known by context without ever copying all of them (reads of counts that did not change since
/// are reads of the peak).
///
/// While one thread allocates, the peak is exact. With n threads it is so to within n * 64 KiB,
/// because a thread asks for the others' bytes once per 64 KiB that it grows.

#ifndef VAIS_PROFILER_MEMORY_PEAK_H
#define VAIS_PROFILER_MEMORY_PEAK_H

#include "runtime/collect/ThreadState.h"
#include "runtime/memory/MemoryState.h"

namespace vais::profiler {

/// The thread's bytes have become more than its limit: asks for those of the other threads, which
/// tells whether there is a new peak. `highest` is left as it was until then: what the others had
/// at the last look may be long gone.
void lookAround(format::ThreadMemory &thread);

/// The thread's bytes are about to become fewer, for the first time since they were the most.
void notePeak(format::ThreadMemory &thread);

inline void addLiveBytes(format::ThreadMemory &thread, uint64_t bytes) {
  addToCounter(reinterpret_cast<uint64_t &>(thread.live), bytes);
  const int64_t live = thread.live;
  if (__builtin_expect(live <= thread.highest, 1))
    return;
  if (__builtin_expect(live > thread.limit, 0))
    return lookAround(thread);
  thread.highest = live;
}

/// Before counts of live blocks are changed by a free; then takeLiveBytes.
inline void beforeFree(format::ThreadMemory &thread) {
  if (__builtin_expect(thread.highest != thread.noted, 0))
    notePeak(thread);
}

inline void takeLiveBytes(format::ThreadMemory &thread, uint64_t bytes) {
  addToCounter(reinterpret_cast<uint64_t &>(thread.live), -bytes);
}

/// Before live blocks are counted or uncounted: keeps how many there were at the peak.
inline void keepAtPeak(format::BlockClass &blocks) {
  const uint64_t epoch = gMemory.process->epoch;
  if (__builtin_expect(blocks.epoch == epoch, 1))
    return;
  blocks.atPeak = blocks.allocations - blocks.frees - blocks.foreignFrees;
  blocks.epoch = epoch;
}
inline void keepAtPeak(format::LargeBlocks &blocks) {
  const uint64_t epoch = gMemory.process->epoch;
  if (__builtin_expect(blocks.epoch == epoch, 1))
    return;
  blocks.atPeak = blocks.allocations - blocks.frees - blocks.foreignFrees;
  blocks.bytesAtPeak = blocks.bytes - blocks.freedBytes - blocks.foreignFreedBytes;
  blocks.epoch = epoch;
}

/// Bytes live in the process, as all threads tell.
int64_t liveBytesOfAll();

} // namespace vais::profiler

#endif
