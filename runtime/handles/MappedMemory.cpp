/// Anonymous mappings.

#include "MappedMemory.h"

#include "SystemCall.h"

#include <sys/mman.h>

namespace vais::profiler {

void *mapMemory(size_t size) {
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
