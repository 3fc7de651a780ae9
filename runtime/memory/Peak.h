/// The most bytes that were live, when, and in which contexts (memory=exact; docs/design/peak.md).
///
/// Each thread keeps the bytes that it allocated less those that it freed, and the largest value of
/// that. A peak is noted when bytes are freed after a new maximum: the process's epoch is
/// incremented, and code that changes a count of live blocks for the first time in an epoch first
/// saves the previous value. In this way the peak is known by context without ever copying all
/// counts; a count that has not changed since is that of the peak.
///
/// While one thread allocates, the peak is exact. With n threads it is exact to within n * 64 KiB,
/// because a thread asks for the bytes of the others once per 64 KiB by which it grows.

#ifndef VAIS_PROFILER_MEMORY_PEAK_H
#define VAIS_PROFILER_MEMORY_PEAK_H

#include "runtime/collect/state/ThreadState.h"
#include "runtime/memory/MemoryState.h"

namespace vais::profiler {

/// The thread's bytes have become more than its limit: asks for those of the other threads, which
/// tells whether there is a new peak. `highest` is left as it was until then: what the others had
/// at the last look may be long gone.
void lookAround(format::ThreadMemory &thread);

/// To be called when the thread's bytes are about to decrease for the first time after a new
/// maximum.
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

/// To be called before a free changes counts of live blocks, and followed by takeLiveBytes.
inline void beforeFree(format::ThreadMemory &thread) {
  if (__builtin_expect(thread.highest != thread.noted, 0))
    notePeak(thread);
}

inline void takeLiveBytes(format::ThreadMemory &thread, uint64_t bytes) {
  addToCounter(reinterpret_cast<uint64_t &>(thread.live), -bytes);
}

/// To be called before the number of live blocks changes. Saves how many there were at the peak.
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

/// Returns the live bytes of the process, added up over all threads.
int64_t liveBytesOfAll();

} // namespace vais::profiler

#endif
