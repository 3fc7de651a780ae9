/// Maps the address of a live block to what is known about the block, in one step (memory=exact).
///
/// Each block has an entry in a table that is indexed by its address and mapped piece by piece as
/// addresses come into use. There is no search and no lock, and neighbouring blocks have entries in
/// neighbouring cache lines. An entry belongs to a window of 32 bytes, because glibc's blocks are
/// never nearer.
///
/// An entry has 2 bytes: a short number, and the half of the window in which the block begins. A
/// block that has a larger number, or is not aligned to 16 bytes, has an entry of 4 bytes in
/// another table, to which the short entry merely refers: in one with an entry for each 1 KiB if
/// that contains no more than one large block, otherwise in one with an entry for each window. The
/// wide entry is written first and cleared last, so that any code that is referred to it, such as
/// an intervening signal handler, finds the block.
///
/// If two blocks of another allocator share a window, the second is kept in a table of 8-byte
/// windows. With glibc's malloc, each entry is written only by the thread to which the allocator
/// gave the block; with others, or once two blocks have shared a window, entries are written by
/// compare and exchange.
///
/// May be used in any thread and any signal handler. Entries do not outlive the process: everything
/// that a report needs is in the profile.

#ifndef VAIS_PROFILER_MEMORY_BLOCKMAP_H
#define VAIS_PROFILER_MEMORY_BLOCKMAP_H

#include <cstdint>

