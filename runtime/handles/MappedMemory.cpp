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

void unmapMemory(void *memory, size_t size) {
  if (memory)
    systemCall(__NR_munmap, memory, size);
}

} // namespace vais::profiler
