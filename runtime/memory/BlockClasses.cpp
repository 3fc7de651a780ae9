/// Implements the classes of blocks by context and size (memory=exact).

#include "runtime/memory/BlockClasses.h"

#include "runtime/collect/arena/Arena.h"
#include "runtime/collect/state/ThreadState.h"

namespace vais::profiler {

using namespace format;

BlockClass *gShortClasses[kShortNumbers] = {};
uint64_t gClassBytes;
static uint32_t gNextShortNumber = kFirstNumber;

void beginClasses() {
  static BlockClass nobodys = {};
  nobodys.thread = kNobodysNumber;
  for (uint32_t i = 0; i < kFirstNumber; ++i)
    gShortClasses[i] = &nobodys;
}

/// Half of the short numbers are given to classes as they are made, the other half to those that
/// turn out to have this many blocks.
static constexpr uint32_t kGivenAtOnce = kShortNumbers / 2;
static constexpr uint64_t kManyBlocks = 64;

/// Returns 0 if all numbers below `end` have been given out.
static uint32_t takeShortNumber(BlockClass &blocks, uint32_t end) {
  if (__atomic_load_n(&gNextShortNumber, __ATOMIC_RELAXED) >= end)
    return 0;
  const uint32_t number = __atomic_fetch_add(&gNextShortNumber, 1, __ATOMIC_RELAXED);
  if (number >= kShortNumbers)
    return 0;
  __atomic_store_n(&gShortClasses[number], &blocks, __ATOMIC_RELEASE);
  return number;
}

/// Returns 0 if no number is left.
static uint32_t numberClass(BlockClass &made) {
  if (const uint32_t number = takeShortNumber(made, kGivenAtOnce))
    return number;
  const uint64_t number = numberOf(&made) + kOtherClasses;
  return number < kLargeBlockBit ? static_cast<uint32_t>(number) : 0;
}

uint32_t shortenNumber(ContextMemory &memory, uint64_t size, uint32_t number) {
  BlockClass &blocks = blockClass(number);
  const bool isWorthIt = blocks.allocations >= kManyBlocks;
  const uint32_t shorter = isWorthIt ? takeShortNumber(blocks, kShortNumbers) : 0;
  return shorter ? memory.table.get()->numbers[size] = shorter : number;
}

/// Replaces the table by one that has an entry for `size` and whose size is a power of two.
static bool growTable(ContextMemory &memory, uint64_t size) {
  uint64_t places = 64;
  while (places <= size)
    places *= 2;
  const uint64_t bytes = places * sizeof(uint32_t);
  auto *table = static_cast<ClassTable *>(allocate(*tState.thread, bytes, 64));
  if (!table)
    return false;
  __atomic_fetch_add(&gClassBytes, bytes, __ATOMIC_RELAXED);
  for (uint64_t i = 0; i < memory.tableSize; ++i)
    table->numbers[i] = memory.table.get()->numbers[i];
  memory.table.set(table);
  __atomic_signal_fence(__ATOMIC_SEQ_CST);
  memory.tableSize = places;
  return true;
}

uint32_t makeClass(ContextMemory &memory, uint64_t size) {
  if (interruptsSlowPath())
    return 0;
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
  __atomic_fetch_add(&gClassBytes, sizeof *made, __ATOMIC_RELAXED);
  made->size = size;
  made->epoch = gMemory.process->epoch;
  made->thread = static_cast<uint32_t>(numberOf(memory.thread.get()));
  made->memory = static_cast<uint32_t>(numberOf(&memory));
  made->next = memory.classes;
  __atomic_store_n(&memory.classes.value, reinterpret_cast<uint64_t>(made), __ATOMIC_RELEASE);
  return number = taken;
}

} // namespace vais::profiler
