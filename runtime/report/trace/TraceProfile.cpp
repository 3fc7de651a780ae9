/// Merges the contexts of all tracks by their paths.

#include "runtime/report/trace/TraceProfile.h"

#include "runtime/report/read/DurationReader.h"

#include <algorithm>

namespace vais::profiler {

namespace {

/// Returns what is known about the memory that a context allocated.
Context recordsOf(const LiveBlocks &blocks, const HolderMemory &memory) {
  Context records;
  static_cast<MemoryCounts &>(records) = memory.counts;
  const auto [atPeak, bytesAtPeak] = blocks.atPeak(memory);
  records.live.value = static_cast<double>(memory.live);
  records.liveBytes.value = static_cast<double>(memory.liveBytes);
  records.atPeak.value = static_cast<double>(atPeak);
  records.bytesAtPeak.value = static_cast<double>(bytesAtPeak);
  return records;
}

/// The cost of recording calls is included in their times: what an empty call measures of itself
/// belongs to the callee, the rest to the caller.
void addCosts(ProfileAssembler &builder, const Edge &edge, const Timeline &timeline) {
  const double calls = static_cast<double>(edge.calls) * timeline.nsPerTick;
  Context cost;
  cost.timingNs =
      calls * std::max(timeline.ofHooks.timedCallTicks - timeline.ofHooks.stampTicks, 0.0);
  builder.addRecords(edge.from, cost);
  cost.timingNs = calls * timeline.ofHooks.stampTicks;
  builder.addRecords(edge.to, cost);
}

} // namespace

std::optional<format::Thread> tracedThread(const TraceTrack &track, ProfileImage &image) {
  const format::Header &header = image.header();
  const uint64_t offset = track.thread * format::kNumberedSize;
  if (offset < sizeof(format::Header) || offset >= header.used)
    return std::nullopt;
  return image.load(format::Address<format::Thread>{header.base + offset});
}

TrackEnds trackEnds(const TraceFile &file, ProfileImage &image) {
  const format::Header &header = image.header();
  TrackEnds ends;
  for (const TraceTrack &track : file.tracks()) {
    uint64_t end = header.end.ticks;
    if (const auto thread = tracedThread(track, image))
      end = thread->endTicks ? thread->endTicks : end;
    ends.push_back(end);
  }
  return ends;
}

TracedFunctions::TracedFunctions(ProfileImage &image, ProfileAssembler &builder)
    : image_(image), builder_(builder), table_(image, builder) {}

Index TracedFunctions::find(uint32_t operand) {
  const format::Header &header = image_.header();
  const uint64_t offset = operand * format::kNumberedSize;
  if (offset >= sizeof(format::Header) && offset < header.used)
    return table_.find(format::Address<format::Function>{header.base + offset});
  Function lost;
  lost.name = "[lost]";
  return builder_.function(lost);
}

void addTrace(const TraceTree &tree, ProfileImage &image, const Timeline &timeline,
              std::optional<size_t> only, Profile &profile) {
  ProfileAssembler builder(profile);
  TracedFunctions functions(image, builder);
  const auto &contexts = tree.contexts();
  const auto isWanted = [&](size_t context) { return !only || contexts[context].track == *only; };
  const size_t tracks = tree.tracks();
  std::vector<Index> indices(contexts.size(), 0);
  for (size_t i = tracks; i < contexts.size(); ++i) {
    if (!isWanted(i))
      continue;
    const Index function = functions.find(contexts[i].function);
    indices[i] = contexts[i].isFlat ? builder.flat(function)
                                    : builder.child(indices[contexts[i].parent], function);
  }
  DurationReader durations(timeline);
  for (size_t i = 0; i < tree.edges().size(); ++i) {
    const TraceEdge &from = tree.edges()[i];
    if (!isWanted(from.from))
      continue;
    Edge edge;
    edge.from = indices[from.from];
    edge.to = indices[from.to];
    edge.calls = edge.timedCalls = from.calls;
    edge.ns = edge.timedNs = static_cast<double>(from.ticks) * timeline.nsPerTick;
    edge.offNs = edge.timedOffNs = static_cast<double>(from.offTicks) * timeline.nsPerTick;
    builder.addEdge(edge);
    addCosts(builder, edge, timeline);
    const Index function = profile.contexts[edge.to].function;
    const auto calls = static_cast<double>(edge.calls);
    durations.addEdge(function, calls, calls * timeline.ofHooks.stampTicks * timeline.nsPerTick);
    for (const auto &[group, count] : tree.durationsOf(i))
      durations.addCalls(function, group, static_cast<double>(count));
    profile.overhead.ns += static_cast<double>(edge.calls) * profile.overhead.timedCallNs;
    if (profile.contexts[edge.to].isFlat)
      profile.dropped.flatCalls += edge.calls;
  }
  durations.finish(profile);
  const LiveBlocks &blocks = tree.memory();
  for (size_t i = 0; i < blocks.holders().size(); ++i) {
    if (!isWanted(i))
      continue;
    builder.addRecords(indices[i], recordsOf(blocks, blocks.holders()[i]));
    if (blocks.holders()[i].counts.allocations)
      builder.addSizes(indices[i], blocks.holders()[i].sizes);
  }
  for (size_t track = 0; track < tracks; ++track)
    if (isWanted(track))
      profile.threads += tree.threadsOf(track);
}

} // namespace vais::profiler
