/// The sampled blocks that are live, by their addresses, and two filters that keep all others away
/// from them. The first has a byte per page of addresses, which says how many samples are there:
/// what is in use of it is small and changes once per sample, so that caches keep it. Whoever is on
/// the page of a sample asks the second, by a hash of the address.

#ifndef VAIS_PROFILER_MEMORY_SAMPLETABLE_H
#define VAIS_PROFILER_MEMORY_SAMPLETABLE_H

#include "vais_profiler/FastPath.h"
#include "vais_profiler/MemoryFormat.h"

#include <cstdint>

namespace vais::profiler {

constexpr unsigned kFilterPageBits = VAIS_PROFILER_FILTER_PAGE_BITS;
constexpr uint64_t kFilterSize = VAIS_PROFILER_FILTER_SIZE;
/// Inlined hooks read it under the exported name vais_profiler_sample_filter.
extern uint8_t gSampleFilter[kFilterSize] asm("vais_profiler_own_sample_filter")
    __attribute__((visibility("hidden")));

/// Whether a sampled block may be at this address. Any time.
inline bool mayBeSample(const void *block) {
  return vais_profiler_may_be_sample(gSampleFilter, block);
}

constexpr unsigned kHashBits = 16;
extern uint8_t gSampleHashes[1u << kHashBits] __attribute__((visibility("hidden")));

inline uint64_t sampleHash(uint64_t block) {
  return (block >> 3) * 0x9E3779B97F4A7C15u >> (64 - kHashBits);
}

/// The same, asked of both filters: what is left is a sample but for one in some hundreds.
inline bool isProbablySample(const void *block) {
  return mayBeSample(block) && gSampleHashes[sampleHash(reinterpret_cast<uint64_t>(block))] != 0;
}

// The rest only with ProcessMemory's lock.

/// Enters a sample, whose block has its address.
void putSample(format::Sample &sample);

/// Takes the sample at the address away; null when there is none.
format::Sample *takeSample(const void *block);

/// Room for a sample; null when there is no memory.
format::Sample *makeSample();
void dropSample(format::Sample &sample);

/// In a forked child, without the lock: there are no samples.
void forgetSamples();

} // namespace vais::profiler

#endif
