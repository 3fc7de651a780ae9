/// The filter that spares most blocks the search for a sample: for each page of addresses, a byte
/// says how many samples are there. The part in use is small and changes once per sample, so that
/// it stays in caches.
///
/// The fast path reads the filter to which Switches::blockFilter points. That is another one, which
/// picks out every block, while nothing is recorded or more is recorded than counts and samples.

#ifndef VAIS_PROFILER_COLLECT_BLOCKFILTER_H
#define VAIS_PROFILER_COLLECT_BLOCKFILTER_H

#include "contracts/FastPath.h"

#include <cstdint>

namespace vais::profiler {

constexpr unsigned kFilterPageBits = VAIS_PROFILER_FILTER_PAGE_BITS;
constexpr uint64_t kFilterSize = VAIS_PROFILER_FILTER_SIZE;
extern uint8_t gSampleFilter[kFilterSize] __attribute__((visibility("hidden")));

/// Returns whether a sampled block may be at this address. May be called at any time.
inline bool mayBeSample(const void *block) {
  return vais_profiler_may_be_sample(gSampleFilter, block);
}

/// Initialises the filter of samples, which is still empty: it must pick out null, so that failed
/// allocations and frees of null take the slow path.
inline void beginFilter() { gSampleFilter[0] = UINT8_MAX; }

/// For a forked child: empties the filter and initialises it again. The cost is proportional to the
/// part that was in use.
void clearFilter();

/// Returns the filter that picks out every block. It takes up 1 MiB from the first call on. May be
/// called at any time.
const uint8_t *fullFilter();

} // namespace vais::profiler

#endif
