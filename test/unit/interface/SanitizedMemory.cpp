/// Stands in for runtime/handles/MappedMemory.cpp where a sanitizer is at work: it watches malloc,
/// but knows nothing of mappings made behind its back.

#include "MappedMemory.h"

#include <cstdlib>

namespace vais::profiler {

void *mapMemory(size_t size) { return calloc(1, size); }

void unmapMemory(void *memory, size_t) { free(memory); }

} // namespace vais::profiler
