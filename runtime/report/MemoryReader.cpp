/// Followed blocks are counted; samples stand for others.

#include "MemoryReader.h"

#include <algorithm>
#include <cmath>

namespace vais::profiler {

static_assert(kSizeGroups == format::kSizeGroups);

void Blocks::add(const Blocks &other) {
  live.add(other.live);
  liveBytes.add(other.liveBytes);
  atPeak.add(other.atPeak);
  bytesAtPeak.add(other.bytesAtPeak);
  temporary.add(other.temporary);
  ended += other.ended;
  lifetimeNs += other.lifetimeNs;
  lifetimeCalls += other.lifetimeCalls;
  reallocations += other.reallocations;
  missedFrees += other.missedFrees;
  unseenFrees += other.unseenFrees;
  for (unsigned i = 0; i < kSizeGroups; ++i)
    sizes[i] += other.sizes[i];
}

namespace {

/// What is left of `made`: never less than nothing, which a process that runs may seem to have.
double left(uint64_t made, uint64_t freed, uint64_t foreign) {
  return std::max(static_cast<double>(made) - static_cast<double>(freed) -
                      static_cast<double>(foreign),
                  0.0);
}

double plausible(double sum) { return std::isfinite(sum) && sum > 0 ? sum : 0; }

double inBlocks(uint64_t units) {
  return static_cast<double>(units) / static_cast<double>(format::kBlockUnit);
}

Estimate blocksOf(const format::SampledSum &sum) {
  return {inBlocks(sum.blocks), static_cast<double>(sum.blocksVariance)};
}

Estimate bytesOf(const format::SampledSum &sum) {
  return {static_cast<double>(sum.bytes), static_cast<double>(sum.bytesVariance)};
}

} // namespace

MemoryReader::MemoryReader(ProfileImage &image, const std::vector<format::Thread> &threads,
                           double nsPerTick)
    : image_(image), isExact_(image.header().memoryMode == format::MemoryMode::Exact),
      nsPerTick_(nsPerTick) {
  if (image.header().memory.value != 0)
    process_ = image.load(image.header().memory).value_or(process_);
  if (isExact_)
    readPeak(threads);
  else
    isAtPeak_ = process_.isAtPeak != 0;
}

/// A thread may have gone beyond the peak that the process knows.
void MemoryReader::readPeak(const std::vector<format::Thread> &threads) {
  for (const format::Thread &thread : threads) {
    const auto memory = thread.memory.value ? image_.load(thread.memory) : std::nullopt;
    if (!memory || memory->highest <= memory->noted)
      continue;
    const int64_t highest = memory->base + memory->highest;
    if (highest <= process_.peak)
      continue;
    process_.peak = highest;
    isAtPeak_ = true;
  }
}

double MemoryReader::nsSinceStart(uint64_t ticks) const {
  const uint64_t start = image_.header().start.ticks;
  return ticks > start ? static_cast<double>(ticks - start) * nsPerTick_ : 0;
}

LiveMemory MemoryReader::process() const {
  LiveMemory memory;
  memory.samples = process_.samples;
  if (isExact_)
    memory.peakBytes.value = std::max(static_cast<double>(process_.peak), 0.0);
  else
    memory.peakBytes = bytesOf(process_.sampledPeak);
  memory.peakNs = nsSinceStart(isExact_ ? process_.peakTicks : process_.sampledPeakTicks);
  const double width = std::ldexp(nsPerTick_, static_cast<int>(process_.intervalShift % 64));
  const double start = nsSinceStart(process_.timelineStart);
  for (unsigned i = 0; i < format::kTimelinePoints; ++i)
    if (const format::TimelinePoint &point = process_.timeline[i]; point.highest > 0)
      memory.timeline.push_back({start + i * width, start + (i + 1) * width,
                                 static_cast<double>(point.highest),
                                 static_cast<double>(point.last)});
  return memory;
}

std::optional<Blocks> MemoryReader::read(const format::Context &context, uint64_t &failed) {
  if (context.memory == 0)
    return std::nullopt;
  const format::Address<format::ContextMemory> address = {
      image_.header().base + context.memory * format::kNumberedSize};
  const auto memory = image_.take(address);
  if (!memory)
    return std::nullopt;
  failed = memory->failedAllocations;
  Blocks blocks;
  blocks.reallocations = memory->reallocations;
  blocks.missedFrees = memory->missedFrees;
  blocks.unseenFrees = memory->unseenFrees;
  addSamples(*memory, blocks);
  if (!isExact_)
    return blocks;
  blocks.temporary = {static_cast<double>(memory->temporaries), 0};
  addLarge(*memory, blocks);
  for (auto next = memory->classes; next.value != 0;) {
    const auto each = image_.take(next);
    if (!each)
      break;
    addClass(*each, blocks);
    next = each->next;
  }
  return blocks;
}

void MemoryReader::addClass(const format::BlockClass &from, Blocks &blocks) const {
  const double live = left(from.allocations, from.frees, from.foreignFrees);
  const bool isKept = from.epoch == process_.epoch && !isAtPeak_;
  const double atPeak = isKept ? left(from.atPeak, 0, 0) : live;
  const auto size = static_cast<double>(from.size);
  blocks.live.value += live;
  blocks.liveBytes.value += live * size;
  blocks.atPeak.value += atPeak;
  blocks.bytesAtPeak.value += atPeak * size;
  blocks.sizes[format::sizeGroup(from.size)] += static_cast<double>(from.allocations);
}

void MemoryReader::addLarge(const format::ContextMemory &from, Blocks &blocks) const {
  const format::LargeBlocks &large = from.large;
  const double live = left(large.allocations, large.frees, large.foreignFrees);
  const double bytes = left(large.bytes, large.freedBytes, large.foreignFreedBytes);
  const bool isKept = large.epoch == process_.epoch && !isAtPeak_;
  blocks.live.value += live;
  blocks.liveBytes.value += bytes;
  blocks.atPeak.value += isKept ? left(large.atPeak, 0, 0) : live;
  blocks.bytesAtPeak.value += isKept ? left(large.bytesAtPeak, 0, 0) : bytes;
  for (unsigned i = 0; i < kSizeGroups; ++i)
    blocks.sizes[i] += static_cast<double>(from.sizes[i]);
}

void MemoryReader::addSamples(const format::ContextMemory &from, Blocks &blocks) const {
  const format::SampledEnds &ends = from.ends;
  blocks.ended = inBlocks(ends.blocks);
  blocks.lifetimeNs = plausible(ends.ticks) * nsPerTick_;
  blocks.lifetimeCalls = plausible(ends.calls);
  if (isExact_)
    return;
  const bool isKept = from.epoch == process_.sampledEpoch && !isAtPeak_;
  const format::SampledSum &peak = isKept ? from.atPeak : from.live;
  blocks.live = blocksOf(from.live);
  blocks.liveBytes = bytesOf(from.live);
  blocks.atPeak = blocksOf(peak);
  blocks.bytesAtPeak = bytesOf(peak);
  blocks.temporary = {inBlocks(ends.temporary), static_cast<double>(ends.temporaryVariance)};
  for (unsigned i = 0; i < kSizeGroups; ++i)
    blocks.sizes[i] = inBlocks(from.sizes[i]);
}

} // namespace vais::profiler
