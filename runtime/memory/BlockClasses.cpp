/// memory=exact: the classes of blocks by context and size.

#include "BlockClasses.h"

#include "Arena.h"
#include "ThreadState.h"

namespace vais::profiler {

using namespace format;

/// Replaces the table by one that has a place for `size`, as large as a power of two.
static bool growTable(ContextMemory &memory, uint64_t size) {
  uint64_t places = 64;
  while (places <= size)
    places *= 2;
  auto *table = static_cast<ClassTable *>(allocate(*tState.thread, places * sizeof(uint32_t), 64));
  if (!table)
    return false;
  for (uint64_t i = 0; i < memory.tableSize; ++i)
    table->numbers[i] = memory.table.get()->numbers[i];
  memory.table.set(table);
  __atomic_signal_fence(__ATOMIC_SEQ_CST);
  memory.tableSize = places;
  return true;
}

uint32_t makeClass(ContextMemory &memory, uint64_t size) {
  const SlowPath slowPath;
  if (size >= memory.tableSize && !growTable(memory, size))
    return 0;
  uint32_t &number = memory.table.get()->numbers[size];
  if (number)
    return number;
  auto *made = allocate<BlockClass>(*tState.thread);
  if (!made || numberOf(made) >= kLargeBlockBit)
    return 0;
  made->size = size;
  made->epoch = gMemory.process->epoch;
  made->thread = static_cast<uint32_t>(numberOf(memory.thread.get()));
  made->memory = static_cast<uint32_t>(numberOf(&memory));
  made->next = memory.classes;
  __atomic_store_n(&memory.classes.value, reinterpret_cast<uint64_t>(made), __ATOMIC_RELEASE);
  return number = static_cast<uint32_t>(numberOf(made));
}

} // namespace vais::profiler
