/// Stores the sampled blocks that are live.

#include "runtime/memory/SampleTable.h"

#include "runtime/base/ClearPages.h"
#include "runtime/collect/arena/Arena.h"
#include "runtime/collect/state/ThreadState.h"

namespace vais::profiler {

using namespace format;

uint8_t gSampleHashes[1u << kHashBits] __attribute__((aligned(kLargestPage)));

static Sample *gBuckets[1u << kHashBits] __attribute__((aligned(kLargestPage)));
static Sample *gFree;

static Sample *&bucketOf(uint64_t block) { return gBuckets[sampleHash(block)]; }

/// A byte that is saturated stays saturated and matches forever.
static void add(uint8_t &count, int amount) {
  if (count != UINT8_MAX)
    __atomic_store_n(&count, static_cast<uint8_t>(count + amount), __ATOMIC_RELAXED);
}

static void addToFilters(uint64_t block, int amount) {
  add(gSampleFilter[(block >> kFilterPageBits) % kFilterSize], amount);
  add(gSampleHashes[sampleHash(block)], amount);
}

void putSample(Sample &sample) {
  Sample *&bucket = bucketOf(sample.block);
  sample.next.set(bucket);
  bucket = &sample;
  addToFilters(sample.block, 1);
}

Sample *takeSample(const void *block) {
  const auto address = reinterpret_cast<uint64_t>(block);
  Sample **link = &bucketOf(address);
  while (*link && (*link)->block != address)
    link = reinterpret_cast<Sample **>(&(*link)->next.value);
  Sample *sample = *link;
  if (!sample)
    return nullptr;
  *link = sample->next.get();
  addToFilters(address, -1);
  return sample;
}

Sample *makeSample() {
  if (!gFree)
    return allocate<Sample>(*tState.thread);
  Sample *sample = gFree;
  gFree = sample->next.get();
  return sample;
}

void dropSample(Sample &sample) {
  sample.next.set(gFree);
  gFree = &sample;
}

void forgetSamples() {
  clearPages(gBuckets, sizeof gBuckets);
  clearPages(gSampleHashes, sizeof gSampleHashes);
  clearFilter();
  gFree = nullptr;
}

} // namespace vais::profiler
