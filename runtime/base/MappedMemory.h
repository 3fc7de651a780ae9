/// Memory from the kernel, because a program may define malloc itself, or call the runtime from
/// within it.

#ifndef VAIS_PROFILER_HANDLES_MAPPEDMEMORY_H
#define VAIS_PROFILER_HANDLES_MAPPEDMEMORY_H

#include <cstddef>

namespace vais::profiler {

/// Returns `size` zeroed bytes, aligned to a page, or null if there is no memory. Makes a system
/// call. In a sandbox the memory comes from what was reserved, and is never given back.
void *mapMemory(size_t size);

/// The same for memory of which only small, scattered parts will be touched. Makes two system
/// calls.
void *mapSparseMemory(size_t size);

/// Gives back what mapMemory(size) or mapSparseMemory(size) returned; does nothing for null. Makes
/// a system call.
void unmapMemory(void *memory, size_t size);

} // namespace vais::profiler

#endif
