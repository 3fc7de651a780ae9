/// Maps the address of a live block to what is known about the block (memory=exact).

#include "runtime/memory/BlockMap.h"

#include "runtime/base/SystemCall.h"

#include <dlfcn.h>
#include <sys/mman.h>

// Only the addresses of these functions are used.
extern "C" {
extern void *malloc(unsigned long) __attribute__((weak));
extern void *__libc_malloc(unsigned long) __attribute__((weak));
extern void *tc_malloc(unsigned long) __attribute__((weak));
extern const char *gnu_get_libc_version() __attribute__((weak));
extern __typeof__(_dl_find_object) _dl_find_object __attribute__((weak));
}

namespace vais::profiler {

BlockTables gBlocks = {};

/// The entries of the parent process, which the kernel copies page by page when they are written
/// to. Second blocks in a window are not included.
static WindowTable gInherited = {};

/// Only for pages that are not in use yet. Wide entries are excluded, because they are scattered.
static void askForLargePages(uint16_t *entries) {
  systemCall(__NR_madvise, entries, WindowTable::kEntries * sizeof(uint16_t), MADV_HUGEPAGE);
}
static void askForLargePages(uint32_t *) {}

/// Returns the block's entry, whose region is mapped if necessary, or null if there is no memory.
template <class Table>
static auto makeEntry(Table &table, uint64_t block) -> decltype(table.find(block)) {
  if (auto *entry = table.find(block))
    return entry;
  const uint64_t region = block >> kRegionBits;
  if (region >= table.kRegions)
    return nullptr;
  const long mapped = systemCall(__NR_mmap, nullptr, table.kMappedSize, PROT_READ | PROT_WRITE,
                                 MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (mapped < 0)
    return nullptr;
  decltype(table.find(block)) none = nullptr;
  auto *entries = reinterpret_cast<decltype(none)>(mapped);
  if (gBlocks.areMany)
    askForLargePages(entries);
  if (__atomic_compare_exchange_n(&table.regions[region], &none, entries, false, __ATOMIC_ACQ_REL,
                                  __ATOMIC_ACQUIRE))
    table.list(entries, region);
  else
    systemCall(__NR_munmap, mapped, table.kMappedSize);
  return table.find(block);
}

/// Returns the wide entry of the block's window, or of its large window, given the short entry of
/// the window.
static uint32_t *wideOf(uint16_t *entry, uint64_t block, uint16_t kind) {
  const uint64_t index = WindowTable::indexOf(block);
  auto *wide = reinterpret_cast<uint32_t *>(entry - index + WindowTable::kEntries);
  return kind == kIsLarge ? wide + kWideEntries + (index >> (kLargeWindowBits - kOffsetBits))
                          : wide + index;
}

static bool isElsewhere(uint16_t entry) { return entry == kIsWide || entry == kIsLarge; }

template <class Entry> static Entry load(const Entry *entry) {
  return entry ? __atomic_load_n(entry, __ATOMIC_ACQUIRE) : Entry(0);
}

template <class Entry> static bool turn(Entry *entry, Entry expected, Entry value) {
  if (!gBlocks.hasNearer) { // no other thread writes to it
    const bool isExpected = *entry == expected;
    if (isExpected)
      __atomic_store_n(entry, value, __ATOMIC_RELEASE);
    return isExpected;
  }
  return __atomic_compare_exchange_n(entry, &expected, value, false, __ATOMIC_ACQ_REL,
                                     __ATOMIC_RELAXED);
}

static uint32_t wideEntry(uint64_t block, uint32_t number) {
  return number << kOffsetBits | offsetInWindow(block);
}

/// Returns the entry of the block's window in wide form, or 0 if there is none; `found` is the
/// short entry.
static uint32_t widen(uint16_t found, uint16_t *entry, uint64_t block) {
  return isElsewhere(found) ? load(wideOf(entry, block, found))
                            : wideEntry((found & 1) * kShortAlignment, shortNumber(found));
}

/// Removes the entry if it is that of the block.
static uint32_t takeFrom(uint32_t *entry, uint64_t block) {
  const uint32_t found = load(entry);
  return isEntryOf(found, block) && turn(entry, found, 0u) ? found >> kOffsetBits : 0;
}

static uint32_t takeFrom(uint16_t *entry, uint64_t block) {
  if (!entry)
    return 0;
  const uint16_t kept = load(entry);
  const uint32_t found = widen(kept, entry, block);
  if (!isEntryOf(found, block) || !turn(entry, kept, uint16_t(0)))
    return 0;
  if (isElsewhere(kept))
    __atomic_store_n(wideOf(entry, block, kept), 0, __ATOMIC_RELEASE);
  return found >> kOffsetBits;
}

uint32_t takeEntrySlowly(uint64_t block) {
  if (const uint32_t number = takeFrom(gBlocks.near.find(block), block))
    return number;
  return gBlocks.hasNearer ? takeFrom(gBlocks.nearer.find(block), block) : 0;
}

/// Stores the block's entry in a wide table and only then makes the short entry refer to it.
/// Returns false if either is occupied.
static bool putElsewhere(uint16_t *entry, uint64_t block, uint32_t number, uint16_t kind) {
  uint32_t *wide = wideOf(entry, block, kind);
  if (!turn(wide, 0u, wideEntry(block, number)))
    return false;
  if (turn(entry, uint16_t(0), kind))
    return true;
  __atomic_store_n(wide, 0, __ATOMIC_RELEASE);
  return false;
}

/// Stores the block's entry where it fits. Returns false if the place is occupied.
static bool putInWindow(uint16_t *entry, uint64_t block, uint32_t number) {
  if (hasShortEntry(block, number))
    return turn(entry, uint16_t(0), shortEntry(block, number));
  const bool isLarge = (number & (kLargeBlockBit | kSmallBlockBit)) == kLargeBlockBit;
  return (isLarge && putElsewhere(entry, block, number, kIsLarge)) ||
         putElsewhere(entry, block, number, kIsWide);
}

bool putEntrySlowly(uint64_t block, uint32_t number, uint32_t &found) {
  found = 0;
  uint16_t *entry = makeEntry(gBlocks.near, block);
  if (!entry)
    return false;
  if (gBlocks.hasNearer) {
    found = load(gBlocks.nearer.find(block));
    if (isEntryOf(found, block))
      return false;
  }
  do {
    if (putInWindow(entry, block, number))
      return true;
    found = widen(load(entry), entry, block);
    if (!found && !hasShortEntry(block, number)) // an entry is being stored or removed
      found = load(wideOf(entry, block, kIsWide));
    // Otherwise no other thread writes to the window, unless the program says of several threads
    // that they allocated the same block at once: then nothing may fit any more.
  } while (!found && gBlocks.hasNearer);
  return false;
}

bool putNearerEntry(uint64_t block, uint32_t number) {
  uint32_t *entry = makeEntry(gBlocks.nearer, block);
  __atomic_store_n(&gBlocks.hasNearer, true, __ATOMIC_RELEASE);
  return entry && turn(entry, 0u, wideEntry(block, number));
}

static bool isInObjectOf(void *address, void *other) {
  dl_find_object object;
  return _dl_find_object && _dl_find_object(other, &object) == 0 &&
         address >= object.dlfo_map_start && address < object.dlfo_map_end;
}

/// Returns whether the process uses glibc's allocator. Another allocator may define glibc's names
/// as well, as tcmalloc does. A static executable contains only those parts of libc that it uses
/// and has a single allocator. If it cannot be determined whose malloc it is (before glibc 2.35),
/// it is assumed not to be glibc's.
static bool isGlibcAllocator() {
  void *(*bound)(unsigned long) = malloc;
  void *(*glibc)(unsigned long) = __libc_malloc;
  asm("" : "+r"(bound), "+r"(glibc)); // keeps the compiler from assuming that they differ
  if (!glibc || bound != glibc || tc_malloc)
    return false;
  return !gnu_get_libc_version || isInObjectOf(reinterpret_cast<void *>(bound),
                                               reinterpret_cast<void *>(gnu_get_libc_version));
}

void beginBlocks() { gBlocks.hasNearer = !isGlibcAllocator(); }

void expectManyBlocks() {
  if (__atomic_exchange_n(&gBlocks.areMany, true, __ATOMIC_RELAXED))
    return;
  gBlocks.near.forEachRegion([](uint16_t *entries, uint64_t) { askForLargePages(entries); });
}

static void reserveRegion(uint64_t address) {
  makeEntry(gBlocks.near, address);
  if (gBlocks.hasNearer)
    makeEntry(gBlocks.nearer, address);
}

void reserveBlocks() {
  constexpr uint64_t kRegion = uint64_t(1) << kRegionBits;
  const long heapEnd = systemCall(__NR_brk, 0);
  const long mapping =
      systemCall(__NR_mmap, nullptr, 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (heapEnd > 0) {
    reserveRegion(static_cast<uint64_t>(heapEnd) - 1);
    reserveRegion(static_cast<uint64_t>(heapEnd) - 1 + kRegion);
  }
  if (mapping <= 0)
    return;
  constexpr uint64_t kRegionsBelow = 4; // mappings grow downwards, those of entries first
  for (uint64_t i = 0; i <= kRegionsBelow; ++i)
    reserveRegion(static_cast<uint64_t>(mapping) - i * kRegion);
  systemCall(__NR_munmap, mapping, 4096);
}

void forgetBlocks() {
  gBlocks.near.forEachRegion([](uint16_t *entries, uint64_t number) {
    gInherited.regions[number] = entries;
    gBlocks.near.regions[number] = nullptr;
  });
  gBlocks.near.newest = nullptr;
  gBlocks.nearer.forEachRegion([](uint32_t *entries, uint64_t) {
    systemCall(__NR_madvise, entries, gBlocks.nearer.kRegionSize, MADV_DONTNEED);
  });
}

bool takeInherited(uint64_t block) { return takeFrom(gInherited.find(block), block) != 0; }

} // namespace vais::profiler