namespace vais::profiler {

/// The contents of a wide entry: a number other than 0, and where in its window the block begins.
constexpr unsigned kOffsetBits = 5;
constexpr uint32_t kLargestBlockNumber = (uint32_t(1) << (32 - kOffsetBits)) - 1;

/// This bit marks the numbers of blocks that have no class, and the second one those among them
/// that are not larger than a large window.
constexpr uint32_t kLargeBlockBit = uint32_t(1) << 26;
constexpr uint32_t kSmallBlockBit = uint32_t(1) << 25;
constexpr unsigned kLargeWindowBits = 10;

/// The contents of a short entry: a number from kFirstNumber to below kShortNumbers, and bit 4 of
/// the address.
constexpr uint32_t kFirstNumber = 2;
constexpr uint32_t kShortNumbers = uint32_t(1) << 15;
constexpr uint64_t kShortAlignment = 16;

/// Values of a short entry which say that a wide entry exists. Like an empty entry, 0, they have a
/// number below the first one.
constexpr uint16_t kIsWide = 1;  ///< the entry of the window
constexpr uint16_t kIsLarge = 2; ///< the entry of the large window

constexpr unsigned kAddressBits = 48;
constexpr unsigned kRegionBits = 30;

/// A table with an entry for each window of 1 << WindowBits bytes; a region of it has space for
/// more data behind its entries. The regions in use form a list, so that they need not be searched
/// for among all possible regions.
template <unsigned WindowBits, class Entry, uint64_t MoreBytes = 0> struct BlockTable {
  static constexpr uint64_t kEntries = uint64_t(1) << (kRegionBits - WindowBits);
  static constexpr uint64_t kRegionSize = kEntries * sizeof(Entry) + MoreBytes;
  static constexpr uint64_t kRegions = uint64_t(1) << (kAddressBits - kRegionBits);

  /// Follows a region.
  struct Link {
    Entry *older; ///< the region mapped before this one
    uint64_t number;
  };
  static constexpr uint64_t kMappedSize = kRegionSize + sizeof(Link);

  Entry *regions[kRegions];
  Entry *newest; ///< head of the list

  static Link &linkOf(Entry *entries) {
    return *reinterpret_cast<Link *>(reinterpret_cast<char *>(entries) + kRegionSize);
  }

  /// Calls `visit(entries, number)` for each region in use.
  template <class Visit> void forEachRegion(Visit visit) {
    for (Entry *each = __atomic_load_n(&newest, __ATOMIC_ACQUIRE); each; each = linkOf(each).older)
      visit(each, linkOf(each).number);
  }

  /// Adds a region, which is in its place already, to the list.
  void list(Entry *entries, uint64_t number) {
    Link &link = linkOf(entries);
    link.number = number;
    link.older = __atomic_load_n(&newest, __ATOMIC_RELAXED);
    while (!__atomic_compare_exchange_n(&newest, &link.older, entries, true, __ATOMIC_RELEASE,
                                        __ATOMIC_RELAXED))
      continue;
  }

  static uint64_t indexOf(uint64_t block) { return (block >> WindowBits) % kEntries; }

  /// Returns the block's entry, or null if none was made or the address is out of range.
  Entry *find(uint64_t block) {
    const uint64_t region = block >> kRegionBits;
    if (__builtin_expect(region >= kRegions, 0))
      return nullptr;
    Entry *entries = __atomic_load_n(&regions[region], __ATOMIC_RELAXED);
    return __builtin_expect(!entries, 0) ? nullptr : entries + indexOf(block);
  }
};

/// In a region, the short entries are followed by the wide entries of its windows and then by those
/// of its large windows.
constexpr uint64_t kWideEntries = uint64_t(1) << (kRegionBits - kOffsetBits);
constexpr uint64_t kLargeEntries = uint64_t(1) << (kRegionBits - kLargeWindowBits);
using WindowTable =
    BlockTable<kOffsetBits, uint16_t, (kWideEntries + kLargeEntries) * sizeof(uint32_t)>;

struct BlockTables {
  WindowTable near;
  BlockTable<3, uint32_t> nearer;
  bool hasNearer; ///< whether blocks may share a window
  bool areMany;   ///< see expectManyBlocks
};
extern BlockTables gBlocks __attribute__((visibility("hidden")));

inline uint32_t offsetInWindow(uint64_t block) { return block & ((1u << kOffsetBits) - 1); }

/// Returns whether the wide `entry`, which is in the block's window, is that of a block at this
/// address.
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

/// Returns whether a short entry, which is in the block's window and has a number, is that of a
/// block at this address. Takes a single comparison.
inline bool fitsBlock(uint32_t entry, uint64_t block) {
  const auto low = static_cast<uint32_t>(block);
  const uint32_t turned = low >> 4 | low << 28;
  return ((turned ^ entry) & 0xf0000001) == 0;
}

uint32_t takeEntrySlowly(uint64_t block);
bool putEntrySlowly(uint64_t block, uint32_t number, uint32_t &other);

/// Removes the block's entry. Returns its number, or 0 if there is none.
inline uint32_t takeEntry(uint64_t block) {
  uint16_t *entry = gBlocks.near.find(block);
  if (__builtin_expect(!entry || !fitsBlock(*entry, block) || gBlocks.hasNearer, 0) ||
      __builtin_expect(shortNumber(*entry) < kFirstNumber, 0))
    return takeEntrySlowly(block);
  const uint32_t number = shortNumber(*entry);
  *entry = 0;
  return number;
}

/// Stores an entry for the block if that takes no more than writing it.
inline bool tryPutEntry(uint64_t block, uint32_t number) {
  uint16_t *entry = gBlocks.near.find(block);
  if (__builtin_expect(!entry || *entry || gBlocks.hasNearer, 0) ||
      __builtin_expect(!hasShortEntry(block, number), 0))
    return false;
  *entry = shortEntry(block, number);
  return true;
}

/// Stores an entry for the block if its window has none. Otherwise returns false and sets `found`
/// to the entry found there, in wide form, which may be that of another block.
inline bool putEntry(uint64_t block, uint32_t number, uint32_t &found) {
  return tryPutEntry(block, number) || putEntrySlowly(block, number, found);
}

/// Stores an entry in the table of smaller windows for a block whose window is occupied. Returns
/// false if there is no memory or another block is even in the smaller window.
bool putNearerEntry(uint64_t block, uint32_t number);

/// Determines whether blocks may share windows. Must be called before the first block is followed.
void beginBlocks();

/// To be called when there are so many blocks that entries do not stay in caches. Requests large
/// pages, which save one level of the processor's page tables at each access. May be called at any
/// time.
void expectManyBlocks();

/// Maps the entries for blocks in the regions in which the process has its heap and its mappings
/// now, because a sandbox may not allow mapping them later.
void reserveBlocks();

/// For a forked child: no block has an entry; those that exist belong to its parent.
void forgetBlocks();

/// Returns whether the block belonged to the parent when this process was forked. To be asked once,
/// when the block is freed.
bool takeInherited(uint64_t block);

} // namespace vais::profiler

#endif
