/// memory=exact: from the address of a live block to what is known of it, in one step.
///
/// A block has a 4-byte entry in a table that is indexed by its address, mapped piece by piece as
/// addresses come into use: no search, no lock, and one cache line that is neighbour to those of
/// neighbouring blocks. An entry belongs to a window of 32 bytes: glibc's blocks are never nearer.
/// Where two blocks of another allocator share a window, the second is kept in a table of 8-byte
/// windows. With glibc's malloc each entry is written by the thread that the allocator gave the
/// block to, and nobody else; with others, or once two blocks shared a window, by compare and
/// exchange.
///
/// Any thread, any signal handler. Entries do not outlive the process: all that a report needs is
/// in the profile.

#ifndef VAIS_PROFILER_MEMORY_BLOCKMAP_H
#define VAIS_PROFILER_MEMORY_BLOCKMAP_H

#include <cstdint>

namespace vais::profiler {

/// What an entry holds: a number that is not 0, and where in its window the block begins.
constexpr unsigned kOffsetBits = 5;
constexpr uint32_t kLargestBlockNumber = (uint32_t(1) << (32 - kOffsetBits)) - 1;

constexpr unsigned kAddressBits = 48;
constexpr unsigned kRegionBits = 30;

/// A table of entries for windows of 1 << WindowBits bytes.
template <unsigned WindowBits> struct BlockTable {
  static constexpr uint64_t kEntries = uint64_t(1) << (kRegionBits - WindowBits);
  uint32_t *regions[uint64_t(1) << (kAddressBits - kRegionBits)];

  /// The block's entry; null where none was made or the address is out of range.
  uint32_t *find(uint64_t block) {
    const uint64_t region = block >> kRegionBits;
    if (__builtin_expect(region >= sizeof(regions) / sizeof(*regions), 0))
      return nullptr;
    uint32_t *entries = __atomic_load_n(&regions[region], __ATOMIC_RELAXED);
    return __builtin_expect(!entries, 0) ? nullptr : entries + (block >> WindowBits) % kEntries;
  }
};
struct BlockTables {
  BlockTable<5> near;
  BlockTable<3> nearer;
  bool hasNearer; ///< blocks may share a window
  bool areMany;   ///< see expectManyBlocks
};
extern BlockTables gBlocks __attribute__((visibility("hidden")));

inline uint32_t offsetInWindow(uint64_t block) { return block & ((1u << kOffsetBits) - 1); }

/// Whether `entry` is that of a block at this address, given that it stands in its window.
inline bool isEntryOf(uint32_t entry, uint64_t block) {
  return entry && offsetInWindow(entry) == offsetInWindow(block);
}

uint32_t takeEntrySlowly(uint64_t block);
bool putEntrySlowly(uint64_t block, uint32_t number, uint32_t &other);

/// Takes the block's entry away. Returns its number, 0 when it has none.
inline uint32_t takeEntry(uint64_t block) {
  uint32_t *entry = gBlocks.near.find(block);
  if (__builtin_expect(!entry || !isEntryOf(*entry, block) || gBlocks.hasNearer, 0))
    return takeEntrySlowly(block);
  const uint32_t number = *entry >> kOffsetBits;
  *entry = 0;
  return number;
}

/// Gives the block an entry, if that needs no more than to write it.
inline bool tryPutEntry(uint64_t block, uint32_t number) {
  uint32_t *entry = gBlocks.near.find(block);
  if (__builtin_expect(!entry || *entry || gBlocks.hasNearer, 0))
    return false;
  *entry = number << kOffsetBits | offsetInWindow(block);
  return true;
}

/// Gives the block an entry, if its window has none: false, and the entry found there, otherwise.
/// `found` may be another block's.
inline bool putEntry(uint64_t block, uint32_t number, uint32_t &found) {
  return tryPutEntry(block, number) || putEntrySlowly(block, number, found);
}

/// Gives the block, whose window another has, an entry in the table of smaller windows. False when
/// there is none: no memory, or another block is even there.
bool putNearerEntry(uint64_t block, uint32_t number);

/// Finds out whether blocks may share windows, before the first one is followed.
void beginBlocks();

/// There are many blocks, so that entries do not stay in caches: asks for large pages, in which
/// they are found with one lookup of the processor's tables less. Any time.
void expectManyBlocks();

/// In a forked child: no block has an entry; those that had are its parent's.
void forgetBlocks();

/// Whether the block was its parent's when this process was forked; asked once, when it is freed.
bool takeInherited(uint64_t block);

} // namespace vais::profiler

#endif
