/// Memory in the profile. Chunks are parts of the file, and each thread divides its own chunks.

#ifndef VAIS_PROFILER_COLLECT_ARENA_H
#define VAIS_PROFILER_COLLECT_ARENA_H

#include "contracts/ProfileFormat.h"

#include <cstddef>
#include <cstdint>

namespace vais::profiler {

/// Size of a thread's first chunk; each further one is twice as large, up to kLargestChunk.
constexpr uint64_t kFirstChunk = uint64_t(32) << 10;
constexpr uint64_t kLargestChunk = uint64_t(4) << 20;

/// Returns zeroed memory of `size` bytes, a multiple of the page size, or null if there is none.
/// May be called in any thread.
void *allocateChunk(uint64_t size);

/// Sets `size` bytes aside for the chunks that are allocated once the process is sandboxed, because
/// no others can be had then. Returns false if there is no memory.
bool reserveChunks(uint64_t size);

/// Returns zeroed memory from the thread's chunks, or null if there is none. Only for the owner of
/// `thread`, in a slow path. `alignment` is a power of two up to 4096.
void *allocate(format::Thread &thread, uint64_t size, uint64_t alignment);

template <class T> T *allocate(format::Thread &thread) {
  return static_cast<T *>(allocate(thread, sizeof(T), 64));
}

/// Copies `text`, cut at 64 KiB, to the profile. Returns null if there is no memory.
format::String *allocateString(format::Thread &thread, const char *text, size_t length);
format::String *allocateString(format::Thread &thread, const char *terminated);

} // namespace vais::profiler

#endif
