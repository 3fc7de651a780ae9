/// Writes sections whose size does not depend on the number of contexts.

#include "runtime/report/formats/page/PageSections.h"

#include "runtime/report/estimate/Quantile.h"
#include "runtime/report/formats/page/PageData.h"
#include "runtime/report/formats/shared/DurationBars.h"
#include "runtime/report/formats/shared/JsonText.h"
#include "runtime/report/text/PrintableText.h"
#include "runtime/report/text/Units.h"
#include "runtime/report/totals/MemoryTotals.h"

#include <nlohmann/json.hpp>

namespace vais::profiler {
namespace {

using Json = nlohmann::ordered_json;

std::string textOf(const Json &json) {
  return escapedForScript(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Json quantileJson(const Durations &durations, double share) {
  const std::optional<Quantile> quantile = quantileOf(durations, share);
  if (!quantile)
    return {};
  return {toInteger(quantile->ns), toInteger(quantile->low), toInteger(quantile->high),
          quantile->isSharp()};
}

/// Returns the limits of the bars, of which there is one more than of bars, and their calls.
Json barsJson(const Durations &durations) {
  constexpr size_t kMostBars = 40;
  Json limits = Json::array(), calls = Json::array();
  for (const DurationBar &bar : barsOf(durations, kMostBars)) {
    if (limits.empty())
      limits.push_back(toInteger(bar.from));
    limits.push_back(toInteger(bar.to));
    calls.push_back(toInteger(bar.calls));
  }
  return {limits, calls};
}

/// Returns the groups of block sizes that are not empty, each with its smallest size.
Json sizesJson(const Profile &profile) {
  const SizeGroups sizes = sizesByFunction(profile).back();
  Json json = Json::array();
  for (size_t i = 0; i < sizes.size(); ++i)
    if (sizes[i] >= 0.5)
      json.push_back({i ? uint64_t(1) << (i - 1) : 0, toInteger(sizes[i])});
  return json;
}

} // namespace

std::string durationsJson(const Profile &profile) {
  Json json = Json::array();
  for (size_t i = 0; i < profile.durations.size(); ++i) {
    const Durations &durations = profile.durations[i];
    if (!durations.isKnown())
      continue;
    Json entry = {{"function", i},
                  {"calls", toInteger(durations.calls())},
                  {"isExact", durations.isExact()},
                  {"mean", toInteger(durations.ns / durations.calls())},
                  {"longest", toInteger(durations.longest())}};
    for (const auto &[name, share] : kQuantiles)
      entry[name] = quantileJson(durations, share);
    entry["bars"] = barsJson(durations);
    json.push_back(std::move(entry));
  }
  return textOf(json);
}

std::string memoryJson(const Profile &profile) {
  if (profile.memoryMode == MemoryMode::None)
    return "null";
  const MemoryCounts all = allMemory(profile);
  const LiveMemory &memory = profile.memory;
  Json timeline = Json::array();
  for (const TimelineInterval &each : memory.timeline)
    timeline.push_back({toInteger(each.startNs), toInteger(each.endNs),
                        toInteger(each.highestBytes), toInteger(each.lastBytes)});
  return textOf({{"allocations", all.allocations},
                 {"allocatedBytes", all.allocatedBytes},
                 {"deallocations", all.deallocations},
                 {"live", toInteger(all.liveBytes.value)},
                 {"liveError", toInteger(bytesError(profile, all.liveBytes, all))},
                 {"peak", toInteger(memory.peakBytes.value)},
                 {"peakError", toInteger(bytesError(profile, memory.peakBytes, all))},
                 {"peakNs", toInteger(memory.peakNs)},
                 {"durationNs", toInteger(profile.durationNs)},
                 {"knowsLeaks", knowsLeaks(profile)},
                 {"timeline", std::move(timeline)},
                 {"sizes", sizesJson(profile)}});
}

std::string threadsJson(const Profile &profile) {
  Json json = Json::array();
  for (const ThreadTotals &thread : profile.threadTotals)
    json.push_back({{"name", printable(thread.name)},
                    {"id", thread.id},
                    {"threads", thread.threads},
                    {"calls", thread.calls},
                    {"ns", toInteger(thread.ns)},
                    {"offNs", toInteger(thread.offNs)}});
  return textOf(json);
}

std::string markersJson(const Profile &profile) {
  Json phases = Json::array(), counters = Json::array(), marks = Json::array();
  for (const Phase &phase : profile.markers.phases)
    phases.push_back({printable(phase.name), phase.begun, toInteger(phase.durationNs)});
  for (const Counter &counter : profile.markers.counters)
    counters.push_back({printable(counter.name), counter.values, counter.last, counter.least,
                        counter.mean(), counter.most});
  for (const Mark &mark : profile.markers.marks)
    marks.push_back({printable(mark.name), mark.count});
  return textOf({{"phases", phases}, {"counters", counters}, {"marks", marks}});
}

std::string sourceJson(const SourceLines &source) {
  Json values = Json::array(), files = Json::array();
  for (const Value *value : source.values)
    values.push_back(value->name);
  for (const SourceText &file : source.files) {
    Json numbers = Json::array(), texts = Json::array(), costs = Json::array();
    for (size_t i = 0; i < file.lines.size(); ++i) {
      const SourceLine &line = file.lines[i];
      numbers.push_back(line.number);
      texts.push_back(line.text);
      if (line.calls == 0 && line.own.empty())
        continue;
      Json cost = {i, line.calls};
      for (const uint64_t own : line.own)
        cost.push_back(own);
      costs.push_back(std::move(cost));
    }
    files.push_back({{"path", printable(file.path)},
                     {"isFound", file.isFound},
                     {"number", std::move(numbers)},
                     {"text", std::move(texts)},
                     {"costs", std::move(costs)}});
  }
  return textOf({{"values", std::move(values)}, {"files", std::move(files)}});
}

} // namespace vais::profiler
