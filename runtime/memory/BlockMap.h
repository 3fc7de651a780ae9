/// memory=exact: from the address of a live block to what is known of it, in one step.
///
/// A block has an entry in a table that is indexed by its address, mapped piece by piece as
/// addresses come into use: no search, no lock, and one cache line that is neighbour to those of
/// neighbouring blocks. An entry belongs to a window of 32 bytes: glibc's blocks are never nearer.
///
/// It has 2 bytes: a short number, and in which half of the window the block begins. A block of a
/// larger number, or that is not aligned to 16 bytes, says there only that another table has it, of
/// 4 bytes: for each 1 KiB, where there is no more than one large block, or else for each window.
/// That one is written first and cleared last, so that whoever is sent there, be it a handler that
/// comes between, finds the block.
///
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

/// What a wide entry holds: a number that is not 0, and where in its window the block begins.
constexpr unsigned kOffsetBits = 5;
constexpr uint32_t kLargestBlockNumber = (uint32_t(1) << (32 - kOffsetBits)) - 1;

/// Numbers with this bit are those of blocks of more than a large window.
constexpr uint32_t kLargeBlockBit = uint32_t(1) << 26;
constexpr unsigned kLargeWindowBits = 10;

/// What a short entry holds: a number from the first to below the last, and bit 4 of the address.
constexpr uint32_t kFirstNumber = 2;
constexpr uint32_t kShortNumbers = uint32_t(1) << 15;
constexpr uint64_t kShortAlignment = 16;

/// In place of a short entry: what the window's wide entry belongs to. Like that of an empty
/// window, 0, these have a number below the first.
constexpr uint16_t kIsWide = 1;  ///< the window
constexpr uint16_t kIsLarge = 2; ///< the large window

constexpr unsigned kAddressBits = 48;
constexpr unsigned kRegionBits = 30;

/// A table of entries for windows of 1 << WindowBits bytes; a region of it has room for more
/// behind. The regions in use form a list, so that nobody has to look for them among all that there
/// could be.
template <unsigned WindowBits, class Entry, uint64_t MoreBytes = 0> struct BlockTable {
  static constexpr uint64_t kEntries = uint64_t(1) << (kRegionBits - WindowBits);
  static constexpr uint64_t kRegionSize = kEntries * sizeof(Entry) + MoreBytes;
  static constexpr uint64_t kRegions = uint64_t(1) << (kAddressBits - kRegionBits);

  /// Behind a region.
  struct Link {
    Entry *older; ///< the region mapped before this one
    uint64_t number;
  };
  static constexpr uint64_t kMappedSize = kRegionSize + sizeof(Link);

  Entry *regions[kRegions];
  Entry *newest; ///< the head of the list

  static Link &linkOf(Entry *entries) {
    return *reinterpret_cast<Link *>(reinterpret_cast<char *>(entries) + kRegionSize);
  }

  /// Calls `visit(entries, number)` for each region in use.
  template <class Visit> void forEachRegion(Visit visit) {
    for (Entry *each = __atomic_load_n(&newest, __ATOMIC_ACQUIRE); each; each = linkOf(each).older)
      visit(each, linkOf(each).number);
  }

  /// Enters a region that was just put into its place.
  void list(Entry *entries, uint64_t number) {
    Link &link = linkOf(entries);
    link.number = number;
    link.older = __atomic_load_n(&newest, __ATOMIC_RELAXED);
    while (!__atomic_compare_exchange_n(&newest, &link.older, entries, true, __ATOMIC_RELEASE,
                                        __ATOMIC_RELAXED))
      continue;
  }

  static uint64_t indexOf(uint64_t block) { return (block >> WindowBits) % kEntries; }

  /// The block's entry; null where none was made or the address is out of range.
  Entry *find(uint64_t block) {
    const uint64_t region = block >> kRegionBits;
    if (__builtin_expect(region >= kRegions, 0))
      return nullptr;
    Entry *entries = __atomic_load_n(&regions[region], __ATOMIC_RELAXED);
    return __builtin_expect(!entries, 0) ? nullptr : entries + indexOf(block);
  }
};

/// The short entries of a region are followed by the wide ones of its windows, and then by those of
/// its large windows.
constexpr uint64_t kWideEntries = uint64_t(1) << (kRegionBits - kOffsetBits);
constexpr uint64_t kLargeEntries = uint64_t(1) << (kRegionBits - kLargeWindowBits);
using WindowTable =
    BlockTable<kOffsetBits, uint16_t, (kWideEntries + kLargeEntries) * sizeof(uint32_t)>;

struct BlockTables {
  WindowTable near;
  BlockTable<3, uint32_t> nearer;
  bool hasNearer; ///< blocks may share a window
  bool areMany;   ///< see expectManyBlocks
};
extern BlockTables gBlocks __attribute__((visibility("hidden")));

inline uint32_t offsetInWindow(uint64_t block) { return block & ((1u << kOffsetBits) - 1); }

/// Whether the wide `entry` is that of a block at this address, given that it stands in its window.
inline bool isEntryOf(uint32_t entry, uint64_t block) {
  return entry && offsetInWindow(entry) == offsetInWindow(block);
}

inline bool hasShortEntry(uint64_t block, uint32_t number) {
  return number < kShortNumbers && block % kShortAlignment == 0;
}
inline uint16_t shortEntry(uint64_t block, uint32_t number) {
  return static_cast<uint16_t>(2 * number + (block / kShortAlignment & 1));
}
inline uint32_t shortNumber(uint32_t entry) { return entry >> 1; }

/// Whether a short entry is that of a block at this address, given that it stands in its window and
/// has a number: one comparison.
inline bool fitsBlock(uint32_t entry, uint64_t block) {
  const auto low = static_cast<uint32_t>(block);
  const uint32_t turned = low >> 4 | low << 28;
  return ((turned ^ entry) & 0xf0000001) == 0;
}

uint32_t takeEntrySlowly(uint64_t block);
bool putEntrySlowly(uint64_t block, uint32_t number, uint32_t &other);

/// Takes the block's entry away. Returns its number, 0 when it has none.
inline uint32_t takeEntry(uint64_t block) {
  uint16_t *entry = gBlocks.near.find(block);
  if (__builtin_expect(!entry || !fitsBlock(*entry, block) || gBlocks.hasNearer, 0) ||
      __builtin_expect(shortNumber(*entry) < kFirstNumber, 0))
    return takeEntrySlowly(block);
  const uint32_t number = shortNumber(*entry);
  *entry = 0;
  return number;
}

/// Gives the block an entry, if that needs no more than to write it.
inline bool tryPutEntry(uint64_t block, uint32_t number) {
  uint16_t *entry = gBlocks.near.find(block);
  if (__builtin_expect(!entry || *entry || gBlocks.hasNearer, 0) ||
      __builtin_expect(!hasShortEntry(block, number), 0))
    return false;
  *entry = shortEntry(block, number);
  return true;
}

/// Gives the block an entry, if its window has none: false, and the entry found there, as a wide
/// one, otherwise. `found` may be another block's.
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

/// Makes the entries of blocks that may come from where the process has its heap and its mappings
/// now: a sandbox may allow no others to be made.
void reserveBlocks();

/// In a forked child: no block has an entry; those that had are its parent's.
void forgetBlocks();

/// Whether the block was its parent's when this process was forked; asked once, when it is freed.
bool takeInherited(uint64_t block);

} // namespace vais::profiler

#endif
