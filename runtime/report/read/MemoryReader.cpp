/// Blocks that were followed are counted; samples stand for others.

#include "runtime/report/read/MemoryReader.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace vais::profiler {

static_assert(kSamplePeriod == format::kSamplePeriod);
static_assert(std::tuple_size_v<SizeGroups> == format::kSizeGroups);

namespace {

/// Returns what is left of `made`, but not less than 0, although it may appear so while the process
/// is running.
double left(uint64_t made, uint64_t freed, uint64_t foreign) {
  return std::max(
      static_cast<double>(made) - static_cast<double>(freed) - static_cast<double>(foreign), 0.0);
}

double inBlocks(uint64_t units) {
  return static_cast<double>(units) / static_cast<double>(format::kBlockUnit);
}

/// Estimates a part of `whole`, which is known, from samples worth `all`, of which samples worth
/// `part` are in that part. As in ratio estimation (Cochran, Sampling Techniques, 3rd edition,
/// section 6.3), only the division of the samples between the part and the rest varies; the
/// variance is 0 if all of them are in the part.
Estimate shareOf(double whole, double part, double all, double partVariance, double allVariance) {
  if (all <= 0)
    return {};
  const double ratio = std::min(part / all, 1.0);
  const double scale = whole / all;
  const double rest = std::max(allVariance - partVariance, 0.0);
  const double variance = (1 - ratio) * (1 - ratio) * partVariance + ratio * ratio * rest;
  return {ratio * whole, scale * scale * variance};
}

Estimate blocksOf(const MemoryCounts &counts, const format::SampledSum &part,
                  const format::SampledSum &all) {
  return shareOf(static_cast<double>(counts.allocations), inBlocks(part.blocks),
                 inBlocks(all.blocks), static_cast<double>(part.blocksVariance),
                 static_cast<double>(all.blocksVariance));
}

Estimate bytesOf(const MemoryCounts &counts, const format::SampledSum &part,
                 const format::SampledSum &all) {
  return shareOf(static_cast<double>(counts.allocatedBytes), static_cast<double>(part.bytes),
                 static_cast<double>(all.bytes), static_cast<double>(part.bytesVariance),
                 static_cast<double>(all.bytesVariance));
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

/// Takes account of threads that have exceeded the peak that the process knows.
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

std::optional<SizeGroups> MemoryReader::read(const format::Context &context, MemoryCounts &counts) {
  if (context.memory == 0)
    return std::nullopt;
  const format::Address<format::ContextMemory> address = {image_.header().base +
                                                          context.memory * format::kNumberedSize};
  const auto memory = image_.take(address);
  if (!memory)
    return std::nullopt;
  counts.failedAllocations = memory->failedAllocations;
  counts.reallocations = memory->reallocations;
  counts.missedFrees = memory->missedFrees;
  counts.unseenFrees = memory->unseenFrees;
  SizeGroups sizes;
  const double unit = isExact_ ? 1 : static_cast<double>(format::kBlockUnit);
  for (size_t i = 0; i < sizes.size(); ++i)
    sizes[i] = static_cast<double>(memory->sizes[i]) / unit;
  addSamples(*memory, counts);
  if (isExact_) {
    counts.temporary = {static_cast<double>(memory->temporaries), 0};
    addLarge(memory->large, counts);
    addClasses(*memory, counts, sizes);
  }
  return sizes;
}

void MemoryReader::addClasses(const format::ContextMemory &from, MemoryCounts &counts,
                              SizeGroups &sizes) {
  for (auto next = from.classes; next.value != 0;) {
    const auto each = image_.take(next);
    if (!each)
      return;
    addClass(*each, counts);
    sizes[format::sizeGroup(each->size)] += static_cast<double>(each->allocations);
    next = each->next;
  }
}

void MemoryReader::addClass(const format::BlockClass &from, MemoryCounts &counts) const {
  const double live = left(from.allocations, from.frees, from.foreignFrees);
  const bool isKept = from.epoch == process_.epoch && !isAtPeak_;
  const double atPeak = isKept ? left(from.atPeak, 0, 0) : live;
  const auto size = static_cast<double>(from.size);
  counts.live.value += live;
  counts.liveBytes.value += live * size;
  counts.atPeak.value += atPeak;
  counts.bytesAtPeak.value += atPeak * size;
}

void MemoryReader::addLarge(const format::LargeBlocks &from, MemoryCounts &counts) const {
  const double live = left(from.allocations, from.frees, from.foreignFrees);
  const double bytes = left(from.bytes, from.freedBytes, from.foreignFreedBytes);
  const bool isKept = from.epoch == process_.epoch && !isAtPeak_;
  counts.live.value += live;
  counts.liveBytes.value += bytes;
  counts.atPeak.value += isKept ? left(from.atPeak, 0, 0) : live;
  counts.bytesAtPeak.value += isKept ? left(from.bytesAtPeak, 0, 0) : bytes;
}

void MemoryReader::addSamples(const format::ContextMemory &from, MemoryCounts &counts) const {
  const format::SampledEnds &ends = from.ends;
  counts.ended = inBlocks(ends.blocks);
  counts.lifetimeNs = plausible(ends.ticks) * nsPerTick_;
  counts.lifetimeCalls = plausible(ends.calls);
  if (isExact_)
    return;
  const bool isKept = from.epoch == process_.sampledEpoch && !isAtPeak_;
  const format::SampledSum &peak = isKept ? from.atPeak : from.live;
  counts.live = blocksOf(counts, from.live, from.all);
  counts.liveBytes = bytesOf(counts, from.live, from.all);
  counts.atPeak = blocksOf(counts, peak, from.all);
  counts.bytesAtPeak = bytesOf(counts, peak, from.all);
  const format::SampledSum temporary = {ends.temporary, 0, ends.temporaryVariance, 0};
  counts.temporary = blocksOf(counts, temporary, from.all);
}

} // namespace vais::profiler
