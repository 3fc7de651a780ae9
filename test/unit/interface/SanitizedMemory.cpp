/// Stands in for runtime/handles/MappedMemory.cpp where a sanitizer is at work: it watches malloc,
/// but knows nothing of mappings made behind its back.

#include "MappedMemory.h"

#include <cstdlib>
#include <cstring>

namespace vais::profiler {

void *mapMemory(size_t size) {
  constexpr size_t kPage = 4096;
  void *memory = aligned_alloc(kPage, (size + kPage - 1) & ~(kPage - 1));
  return memory ? memset(memory, 0, size) : nullptr;
}

void unmapMemory(void *memory, size_t) { free(memory); }

} // namespace vais::profiler
