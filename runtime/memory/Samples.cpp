/// Samples blocks.

#include "runtime/memory/Samples.h"

#include "runtime/collect/clock/Ticks.h"
#include "runtime/collect/contexts/ContextTree.h"
#include "runtime/memory/Exponential.h"
#include "runtime/memory/MemoryLock.h"
#include "runtime/memory/Peak.h"
#include "runtime/memory/SampleTable.h"
#include "runtime/memory/Timeline.h"

namespace vais::profiler {

using namespace format;

namespace {

/// Returns what one sample adds to a sum. If it stands for w blocks, its variance is w (w - 1).
SampledSum worthOf(const Sample &sample) {
  const double blocks = static_cast<double>(sample.blocks) / kBlockUnit;
  const auto size = static_cast<double>(sample.size);
  const double variance = blocks * (blocks - 1);
  return {sample.blocks, static_cast<uint64_t>(blocks * size + 0.5),
          static_cast<uint64_t>(variance + 0.5),
          static_cast<uint64_t>(variance * size * size + 0.5)};
}

void add(SampledSum &sum, const SampledSum &worth) {
  sum.blocks += worth.blocks;
  sum.bytes += worth.bytes;
  sum.blocksVariance += worth.blocksVariance;
  sum.bytesVariance += worth.bytesVariance;
}

void subtract(SampledSum &sum, const SampledSum &worth) {
  sum.blocks -= worth.blocks;
  sum.bytes -= worth.bytes;
  sum.blocksVariance -= worth.blocksVariance;
  sum.bytesVariance -= worth.bytesVariance;
}

void keepAtPeak(ContextMemory &memory) {
  const uint64_t epoch = gMemory.process->sampledEpoch;
  if (memory.epoch == epoch)
    return;
  memory.atPeak = memory.live;
  memory.epoch = epoch;
}

/// Returns the bytes that are live now, for the timeline; exact if blocks are followed.
uint64_t liveBytes() {
  if (!gMemory.isExact)
    return gMemory.process->live.bytes;
  const int64_t bytes = liveBytesOfAll();
  return bytes > 0 ? static_cast<uint64_t>(bytes) : 0;
}

void enter(const Sample &sample) {
  ProcessMemory &process = *gMemory.process;
  ContextMemory &memory = *sample.memory.get();
  const SampledSum worth = worthOf(sample);
  keepAtPeak(memory);
  add(memory.live, worth);
  add(process.live, worth);
  if (process.live.bytes > process.sampledPeak.bytes) {
    process.sampledPeak = process.live;
    process.sampledPeakTicks = sample.ticks;
    process.isAtPeak = 1;
  }
}

void leave(const Sample &sample) {
  ProcessMemory &process = *gMemory.process;
  ContextMemory &memory = *sample.memory.get();
  if (process.isAtPeak) {
    ++process.sampledEpoch;
    process.isAtPeak = 0;
  }
  keepAtPeak(memory);
  const SampledSum worth = worthOf(sample);
  subtract(memory.live, worth);
  subtract(process.live, worth);
}

/// Returns the calls so far along the edges into the context from its parent.
uint64_t callsInto(Context &context) {
  uint64_t sum = 0;
  if (Context *parent = context.parent.get())
    forEachEdgeOf(*parent, [&](Slot &slot, EdgeTime *, uint64_t calls) {
      sum += slot.target.get() == &context ? calls : 0;
    });
  return sum;
}

uint64_t clockOf(const ThreadMemory &thread) {
  return thread.drawn - static_cast<uint64_t>(tState.bytesToSample);
}

/// Draws the distance to the next sample. Leaves the thread's clock unchanged.
void drawDistance(ThreadMemory &thread) {
  const uint64_t clock = clockOf(thread);
  tState.bytesToSample = static_cast<int64_t>(nextDistance(thread.random));
  thread.drawn = clock + static_cast<uint64_t>(tState.bytesToSample);
}

void endMissed(const void *block) {
  Sample *sample = takeSample(block);
  if (!sample)
    return;
  leave(*sample);
  if (!gMemory.isExact)
    __atomic_fetch_add(&sample->memory.get()->missedFrees, 1, __ATOMIC_RELAXED);
  dropSample(*sample);
}

void takeSampleOf(Context &context, ContextMemory &memory, const void *block, uint64_t size) {
  Sample *sample = makeSample();
  if (!sample)
    return;
  sample->block = reinterpret_cast<uint64_t>(block);
  sample->size = size;
  sample->blocks = blocksPerSample(size);
  sample->memory.set(&memory);
  sample->context.set(functionContext(&context));
  sample->ticks = readTicks();
  sample->calls = callsInto(*sample->context.get());
  sample->clock = clockOf(*tMemory.memory);
  putSample(*sample);
  enter(*sample);
  add(memory.all, worthOf(*sample));
  ++gMemory.process->samples;
  if (!gMemory.isExact)
    memory.sizes[sizeGroup(size)] += sample->blocks;
  addToTimelineLocked(liveBytes(), sample->ticks);
}

/// A thread's first distance counts from its first byte.
void drawFirstDistance(ThreadMemory &thread) {
  if (tState.bytesToSample > kNoDistance / 2)
    return;
  const int64_t passed = tState.bytesToSample - kNoDistance; // 0 or less
  tState.bytesToSample = 0;
  drawDistance(thread);
  tState.bytesToSample += passed;
}

} // namespace

uint64_t blocksPerSample(uint64_t size) {
  const double points = static_cast<double>(size) / static_cast<double>(kSamplePeriod);
  return static_cast<uint64_t>(kBlockUnit / oneMinusExp(points) + 0.5);
}

void sampleBlock(Context &context, const void *block, uint64_t size) {
  ThreadMemory *thread = gMemory.process ? threadMemory() : nullptr;
  if (!thread)
    return;
  drawFirstDistance(*thread);
  const bool isDrawn = tState.bytesToSample < 0;
  ContextMemory *memory = isDrawn ? contextMemory(context) : nullptr;
  const MemoryLock lock;
  if (!lock.isHeld())
    return;
  endMissed(block);
  if (memory)
    takeSampleOf(context, *memory, block, size);
  if (isDrawn)
    drawDistance(*thread);
}

Sample *releaseSample(const void *block) {
  const MemoryLock lock;
  Sample *sample = lock.isHeld() ? takeSample(block) : nullptr;
  if (sample)
    leave(*sample);
  return sample;
}

void endSample(Context &context, Sample &sample) {
  const MemoryLock lock;
  if (!lock.isHeld())
    return;
  ContextMemory &memory = *sample.memory.get();
  SampledEnds &ends = memory.ends;
  const double blocks = static_cast<double>(sample.blocks) / kBlockUnit;
  const uint64_t now = readTicks();
  const auto ticks = static_cast<double>(now - sample.ticks);
  ++ends.samples;
  ends.blocks += sample.blocks;
  ends.ticks += blocks * ticks;
  ends.tickSquares += blocks * ticks * ticks;
  ends.calls += blocks * static_cast<double>(callsInto(*sample.context.get()) - sample.calls);
  const bool isOwn = memory.thread.get() == tState.thread && tMemory.memory;
  if (isOwn && sample.context.get() == functionContext(&context) &&
      clockOf(*tMemory.memory) == sample.clock) {
    ends.temporary += sample.blocks;
    ends.temporaryVariance += worthOf(sample).blocksVariance;
  }
  addToTimelineLocked(liveBytes(), now);
  dropSample(sample);
}

void restoreSample(Sample &sample) {
  const MemoryLock lock;
  if (!lock.isHeld())
    return;
  putSample(sample);
  enter(sample);
}

} // namespace vais::profiler
