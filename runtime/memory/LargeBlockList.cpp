/// Stores the sizes of live blocks that have no class (memory=exact).

#include "runtime/memory/LargeBlockList.h"

#include "runtime/base/SystemCall.h"
#include "runtime/memory/MemoryState.h"

#include <sys/mman.h>

namespace vais::profiler {

/// They reserve 512 MiB of addresses, which are used only as far as there are blocks.
static LargeBlock *gEntries;
static uint32_t gUsed = 1;

static LargeBlock *mapEntries() {
  const long mapped =
      systemCall(__NR_mmap, nullptr, kMostLargeBlocks * sizeof(LargeBlock), PROT_READ | PROT_WRITE,
                 MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (mapped < 0)
    return nullptr;
  auto *entries = reinterpret_cast<LargeBlock *>(mapped);
  LargeBlock *none = nullptr;
  if (!__atomic_compare_exchange_n(&gEntries, &none, entries, false, __ATOMIC_ACQ_REL,
                                   __ATOMIC_ACQUIRE)) {
    systemCall(__NR_munmap, mapped, kMostLargeBlocks * sizeof(LargeBlock));
    return none;
  }
  return entries;
}

void reserveLargeBlocks() {
  if (!gEntries)
    mapEntries();
}

/// Takes an entry from the thread's list of free ones or, if there is none, a new one.
static uint32_t takeNumber() {
  uint32_t number = 0;
  if (tMemory.memory && !tMemory.isInLargeBlocks) {
    tMemory.isInLargeBlocks = true;
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
    number = tMemory.memory->freeLarge;
    if (number)
      tMemory.memory->freeLarge = gEntries[number].next;
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
    tMemory.isInLargeBlocks = false;
  }
  if (number)
    return number;
  number = __atomic_fetch_add(&gUsed, 1, __ATOMIC_RELAXED);
  if (number < kMostLargeBlocks)
    return number;
  __atomic_store_n(&gUsed, kMostLargeBlocks, __ATOMIC_RELAXED);
  return 0;
}

uint32_t makeLargeBlock(uint64_t size, uint32_t memory) {
  LargeBlock *entries = __atomic_load_n(&gEntries, __ATOMIC_ACQUIRE);
  if (!entries && !(entries = mapEntries()))
    return 0;
  const uint32_t number = takeNumber();
  if (number)
    entries[number] = {size, memory, 0};
  return number;
}

LargeBlock &largeBlock(uint32_t number) { return gEntries[number]; }

void dropLargeBlock(uint32_t number) {
  if (!tMemory.memory || tMemory.isInLargeBlocks)
    return;
  tMemory.isInLargeBlocks = true;
  __atomic_signal_fence(__ATOMIC_SEQ_CST);
  gEntries[number].next = tMemory.memory->freeLarge;
  tMemory.memory->freeLarge = number;
  __atomic_signal_fence(__ATOMIC_SEQ_CST);
  tMemory.isInLargeBlocks = false;
}

void forgetLargeBlocks() {
  gUsed = 1;
  if (gEntries)
    systemCall(__NR_madvise, gEntries, kMostLargeBlocks * sizeof(LargeBlock), MADV_DONTNEED);
}

} // namespace vais::profiler
