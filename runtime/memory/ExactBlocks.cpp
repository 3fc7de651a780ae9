/// Follows every block (memory=exact).

#include "runtime/memory/ExactBlocks.h"

#include "runtime/collect/contexts/ContextTree.h"
#include "runtime/memory/BlockClasses.h"
#include "runtime/memory/BlockMap.h"
#include "runtime/memory/Peak.h"

namespace vais::profiler {

using namespace format;

namespace {

uint64_t addressOf(const void *block) { return reinterpret_cast<uint64_t>(block); }

/// Adds a free of a block made by `owner` to the owner's own count or to that of other threads.
void addFree(const Thread *owner, uint64_t &own, uint64_t &foreign, uint64_t amount) {
  if (__builtin_expect(owner == tState.thread, 1))
    addToCounter(own, amount);
  else
    __atomic_fetch_add(&foreign, amount, __ATOMIC_RELAXED);
}

inline uint64_t countClassFree(uint32_t number) {
  BlockClass &blocks = blockClass(number);
  keepAtPeak(blocks);
  addFree(numbered<Thread>(blocks.thread), blocks.frees, blocks.foreignFrees, 1);
  return blocks.size;
}

/// Returns the LargeBlock that has the number in the BlockMap.
uint32_t indexOfLarge(uint32_t number) { return number & ~(kLargeBlockBit | kSmallBlockBit); }

__attribute__((noinline)) uint64_t countLargeFree(uint32_t number) {
  const LargeBlock &block = largeBlock(indexOfLarge(number));
  auto &memory = *numbered<ContextMemory>(block.memory);
  LargeBlocks &blocks = memory.large;
  keepAtPeak(blocks);
  addFree(memory.thread.get(), blocks.frees, blocks.foreignFrees, 1);
  addFree(memory.thread.get(), blocks.freedBytes, blocks.foreignFreedBytes, block.size);
  const uint64_t size = block.size;
  dropLargeBlock(indexOfLarge(number));
  return size;
}

/// Counts a block as no longer live.
__attribute__((always_inline)) inline void countFree(ThreadMemory &thread, uint32_t number) {
  beforeFree(thread);
  const uint64_t size = __builtin_expect(number < kLargeBlockBit, 1) ? countClassFree(number)
                                                                     : countLargeFree(number);
  takeLiveBytes(thread, size);
}

/// Returns the memory of the context that made the block.
ContextMemory &memoryOf(uint32_t number) {
  return *numbered<ContextMemory>(number & kLargeBlockBit ? largeBlock(indexOfLarge(number)).memory
                                                          : blockClass(number).memory);
}

inline uint32_t makeNumber(ContextMemory &memory, uint64_t size) {
  const bool isSmall = size <= kLargestClassed;
  if (isSmall)
    if (const uint32_t number = findClass(memory, size))
      return number;
  const uint32_t large = makeLargeBlock(size, static_cast<uint32_t>(numberOf(&memory)));
  return large ? large | kLargeBlockBit | (isSmall ? kSmallBlockBit : 0) : 0;
}

inline void countAllocation(ContextMemory &memory, uint32_t number, uint64_t size) {
  if (__builtin_expect(number < kLargeBlockBit, 1)) {
    BlockClass &blocks = blockClass(number);
    keepAtPeak(blocks);
    addToCounter(blocks.allocations, 1);
    return;
  }
  keepAtPeak(memory.large);
  addToCounter(memory.large.allocations, 1);
  addToCounter(memory.large.bytes, size);
  addToCounter(memory.sizes[sizeGroup(size)], 1);
}

__attribute__((noinline)) void dropBlock(uint32_t number) {
  __atomic_fetch_add(&gMemory.process->droppedBlocks, 1, __ATOMIC_RELAXED);
  if (number & kLargeBlockBit)
    dropLargeBlock(indexOfLarge(number));
}

uint64_t sizeOf(uint32_t number) {
  return number & kLargeBlockBit ? largeBlock(indexOfLarge(number)).size : blockClass(number).size;
}

/// Ends the block that is believed to be live in the window but was freed without being seen.
void endMissed(ThreadMemory &thread, uint64_t block) {
  const uint32_t number = takeEntry(block);
  if (!number)
    return;
  __atomic_fetch_add(&memoryOf(number).missedFrees, 1, __ATOMIC_RELAXED);
  countFree(thread, number);
}

/// Returns whether a block of `size` bytes at `block` shares a byte with the block of `entry`,
/// which is in the same window. In that case they cannot both be live.
bool overlaps(uint64_t block, uint64_t size, uint32_t entry) {
  const uint64_t other = block - offsetInWindow(block) + offsetInWindow(entry);
  return block < other ? block + size > other : other + sizeOf(entry >> kOffsetBits) > block;
}

/// Stores an entry for the block if the simple way failed.
__attribute__((noinline)) bool putInTheWay(ThreadMemory &thread, uint64_t block, uint64_t size,
                                           uint32_t number, uint32_t found) {
  if (found && (isEntryOf(found, block) || overlaps(block, size, found))) {
    endMissed(thread, block - offsetInWindow(block) + offsetInWindow(found));
    if (putEntry(block, number, found))
      return true;
  }
  return found && !isEntryOf(found, block) && putNearerEntry(block, number);
}

__attribute__((noinline)) void countUnseenFree(Context &context) {
  if (ContextMemory *memory = contextMemory(context))
    ++memory->unseenFrees;
}

/// The block was freed before anything else was allocated, which makes it temporary if the same
/// context allocated it.
__attribute__((noinline)) void endLastBlock(Context &context) {
  tMemory.lastBlock = nullptr;
  Context *maker = tMemory.lastContext;
  const bool isOwn = functionContext(maker) == functionContext(&context);
  ContextMemory *memory = isOwn ? contextMemory(*maker) : nullptr;
  if (memory)
    addToCounter(memory->temporaries, 1);
}

__attribute__((always_inline)) inline void end(Context &context, const void *block,
                                               uint32_t number) {
  ThreadMemory *thread = threadMemory();
  if (__builtin_expect(!thread, 0))
    return;
  if (__builtin_expect(!number, 0))
    return takeInherited(addressOf(block)) ? void() : countUnseenFree(context);
  countFree(*thread, number);
  if (tMemory.lastBlock == block)
    endLastBlock(context);
}

} // namespace

/// Does what the fast path does, whatever is missing or in the way.
__attribute__((noinline)) static void followSlowly(Context &context, const void *block,
                                                   uint64_t size) {
  ThreadMemory *thread = threadMemory();
  ContextMemory *memory = contextMemory(context);
  const uint32_t number = thread && memory ? makeNumber(*memory, size) : 0;
  uint32_t found;
  if (!number || (!putEntry(addressOf(block), number, found) &&
                  !putInTheWay(*thread, addressOf(block), size, number, found)))
    return dropBlock(number);
  countAllocation(*memory, number, size);
  tMemory.lastBlock = block;
  tMemory.lastContext = &context;
  addLiveBytes(*thread, size);
}

/// Returns the number of a class that is already known, which means that it has a place in the
/// table. No larger block has one.
static inline uint32_t knownClass(const Context &context, uint64_t size) {
  if (__builtin_expect(!context.memory, 0))
    return 0;
  const auto &memory = *numbered<ContextMemory>(context.memory);
  return __builtin_expect(size < memory.tableSize, 1) ? memory.table.get()->numbers[size] : 0;
}

// The fast paths are left by tail calls only, so that they need no frame: half of their
// instructions would otherwise save and restore registers.

void followBlock(Context &context, const void *block, uint64_t size) {
  ThreadMemory *thread = tMemory.memory;
  const uint32_t number = knownClass(context, size);
  if (__builtin_expect(!thread || !number, 0) || !tryPutEntry(addressOf(block), number))
    return followSlowly(context, block, size);
  BlockClass &blocks = *gShortClasses[number];
  keepAtPeak(blocks);
  addToCounter(blocks.allocations, 1);
  tMemory.lastBlock = block;
  tMemory.lastContext = &context;
  addLiveBytes(*thread, size);
}

__attribute__((noinline)) static void freeSlowly(Context &context, const void *block) {
  end(context, block, takeEntry(addressOf(block)));
}

void freeBlock(Context &context, const void *block) {
  uint16_t *entry = gBlocks.near.find(addressOf(block));
  if (__builtin_expect(!entry || gBlocks.hasNearer, 0))
    return freeSlowly(context, block);
  const uint32_t found = *entry;
  if (__builtin_expect(!fitsBlock(found, addressOf(block)), 0))
    return freeSlowly(context, block);
  // If the window is empty or its entry wide, this is the class that belongs to no thread. A thread
  // has no number before its first slow path.
  BlockClass &blocks = *gShortClasses[shortNumber(found)];
  if (__builtin_expect(blocks.thread != tMemory.threadNumber, 0))
    return freeSlowly(context, block);
  ThreadMemory *thread = tMemory.memory;
  if (__builtin_expect(thread->highest != thread->noted, 0))
    return freeSlowly(context, block);
  *entry = 0;
  keepAtPeak(blocks);
  addToCounter(blocks.frees, 1);
  takeLiveBytes(*thread, blocks.size);
  if (__builtin_expect(tMemory.lastBlock == block, 0))
    return endLastBlock(context);
}

uint32_t releaseBlock(const void *block) { return takeEntry(addressOf(block)); }

void endBlock(Context &context, const void *block, uint32_t number) { end(context, block, number); }

void restoreBlock(const void *block, uint32_t number) {
  uint32_t found;
  if (number && !putEntry(addressOf(block), number, found))
    putNearerEntry(addressOf(block), number);
}

} // namespace vais::profiler
