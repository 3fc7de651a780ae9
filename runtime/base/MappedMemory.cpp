/// Anonymous mappings.

#include "runtime/base/MappedMemory.h"

#include "runtime/base/SystemCall.h"

#include <sys/mman.h>

namespace vais::profiler {

/// The arena's (runtime/collect/Arena.h), which stands on this room: what was reserved for a
/// sandbox.
void *allocateChunk(uint64_t size);

/// Of what is reserved, as much as pages are needed.
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
  if (memory) // else the kernel may give 2 MiB for the first byte
    systemCall(__NR_madvise, memory, size, MADV_NOHUGEPAGE);
  return memory;
}

void unmapMemory(void *memory, size_t size) {
  if (memory)
    systemCall(__NR_munmap, memory, size);
}

} // namespace vais::profiler
