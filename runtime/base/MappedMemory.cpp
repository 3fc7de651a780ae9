/// Anonymous mappings.

#include "runtime/base/MappedMemory.h"

#include "runtime/base/SystemCall.h"

#include <sys/mman.h>

namespace vais::profiler {

/// Defined by the arena (runtime/collect/arena/Arena.h), which builds on this folder. In a sandbox
/// it takes memory from what was reserved.
void *allocateChunk(uint64_t size);

/// Takes as many pages from the reserved memory as are needed.
static void *takeFromReserve(size_t size) {
  constexpr size_t kPage = 4096;
  return allocateChunk((size + kPage - 1) & ~(kPage - 1));
}

void *mapMemory(size_t size) {
  if (isSandboxed())
    return takeFromReserve(size);
  const long address = systemCall(__NR_mmap, nullptr, size, PROT_READ | PROT_WRITE,
                                  MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return address < 0 ? nullptr : reinterpret_cast<void *>(address);
}

void *mapSparseMemory(size_t size) {
  void *memory = mapMemory(size);
  if (memory) // otherwise the kernel may supply 2 MiB for the first byte
    systemCall(__NR_madvise, memory, size, MADV_NOHUGEPAGE);
  return memory;
}

void unmapMemory(void *memory, size_t size) {
  if (memory)
    systemCall(__NR_munmap, memory, size);
}

} // namespace vais::profiler
