/// The filters that the fast path of memory asks.

#include "BlockFilter.h"

namespace vais::profiler {

uint8_t gSampleFilter[kFilterSize];

/// Full once it is in use: before, it takes no memory.
static uint8_t gFullFilter[kFilterSize] __attribute__((aligned(64)));

const uint8_t *fullFilter() {
  static bool isFull;
  if (__atomic_load_n(&isFull, __ATOMIC_ACQUIRE))
    return gFullFilter;
  auto *words = reinterpret_cast<volatile uint64_t *>(gFullFilter); // no memset: the program's
  for (uint64_t i = 0; i < kFilterSize / sizeof *words; ++i)
    words[i] = UINT64_MAX;
  __atomic_store_n(&isFull, true, __ATOMIC_RELEASE);
  return gFullFilter;
}

} // namespace vais::profiler
