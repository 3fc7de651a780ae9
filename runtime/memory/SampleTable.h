/// The sampled blocks that are live, by address, and a second filter, by a hash of the address, for
/// blocks on the page of a sample, which the first filter (BlockFilter.h) has picked out.

#ifndef VAIS_PROFILER_MEMORY_SAMPLETABLE_H
#define VAIS_PROFILER_MEMORY_SAMPLETABLE_H

#include "runtime/base/Hash.h"
#include "runtime/collect/state/BlockFilter.h"

#include "contracts/MemoryFormat.h"

#include <cstdint>

namespace vais::profiler {

constexpr unsigned kHashBits = 16;
extern uint8_t gSampleHashes[1u << kHashBits] __attribute__((visibility("hidden")));

inline uint64_t sampleHash(uint64_t block) { return hashOf(block >> 3) >> (64 - kHashBits); }

/// Applies both filters, after which all but one in several hundred blocks are samples.
inline bool isProbablySample(const void *block) {
  return mayBeSample(block) && gSampleHashes[sampleHash(reinterpret_cast<uint64_t>(block))] != 0;
}

// The following functions require ProcessMemory's lock.

/// Adds a sample under the address of its block.
void putSample(format::Sample &sample);

/// Removes and returns the sample at the address, or returns null if there is none.
format::Sample *takeSample(const void *block);

/// Returns space for a sample, or null if there is no memory.
format::Sample *makeSample();
void dropSample(format::Sample &sample);

/// For a forked child, without the lock: there are no samples.
void forgetSamples();

} // namespace vais::profiler

#endif
