/// The block filters that the fast path reads.

#include "runtime/collect/state/BlockFilter.h"

#include "runtime/base/ClearPages.h"
#include "runtime/base/SystemCall.h"

#include <linux/mman.h>

namespace vais::profiler {

uint8_t gSampleFilter[kFilterSize] __attribute__((aligned(kLargestPage)));

/// Filled only when it is first used, because it takes up no memory until then.
static uint8_t gFullFilter[kFilterSize] __attribute__((aligned(kLargestPage)));

void clearFilter() {
  clearPages(gSampleFilter, sizeof gSampleFilter);
  beginFilter();
}

const uint8_t *fullFilter() {
  static bool isFull;
  if (__atomic_load_n(&isFull, __ATOMIC_ACQUIRE))
    return gFullFilter;
  // Maps all pages at once, because a fault for each would take several times as long as filling
  // them.
  systemCall(__NR_madvise, gFullFilter, sizeof gFullFilter, MADV_POPULATE_WRITE);
  // Volatile, so that the loop does not become a call of memset, which may be the program's own.
  auto *words = reinterpret_cast<volatile uint64_t *>(gFullFilter);
  for (uint64_t i = 0; i < kFilterSize / sizeof *words; ++i)
    words[i] = UINT64_MAX;
  __atomic_store_n(&isFull, true, __ATOMIC_RELEASE);
  return gFullFilter;
}

} // namespace vais::profiler
