/// memory=exact: from the address of a live block to what is known of it.

#include "BlockMap.h"

#include "SystemCall.h"

#include <dlfcn.h>
#include <sys/mman.h>

// Only their addresses are asked for.
extern "C" {
extern void *malloc(unsigned long) __attribute__((weak));
extern void *__libc_malloc(unsigned long) __attribute__((weak));
extern void *tc_malloc(unsigned long) __attribute__((weak));
extern const char *gnu_get_libc_version() __attribute__((weak));
extern __typeof__(_dl_find_object) _dl_find_object __attribute__((weak));
}

namespace vais::profiler {

BlockTables gBlocks = {};

/// The entries of the process that this one was forked from, copied by the kernel page by page as
/// they are written to. Second blocks in a window are left out.
static WindowTables gInherited = {};

/// Only for pages that are not in use yet.
static void askForLargePages(uint16_t *entries) {
  systemCall(__NR_madvise, entries, decltype(WindowTables::near)::kRegionSize, MADV_HUGEPAGE);
}
/// Few blocks have an entry of this kind, here and there.
static void askForLargePages(uint32_t *) {}

/// The block's entry, whose region is mapped now if need be; null when there is no memory.
template <unsigned WindowBits, class Entry>
static Entry *makeEntry(BlockTable<WindowBits, Entry> &table, uint64_t block) {
  if (Entry *entry = table.find(block))
    return entry;
  const uint64_t region = block >> kRegionBits;
  if (region >= table.kRegions)
    return nullptr;
  const long mapped = systemCall(__NR_mmap, nullptr, table.kRegionSize, PROT_READ | PROT_WRITE,
                                 MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (mapped < 0)
    return nullptr;
  Entry *none = nullptr;
  auto *entries = reinterpret_cast<Entry *>(mapped);
  if (gBlocks.areMany)
    askForLargePages(entries);
  if (!__atomic_compare_exchange_n(&table.regions[region], &none, entries, false, __ATOMIC_ACQ_REL,
                                   __ATOMIC_ACQUIRE))
    systemCall(__NR_munmap, mapped, table.kRegionSize);
  return table.find(block);
}

template <class Entry> static Entry load(const Entry *entry) {
  return entry ? __atomic_load_n(entry, __ATOMIC_ACQUIRE) : Entry(0);
}

template <class Entry> static bool turn(Entry *entry, Entry expected, Entry value) {
  if (!gBlocks.hasNearer) { // nobody else writes it
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

/// What `entry`, found for the block's window, comes to as a wide one; 0 when it has none.
static uint32_t widen(uint16_t entry, WindowTables &windows, uint64_t block) {
  return entry == kIsWide ? load(windows.wide.find(block))
                          : wideEntry((entry & 1) * kShortAlignment, shortNumber(entry));
}

/// Takes the entry if it is the block's.
static uint32_t takeFrom(uint32_t *entry, uint64_t block) {
  const uint32_t found = load(entry);
  return isEntryOf(found, block) && turn(entry, found, 0u) ? found >> kOffsetBits : 0;
}

static uint32_t takeFrom(WindowTables &windows, uint64_t block) {
  uint16_t *entry = windows.near.find(block);
  const uint16_t kept = load(entry);
  const uint32_t found = widen(kept, windows, block);
  if (!isEntryOf(found, block) || !turn(entry, kept, uint16_t(0)))
    return 0;
  if (kept == kIsWide)
    __atomic_store_n(windows.wide.find(block), 0, __ATOMIC_RELEASE);
  return found >> kOffsetBits;
}

uint32_t takeEntrySlowly(uint64_t block) {
  if (const uint32_t number = takeFrom(gBlocks.windows, block))
    return number;
  return gBlocks.hasNearer ? takeFrom(gBlocks.nearer.find(block), block) : 0;
}

/// Puts the block's entry into the wide table and then sends those there who look for it. False
/// when another is in either.
static bool putWideEntry(uint16_t *entry, uint32_t *wide, uint32_t value) {
  if (!turn(wide, 0u, value))
    return false;
  if (turn(entry, uint16_t(0), kIsWide))
    return true;
  __atomic_store_n(wide, 0, __ATOMIC_RELEASE);
  return false;
}

bool putEntrySlowly(uint64_t block, uint32_t number, uint32_t &found) {
  found = 0;
  const bool isShort = hasShortEntry(block, number);
  uint16_t *entry = makeEntry(gBlocks.windows.near, block);
  uint32_t *wide = entry && !isShort ? makeEntry(gBlocks.windows.wide, block) : nullptr;
  if (!entry || (!isShort && !wide))
    return false;
  if (gBlocks.hasNearer) {
    found = load(gBlocks.nearer.find(block));
    if (isEntryOf(found, block))
      return false;
  }
  do {
    if (isShort ? turn(entry, uint16_t(0), shortEntry(block, number))
                : putWideEntry(entry, wide, wideEntry(block, number)))
      return true;
    found = widen(load(entry), gBlocks.windows, block);
    if (!found && wide) // one that comes or goes
      found = load(wide);
  } while (!found);
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

/// Another allocator may bring the names of glibc's with it, as tcmalloc does. A static executable,
/// which has of libc only what it uses, has one allocator. Where it cannot be known whose malloc it
/// is (before glibc 2.35), it is taken for another's.
static bool isGlibcAllocator() {
  void *(*bound)(unsigned long) = malloc;
  void *(*glibc)(unsigned long) = __libc_malloc;
  asm("" : "+r"(bound), "+r"(glibc)); // else the compiler takes them for two
  if (!glibc || bound != glibc || tc_malloc)
    return false;
  return !gnu_get_libc_version || isInObjectOf(reinterpret_cast<void *>(bound),
                                               reinterpret_cast<void *>(gnu_get_libc_version));
}

void beginBlocks() { gBlocks.hasNearer = !isGlibcAllocator(); }

void expectManyBlocks() {
  if (__atomic_exchange_n(&gBlocks.areMany, true, __ATOMIC_RELAXED))
    return;
  for (uint16_t *entries : gBlocks.windows.near.regions)
    if (entries)
      askForLargePages(entries);
}

void forgetBlocks() {
  WindowTables &windows = gBlocks.windows;
  for (size_t i = 0; i < windows.near.kRegions; ++i)
    if (windows.near.regions[i]) {
      gInherited.near.regions[i] = windows.near.regions[i];
      gInherited.wide.regions[i] = windows.wide.regions[i];
      windows.near.regions[i] = nullptr;
      windows.wide.regions[i] = nullptr;
    }
  if (!gBlocks.hasNearer)
    return;
  for (uint32_t *entries : gBlocks.nearer.regions)
    if (entries)
      systemCall(__NR_madvise, entries, gBlocks.nearer.kRegionSize, MADV_DONTNEED);
}

bool takeInherited(uint64_t block) { return takeFrom(gInherited, block) != 0; }

} // namespace vais::profiler
