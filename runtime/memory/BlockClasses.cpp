/// memory=exact: the classes of blocks by context and size.

#include "BlockClasses.h"

#include "Arena.h"
#include "ThreadState.h"

namespace vais::profiler {

using namespace format;

BlockClass *gFirstClasses[kShortNumbers] = {};
static uint32_t gNextClass = kFirstNumber;

void beginClasses() {
  static BlockClass nobodys = {};
  nobodys.thread = kNobodysNumber;
  for (uint32_t i = 0; i < kFirstNumber; ++i)
    gFirstClasses[i] = &nobodys;
}

/// 0 when there is none left.
static uint32_t numberClass(BlockClass &made) {
  if (__atomic_load_n(&gNextClass, __ATOMIC_RELAXED) < kShortNumbers) {
    const uint32_t number = __atomic_fetch_add(&gNextClass, 1, __ATOMIC_RELAXED);
    if (number < kShortNumbers) {
      __atomic_store_n(&gFirstClasses[number], &made, __ATOMIC_RELEASE);
      return number;
    }
  }
  const uint64_t number = numberOf(&made) + kLaterClasses;
  return number < kLargeBlockBit ? static_cast<uint32_t>(number) : 0;
}

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
  const uint32_t taken = made ? numberClass(*made) : 0;
  if (!taken)
    return 0;
  made->size = size;
  made->epoch = gMemory.process->epoch;
  made->thread = static_cast<uint32_t>(numberOf(memory.thread.get()));
  made->memory = static_cast<uint32_t>(numberOf(&memory));
  made->next = memory.classes;
  __atomic_store_n(&memory.classes.value, reinterpret_cast<uint64_t>(made), __ATOMIC_RELEASE);
  return number = taken;
}

} // namespace vais::profiler
