/// Memory in the profile. Chunks come from the file; each thread carves its own.

#ifndef VAIS_PROFILER_COLLECT_ARENA_H
#define VAIS_PROFILER_COLLECT_ARENA_H

#include "contracts/ProfileFormat.h"

#include <cstddef>
#include <cstdint>

namespace vais::profiler {

/// Size of a thread's first chunk; each further one is twice as large, up to kLargestChunk.
constexpr uint64_t kFirstChunk = uint64_t(32) << 10;
constexpr uint64_t kLargestChunk = uint64_t(4) << 20;

/// Zeroed memory of `size` bytes, a multiple of the page size; null when there is none. From any
/// thread.
void *allocateChunk(uint64_t size);

/// Sets so much aside for chunks that are allocated once the process is sandboxed: there are no
/// others then. False when there is no memory.
bool reserveChunks(uint64_t size);

/// Zeroed memory from the thread's chunks; null when there is none. Only from `thread`'s owner, in
/// a slow path. `alignment` is a power of two up to 4096.
void *allocate(format::Thread &thread, uint64_t size, uint64_t alignment);

template <class T> T *allocate(format::Thread &thread) {
  return static_cast<T *>(allocate(thread, sizeof(T), 64));
}

/// A copy of `text` in the profile; null when there is no memory. Cut at 64 KiB.
format::String *allocateString(format::Thread &thread, const char *text, size_t length);
format::String *allocateString(format::Thread &thread, const char *terminated);

} // namespace vais::profiler

#endif
