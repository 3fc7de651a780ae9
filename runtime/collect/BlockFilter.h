/// The filter that keeps most blocks away from all that is asked of a sampled one: a byte per page
/// of addresses, which says how many samples are there. What is in use of it is small and changes
/// once per sample, so that caches keep it.
///
/// The fast path reads it through Switches::blockFilter, which leads to another filter while more
/// than counts and samples is recorded, or nothing: that one picks out every block.

#ifndef VAIS_PROFILER_COLLECT_BLOCKFILTER_H
#define VAIS_PROFILER_COLLECT_BLOCKFILTER_H

#include "contracts/FastPath.h"

#include <cstdint>

namespace vais::profiler {

constexpr unsigned kFilterPageBits = VAIS_PROFILER_FILTER_PAGE_BITS;
constexpr uint64_t kFilterSize = VAIS_PROFILER_FILTER_SIZE;
extern uint8_t gSampleFilter[kFilterSize] __attribute__((visibility("hidden")));

/// Whether a sampled block may be at this address. Any time.
inline bool mayBeSample(const void *block) {
  return vais_profiler_may_be_sample(gSampleFilter, block);
}

/// The samples' filter holds no sample yet, and picks out null from now on.
inline void beginFilter() { gSampleFilter[0] = UINT8_MAX; }

/// In a forked child: as beginFilter() found it, at the cost of what was in use of it.
void clearFilter();

/// The filter that picks out every block; 1 MiB, from the first call on. Any time.
const uint8_t *fullFilter();

} // namespace vais::profiler

#endif
