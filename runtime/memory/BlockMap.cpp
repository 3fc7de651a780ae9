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

/// The table of the process that this one was forked from, copied by the kernel page by page as it
/// is written to. Second blocks in a window are left out.
static BlockTable<5> gInherited = {};

/// Only for pages that are not in use yet.
static void askForLargePages(uint32_t *entries, uint64_t size) {
  systemCall(__NR_madvise, entries, size, MADV_HUGEPAGE);
}

/// The block's entry, whose region is mapped now if need be; null when there is no memory.
template <unsigned WindowBits>
static uint32_t *makeEntry(BlockTable<WindowBits> &table, uint64_t block) {
  if (uint32_t *entry = table.find(block))
    return entry;
  const uint64_t region = block >> kRegionBits;
  constexpr uint64_t kSize = BlockTable<WindowBits>::kEntries * sizeof(uint32_t);
  if (region >= sizeof(table.regions) / sizeof(*table.regions))
    return nullptr;
  const long mapped = systemCall(__NR_mmap, nullptr, kSize, PROT_READ | PROT_WRITE,
                                 MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (mapped < 0)
    return nullptr;
  uint32_t *none = nullptr;
  auto *entries = reinterpret_cast<uint32_t *>(mapped);
  if (gBlocks.areMany)
    askForLargePages(entries, kSize);
  if (!__atomic_compare_exchange_n(&table.regions[region], &none, entries, false, __ATOMIC_ACQ_REL,
                                   __ATOMIC_ACQUIRE))
    systemCall(__NR_munmap, mapped, kSize);
  return table.find(block);
}

static bool turn(uint32_t *entry, uint32_t expected, uint32_t value) {
  return __atomic_compare_exchange_n(entry, &expected, value, false, __ATOMIC_ACQ_REL,
                                     __ATOMIC_RELAXED);
}

/// Takes the entry if it is the block's.
static uint32_t takeFrom(uint32_t *entry, uint64_t block) {
  const uint32_t found = entry ? __atomic_load_n(entry, __ATOMIC_RELAXED) : 0;
  return isEntryOf(found, block) && turn(entry, found, 0) ? found >> kOffsetBits : 0;
}

uint32_t takeEntrySlowly(uint64_t block) {
  if (const uint32_t number = takeFrom(gBlocks.near.find(block), block))
    return number;
  return gBlocks.hasNearer ? takeFrom(gBlocks.nearer.find(block), block) : 0;
}

bool putEntrySlowly(uint64_t block, uint32_t number, uint32_t &found) {
  found = 0;
  uint32_t *entry = makeEntry(gBlocks.near, block);
  if (!entry)
    return false;
  if (gBlocks.hasNearer) {
    uint32_t *nearer = gBlocks.nearer.find(block);
    if (nearer && isEntryOf(*nearer, block)) {
      found = *nearer;
      return false;
    }
  }
  do {
    found = __atomic_load_n(entry, __ATOMIC_RELAXED);
    if (found)
      return false;
  } while (!turn(entry, 0, number << kOffsetBits | offsetInWindow(block)));
  return true;
}

bool putNearerEntry(uint64_t block, uint32_t number) {
  uint32_t *entry = makeEntry(gBlocks.nearer, block);
  __atomic_store_n(&gBlocks.hasNearer, true, __ATOMIC_RELEASE);
  return entry && turn(entry, 0, number << kOffsetBits | offsetInWindow(block));
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
  for (uint32_t *entries : gBlocks.near.regions)
    if (entries)
      askForLargePages(entries, decltype(gBlocks.near)::kEntries * sizeof(uint32_t));
}

void forgetBlocks() {
  constexpr size_t kRegions = sizeof(gBlocks.near.regions) / sizeof(*gBlocks.near.regions);
  for (size_t i = 0; i < kRegions; ++i)
    if (uint32_t *entries = gBlocks.near.regions[i]) {
      gInherited.regions[i] = entries;
      gBlocks.near.regions[i] = nullptr;
    }
  if (!gBlocks.hasNearer)
    return;
  for (uint32_t *entries : gBlocks.nearer.regions)
    if (entries)
      systemCall(__NR_madvise, entries, decltype(gBlocks.nearer)::kEntries * sizeof(uint32_t),
                 MADV_DONTNEED);
}

bool takeInherited(uint64_t block) { return takeFrom(gInherited.find(block), block) != 0; }

} // namespace vais::profiler
