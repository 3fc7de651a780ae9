/// Stands in for runtime/base/MappedMemory.cpp where a sanitizer is at work: it watches malloc,
/// but knows nothing of mappings made behind its back.

#include "runtime/base/MappedMemory.h"

#include <cstdlib>
#include <cstring>
#include <sys/mman.h>

namespace vais::profiler {

/// What is so large is hardly touched: zeroing all of it would take most of the tests' time.
static constexpr size_t kUnwatched = size_t(1) << 20;

void *mapMemory(size_t size) {
  constexpr size_t kPage = 4096;
  if (size >= kUnwatched) {
    void *mapped = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return mapped == MAP_FAILED ? nullptr : mapped;
  }
  void *memory = aligned_alloc(kPage, (size + kPage - 1) & ~(kPage - 1));
  return memory ? memset(memory, 0, size) : nullptr;
}

void *mapSparseMemory(size_t size) { return mapMemory(size); }

void unmapMemory(void *memory, size_t size) {
  if (size >= kUnwatched && memory)
    munmap(memory, size);
  else
    free(memory);
}

} // namespace vais::profiler
