/// Memory in JSON: what is estimated stands beside the half width of its 95 % interval.

#include "MemoryJson.h"

#include "AllocatingLines.h"
#include "Units.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace vais::profiler {
namespace {

using Json = nlohmann::ordered_json;

Json orNull(bool isKnown, const Json &value) { return isKnown ? value : Json(); }

/// More than a context has, so that those of a large report need not move.
constexpr size_t kKeys = 24;

/// Adds a key that `entry` does not have; does not look for it, which tells in large reports.
void append(Json &entry, std::string key, Json value) {
  entry.get_ref<Json::object_t &>().emplace_back(std::move(key), std::move(value));
}

void addEstimate(Json &entry, const std::string &key, bool isKnown, const Estimate &estimate,
                 double error) {
  append(entry, key, orNull(isKnown, toInteger(estimate.value)));
  append(entry, key + "_error", orNull(isKnown, toInteger(error)));
}

/// Groups with blocks in them, by the least size of each.
Json sizesJson(const SizeGroups &sizes) {
  Json list = Json::array();
  for (size_t i = 0; i < sizes.size(); ++i)
    if (sizes[i] >= 0.5)
      list.push_back({{"from", i ? uint64_t(1) << (i - 1) : 0}, {"blocks", toInteger(sizes[i])}});
  return list;
}

Json timelineJson(const LiveMemory &memory) {
  Json list = Json::array();
  for (const TimelineInterval &each : memory.timeline)
    list.push_back({{"start_ns", toInteger(each.startNs)},
                    {"end_ns", toInteger(each.endNs)},
                    {"highest_bytes", toInteger(each.highestBytes)},
                    {"last_bytes", toInteger(each.lastBytes)}});
  return list;
}

bool allocates(const Context &context) {
  return context.allocations > 0 || context.failedAllocations > 0;
}

} // namespace

Json memoryJson(const Snapshot &snapshot) {
  const MemoryCounts all = allMemory(snapshot);
  const bool isKnown = snapshot.memoryMode != MemoryMode::None;
  const auto bytes = static_cast<double>(all.allocatedBytes);
  const auto count = static_cast<double>(all.allocations);
  Json json = {{"total_allocations", all.allocations},
               {"total_deallocations", all.deallocations},
               {"total_allocated_bytes", all.allocatedBytes}};
  addEstimate(json, "current_allocated_bytes", isKnown, all.liveBytes,
              bytesError(snapshot, all.liveBytes, all));
  addEstimate(json, "peak_allocated_bytes", isKnown, snapshot.memory.peakBytes,
              bytesError(snapshot, snapshot.memory.peakBytes, all));
  json["average_allocation_size"] = all.allocations ? bytes / count : 0.0;
  json["unseen_frees"] = orNull(snapshot.memoryMode == MemoryMode::Exact, all.unseenFrees);
  json["peak_ns"] = orNull(isKnown && snapshot.programs.size() == 1 && snapshot.memory.peakNs > 0,
                           toInteger(snapshot.memory.peakNs));
  json["samples"] = snapshot.memory.samples;
  addMemoryJson(json, snapshot, all, sizesByFunction(snapshot).back());
  json["timeline"] = timelineJson(snapshot.memory);
  return json;
}

void addMemoryJson(Json &entry, const Snapshot &snapshot, const MemoryCounts &counts,
                   const SizeGroups &sizes) {
  const bool isKnown = snapshot.memoryMode != MemoryMode::None;
  append(entry, "failed_allocations", counts.failedAllocations);
  append(entry, "reallocations", counts.reallocations);
  const auto addBlocks = [&](const char *key, const Estimate &blocks) {
    addEstimate(entry, key, isKnown, blocks, blocksError(snapshot, blocks, counts));
  };
  const auto addBytes = [&](const char *key, bool is, const Estimate &bytes) {
    addEstimate(entry, key, is, bytes, bytesError(snapshot, bytes, counts));
  };
  addBlocks("live_blocks", counts.live);
  addBytes("live_bytes", isKnown, counts.liveBytes);
  addBlocks("peak_blocks", counts.atPeak);
  addBytes("peak_bytes", isKnown, counts.bytesAtPeak);
  addBytes("leaked_bytes", knowsLeaks(snapshot), counts.liveBytes);
  addBlocks("temporary_allocations", counts.temporary);
  append(entry, "missed_frees", counts.missedFrees);
  append(entry, "mean_lifetime_ns",
         orNull(counts.ended > 0, toInteger(meanOf(counts.lifetimeNs, counts))));
  append(entry, "mean_lifetime_calls",
         orNull(counts.ended > 0, meanOf(counts.lifetimeCalls, counts)));
  append(entry, "sizes", sizesJson(sizes));
}

Json allocationSitesJson(const Snapshot &snapshot, size_t rows) {
  const bool isKnown = snapshot.memoryMode != MemoryMode::None;
  Json list = Json::array();
  for (const AllocatingLine &line : allocatingLines(snapshot)) {
    if (list.size() == rows)
      break;
    Json entry = Json::object();
    entry.get_ref<Json::object_t &>().reserve(kKeys);
    append(entry, "function",
           line.function == kNone ? Json() : Json(snapshot.functions[line.function].name));
    append(entry, "file", orNull(line.line != 0, line.file));
    append(entry, "line", orNull(line.line != 0, line.line));
    append(entry, "allocations", line.allocations);
    append(entry, "allocated_bytes", line.allocatedBytes);
    const double made = static_cast<double>(line.allocations);
    append(entry, "freed_blocks",
           orNull(isKnown, toInteger(std::max(made - line.live.value, 0.0))));
    addMemoryJson(entry, snapshot, line, line.sizes);
    list.push_back(std::move(entry));
  }
  return list;
}

void forEachAllocationContext(const Snapshot &snapshot, size_t rows,
                              const std::function<void(const Json &)> &visit) {
  std::vector<Index> contexts;
  for (size_t i = 0; i < snapshot.contexts.size(); ++i)
    if (allocates(snapshot.contexts[i]))
      contexts.push_back(static_cast<Index>(i));
  std::stable_sort(contexts.begin(), contexts.end(), [&](Index a, Index b) {
    return snapshot.contexts[a].allocatedBytes > snapshot.contexts[b].allocatedBytes;
  });
  contexts.resize(std::min(contexts.size(), rows));
  for (const Index i : contexts) {
    const Context &context = snapshot.contexts[i];
    Json path = Json::array();
    for (const Index function : pathTo(snapshot, i))
      path.push_back(snapshot.functions[function].name);
    Json entry = Json::object();
    entry.get_ref<Json::object_t &>().reserve(kKeys);
    append(entry, "path", std::move(path));
    append(entry, "allocations", context.allocations);
    append(entry, "allocated_bytes", context.allocatedBytes);
    addMemoryJson(entry, snapshot, context,
                  context.sizes == kNone ? SizeGroups() : snapshot.sizes[context.sizes]);
    visit(entry);
  }
}

} // namespace vais::profiler
