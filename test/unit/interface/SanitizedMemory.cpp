/// Replaces runtime/base/MappedMemory.cpp under a sanitizer, which watches malloc but does not know
/// of mappings.

#include "runtime/base/MappedMemory.h"

#include <cstdlib>
#include <cstring>
#include <sys/mman.h>

namespace vais::profiler {

/// Larger blocks are hardly touched; zeroing them would take most of the tests' time.
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
