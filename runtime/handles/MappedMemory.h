/// Memory from the kernel: a program may define malloc itself, or call us from within it.

#ifndef VAIS_PROFILER_HANDLES_MAPPEDMEMORY_H
#define VAIS_PROFILER_HANDLES_MAPPEDMEMORY_H

#include "SystemCall.h"

#include <cstddef>
#include <sys/mman.h>

namespace vais::profiler {

/// `size` zeroed bytes, aligned to a page; null when there are none. System call.
inline void *mapMemory(size_t size) {
  const long address = systemCall(__NR_mmap, nullptr, size, PROT_READ | PROT_WRITE,
                                  MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return address < 0 && address >= -4095 ? nullptr : reinterpret_cast<void *>(address);
}

/// Gives back what mapMemory(size) returned; null is nothing. System call.
inline void unmapMemory(void *memory, size_t size) {
  if (memory)
    systemCall(__NR_munmap, memory, size);
}

} // namespace vais::profiler

#endif
