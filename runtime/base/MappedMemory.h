/// Memory from the kernel: a program may define malloc itself, or call us from within it.

#ifndef VAIS_PROFILER_HANDLES_MAPPEDMEMORY_H
#define VAIS_PROFILER_HANDLES_MAPPEDMEMORY_H

#include <cstddef>

namespace vais::profiler {

/// `size` zeroed bytes, aligned to a page; null when there are none. System call. In a sandbox they
/// come from what was reserved, and are never given back.
void *mapMemory(size_t size);

/// The same, of which little will be touched, here and there. Two system calls.
void *mapSparseMemory(size_t size);

/// Gives back what mapMemory(size) or mapSparseMemory(size) returned; null is nothing. System call.
void unmapMemory(void *memory, size_t size);

} // namespace vais::profiler

#endif
