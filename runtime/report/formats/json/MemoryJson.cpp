/// Writes memory as JSON: an estimate is accompanied by the half width of its 95 % interval.

#include "runtime/report/formats/json/JsonSections.h"

#include "runtime/report/text/Units.h"
#include "runtime/report/totals/AllocatingLines.h"

#include <algorithm>

namespace vais::profiler {
namespace {

void writeEstimate(JsonWriter &json, const std::string &key, bool isKnown, const Estimate &estimate,
                   double error) {
  json.member(key, isKnown, toInteger(estimate.value));
  json.member(key + "_error", isKnown, toInteger(error));
}

/// Writes the groups that contain blocks, each with its smallest size.
void writeSizes(JsonWriter &json, const SizeGroups &sizes) {
  json.key("sizes");
  json.beginArray();
  for (size_t i = 0; i < sizes.size(); ++i) {
    if (sizes[i] < 0.5)
      continue;
    json.beginObject();
    json.member("from", i ? uint64_t(1) << (i - 1) : 0);
    json.member("blocks", toInteger(sizes[i]));
    json.endObject();
  }
  json.endArray();
}

void writeTimeline(JsonWriter &json, const LiveMemory &memory) {
  json.key("timeline");
  json.beginArray();
  for (const TimelineInterval &each : memory.timeline) {
    json.beginObject();
    json.member("start_ns", toInteger(each.startNs));
    json.member("end_ns", toInteger(each.endNs));
    json.member("highest_bytes", toInteger(each.highestBytes));
    json.member("last_bytes", toInteger(each.lastBytes));
    json.endObject();
  }
  json.endArray();
}

/// Returns the contexts that allocated, ordered by bytes.
std::vector<Index> allocatingContexts(const Profile &profile) {
  std::vector<Index> contexts;
  for (size_t i = 0; i < profile.contexts.size(); ++i)
    if (profile.contexts[i].allocations > 0 || profile.contexts[i].failedAllocations > 0)
      contexts.push_back(static_cast<Index>(i));
  std::stable_sort(contexts.begin(), contexts.end(), [&](Index a, Index b) {
    return profile.contexts[a].allocatedBytes > profile.contexts[b].allocatedBytes;
  });
  return contexts;
}

} // namespace

void writeMemoryJson(JsonWriter &json, const Profile &profile) {
  const MemoryCounts all = allMemory(profile);
  const bool isKnown = profile.memoryMode != MemoryMode::None;
  const auto bytes = static_cast<double>(all.allocatedBytes);
  const auto count = static_cast<double>(all.allocations);
  json.key("memory");
  json.beginObject();
  json.member("total_allocations", all.allocations);
  json.member("total_deallocations", all.deallocations);
  json.member("total_allocated_bytes", all.allocatedBytes);
  writeEstimate(json, "current_allocated_bytes", isKnown, all.liveBytes,
                bytesError(profile, all.liveBytes, all));
  writeEstimate(json, "peak_allocated_bytes", isKnown, profile.memory.peakBytes,
                bytesError(profile, profile.memory.peakBytes, all));
  json.member("average_allocation_size", all.allocations ? bytes / count : 0.0);
  json.member("unseen_frees", profile.memoryMode == MemoryMode::Exact, all.unseenFrees);
  json.member("peak_ns", isKnown && profile.programs.size() == 1 && profile.memory.peakNs > 0,
              toInteger(profile.memory.peakNs));
  json.member("samples", profile.memory.samples);
  writeBlocksJson(json, profile, all, sizesByFunction(profile).back());
  writeTimeline(json, profile.memory);
  json.endObject();
}

void writeBlocksJson(JsonWriter &json, const Profile &profile, const MemoryCounts &counts,
                     const SizeGroups &sizes) {
  const bool isKnown = profile.memoryMode != MemoryMode::None;
  json.member("failed_allocations", counts.failedAllocations);
  json.member("reallocations", counts.reallocations);
  const auto addBlocks = [&](const char *key, const Estimate &blocks) {
    writeEstimate(json, key, isKnown, blocks, blocksError(profile, blocks, counts));
  };
  const auto addBytes = [&](const char *key, bool is, const Estimate &bytes) {
    writeEstimate(json, key, is, bytes, bytesError(profile, bytes, counts));
  };
  addBlocks("live_blocks", counts.live);
  addBytes("live_bytes", isKnown, counts.liveBytes);
  addBlocks("peak_blocks", counts.atPeak);
  addBytes("peak_bytes", isKnown, counts.bytesAtPeak);
  addBytes("leaked_bytes", knowsLeaks(profile), counts.liveBytes);
  addBlocks("temporary_allocations", counts.temporary);
  json.member("missed_frees", counts.missedFrees);
  json.member("mean_lifetime_ns", counts.ended > 0, toInteger(meanOf(counts.lifetimeNs, counts)));
  json.member("mean_lifetime_calls", counts.ended > 0, meanOf(counts.lifetimeCalls, counts));
  writeSizes(json, sizes);
}

void writeAllocationSitesJson(JsonWriter &json, const Profile &profile, size_t rows) {
  const bool isKnown = profile.memoryMode != MemoryMode::None;
  json.key("allocation_sites");
  json.beginArray();
  for (const AllocatingLine &line : allocatingLines(profile)) {
    if (rows-- == 0)
      break;
    const bool isNamed = line.function != kNone;
    const double made = static_cast<double>(line.allocations);
    json.beginObject();
    json.member("function", isNamed, isNamed ? profile.functions[line.function].name : "");
    json.member("file", line.line != 0, line.file);
    json.member("line", line.line != 0, line.line);
    json.member("allocations", line.allocations);
    json.member("allocated_bytes", line.allocatedBytes);
    json.member("freed_blocks", isKnown, toInteger(std::max(made - line.live.value, 0.0)));
    writeBlocksJson(json, profile, line, line.sizes);
    json.endObject();
  }
  json.endArray();
}

void writeAllocationContextsJson(JsonWriter &json, const Profile &profile, size_t rows) {
  constexpr size_t kUsualSize = 1500; // of an entry, including its path
  std::vector<Index> contexts = allocatingContexts(profile);
  contexts.resize(std::min(contexts.size(), rows));
  json.expect(contexts.size() * kUsualSize);
  json.key("allocation_contexts");
  json.beginArray();
  for (const Index i : contexts) {
    const Context &context = profile.contexts[i];
    json.beginObject();
    json.key("path");
    json.beginArray();
    for (const Index function : pathTo(profile, i))
      json.value(profile.functions[function].name);
    json.endArray();
    json.member("allocations", context.allocations);
    json.member("allocated_bytes", context.allocatedBytes);
    writeBlocksJson(json, profile, context,
                    context.sizes == kNone ? SizeGroups() : profile.sizes[context.sizes]);
    json.endObject();
  }
  json.endArray();
}

} // namespace vais::profiler
