/// Memory in the profile.

#include "runtime/collect/arena/Arena.h"

#include "runtime/base/ProfileFile.h"
#include "runtime/base/Text.h"
#include "runtime/collect/state/ThreadState.h"

namespace vais::profiler {

static constexpr size_t kLongestString = size_t(64) << 10;

static uint64_t alignUp(uint64_t value, uint64_t alignment) {
  return (value + alignment - 1) & ~(alignment - 1);
}

/// The memory that is set aside for a sandbox, where nothing can be mapped.
static uint64_t gReserveNext;
static uint64_t gReserveEnd;

static void *takeReserved(uint64_t size) {
  uint64_t start = __atomic_load_n(&gReserveNext, __ATOMIC_RELAXED);
  do {
    if (gReserveEnd - start < size)
      return nullptr;
  } while (!__atomic_compare_exchange_n(&gReserveNext, &start, start + size, true, __ATOMIC_RELAXED,
                                        __ATOMIC_RELAXED));
  return reinterpret_cast<void *>(start);
}

bool reserveChunks(uint64_t size) {
  if (gReserveEnd - gReserveNext >= size) // left from a sandbox that was not entered after all
    return true;
  const auto start = reinterpret_cast<uint64_t>(allocateChunk(size));
  gReserveNext = start;
  gReserveEnd = start ? start + size : 0;
  return start != 0;
}

void *allocateChunk(uint64_t size) {
  if (isSandboxed())
    return takeReserved(size);
  format::Header &header = *gSwitches.header;
  uint64_t offset = __atomic_load_n(&header.used, __ATOMIC_RELAXED);
  do {
    if (header.reserve - offset < size)
      return nullptr;
  } while (!__atomic_compare_exchange_n(&header.used, &offset, offset + size, true,
                                        __ATOMIC_RELAXED, __ATOMIC_RELAXED));
  const Growth growth = growProfileFile(offset, size);
  if (growth == Growth::None) { // gives the addresses back if none were given out since
    uint64_t end = offset + size;
    __atomic_compare_exchange_n(&header.used, &end, offset, false, __ATOMIC_RELAXED,
                                __ATOMIC_RELAXED);
    return nullptr;
  }
  if (growth == Growth::Unsaved)
    __atomic_fetch_add(&header.lost, size, __ATOMIC_RELAXED);
  return reinterpret_cast<void *>(header.base + offset);
}

void *allocate(format::Thread &thread, uint64_t size, uint64_t alignment) {
  uint64_t start = alignUp(thread.arenaNext, alignment);
  if (start + size > thread.arenaEnd) {
    if (thread.chunkSize < kLargestChunk)
      thread.chunkSize *= 2;
    const uint64_t least = alignUp(size, kPageSize);
    uint64_t chunkSize = least > thread.chunkSize ? least : thread.chunkSize;
    start = reinterpret_cast<uint64_t>(allocateChunk(chunkSize));
    if (!start && isSandboxed()) {
      chunkSize = least;
      start = reinterpret_cast<uint64_t>(allocateChunk(chunkSize));
    }
    if (!start)
      return nullptr;
    thread.arenaEnd = start + chunkSize;
  }
  thread.arenaNext = start + size;
  return reinterpret_cast<void *>(start);
}

format::String *allocateString(format::Thread &thread, const char *text, size_t length) {
  if (length > kLongestString)
    length = kLongestString;
  auto *string = static_cast<format::String *>(
      allocate(thread, offsetof(format::String, text) + length, alignof(uint64_t)));
  if (!string)
    return nullptr;
  copyBytes(string->text, text, length);
  string->length = static_cast<uint32_t>(length);
  return string;
}

format::String *allocateString(format::Thread &thread, const char *terminated) {
  return allocateString(thread, terminated, textLength(terminated, kLongestString));
}

} // namespace vais::profiler
