/// The sampled blocks that are live, by their addresses, and a second filter, by a hash of the
/// address, for blocks on the page of a sample, which the first (BlockFilter.h) picks out.

#ifndef VAIS_PROFILER_MEMORY_SAMPLETABLE_H
#define VAIS_PROFILER_MEMORY_SAMPLETABLE_H

#include "runtime/base/Hash.h"
#include "runtime/collect/BlockFilter.h"

#include "contracts/MemoryFormat.h"

#include <cstdint>

namespace vais::profiler {

constexpr unsigned kHashBits = 16;
extern uint8_t gSampleHashes[1u << kHashBits] __attribute__((visibility("hidden")));

inline uint64_t sampleHash(uint64_t block) { return hashOf(block >> 3) >> (64 - kHashBits); }

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
