/// memory=exact: the classes of blocks by context and size.

#ifndef VAIS_PROFILER_MEMORY_BLOCKCLASSES_H
#define VAIS_PROFILER_MEMORY_BLOCKCLASSES_H

#include "runtime/memory/BlockMap.h"
#include "runtime/memory/MemoryState.h"

namespace vais::profiler {

// A block's number in its entry of the BlockMap is that of its class, or, with kLargeBlockBit, of a
// LargeBlock.
static_assert(format::kLargestClassed >= uint64_t(1) << kLargeWindowBits);

/// The classes of the process that have numbers which fit into a short entry. Below the first
/// number is the class of nobody's thread.
extern format::BlockClass *gShortClasses[kShortNumbers] __attribute__((visibility("hidden")));

/// The others are numbered from here on by where they stand in the profile.
constexpr uint32_t kOtherClasses = kShortNumbers;

inline format::BlockClass &blockClass(uint32_t number) {
  return __builtin_expect(number < kOtherClasses, 1)
             ? *gShortClasses[number]
             : *numbered<format::BlockClass>(number - kOtherClasses);
}

/// Before the first class is made or asked for.
void beginClasses();

uint32_t makeClass(format::ContextMemory &memory, uint64_t size);

/// The number of a class that has `number`, which is not a short one: a short one from now on, if
/// it has many blocks and there is one left. Blocks keep the number that they have. Owner only.
uint32_t shortenNumber(format::ContextMemory &memory, uint64_t size, uint32_t number);

/// The number of the class of blocks of `size`, at most kLargestClassed; made now if need be, 0
/// when there is no memory. Owner only.
inline uint32_t findClass(format::ContextMemory &memory, uint64_t size) {
  const uint32_t number =
      __builtin_expect(size < memory.tableSize, 1) ? memory.table.get()->numbers[size] : 0;
  if (__builtin_expect(number == 0, 0))
    return makeClass(memory, size);
  return __builtin_expect(number < kOtherClasses, 1) ? number : shortenNumber(memory, size, number);
}

} // namespace vais::profiler

#endif
