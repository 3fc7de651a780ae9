/// Classes of blocks by context and size (memory=exact).

#ifndef VAIS_PROFILER_MEMORY_BLOCKCLASSES_H
#define VAIS_PROFILER_MEMORY_BLOCKCLASSES_H

#include "runtime/memory/BlockMap.h"
#include "runtime/memory/LargeBlockList.h"
#include "runtime/memory/MemoryState.h"

namespace vais::profiler {

// The number that the BlockMap holds for a block is that of its class or, if kLargeBlockBit is set,
// of a LargeBlock: without the two bits that say so.
static_assert(kMostLargeBlocks <= kSmallBlockBit);
static_assert(format::kLargestClassed >= uint64_t(1) << kLargeWindowBits);

/// The classes of the process whose numbers fit into a short entry. The elements below the first
/// number refer to a class that belongs to no thread.
extern format::BlockClass *gShortClasses[kShortNumbers] __attribute__((visibility("hidden")));

/// The other classes have numbers from here on, which follow from their addresses in the profile.
constexpr uint32_t kOtherClasses = kShortNumbers;

inline format::BlockClass &blockClass(uint32_t number) {
  return __builtin_expect(number < kOtherClasses, 1)
             ? *gShortClasses[number]
             : *numbered<format::BlockClass>(number - kOtherClasses);
}

/// Must be called before the first class is made or looked up.
void beginClasses();

/// What classes may take of the profile, together with the tables in which they are found. A
/// program that allocates blocks of ever new sizes on ever new paths has a profile that does not
/// grow beyond this because of them.
constexpr uint64_t kMostClassBytes = uint64_t(64) << 20;
extern uint64_t gClassBytes __attribute__((visibility("hidden")));

uint32_t makeClass(format::ContextMemory &memory, uint64_t size);

/// Returns the number of the class that has `number`, which is not a short one: a short number from
/// now on, if the class has many blocks and a short number is left. Blocks keep the number that
/// they have. Only for the owner.
uint32_t shortenNumber(format::ContextMemory &memory, uint64_t size, uint32_t number);

/// Returns the number of the class of blocks of `size`, at most kLargestClassed. The class is made
/// if necessary; the result is 0 if there is no memory, or there are too many. Only for the owner.
inline uint32_t findClass(format::ContextMemory &memory, uint64_t size) {
  const uint32_t number =
      __builtin_expect(size < memory.tableSize, 1) ? memory.table.get()->numbers[size] : 0;
  if (__builtin_expect(number == 0, 0))
    return __atomic_load_n(&gClassBytes, __ATOMIC_RELAXED) < kMostClassBytes
               ? makeClass(memory, size)
               : 0;
  return __builtin_expect(number < kOtherClasses, 1) ? number : shortenNumber(memory, size, number);
}

} // namespace vais::profiler

#endif
