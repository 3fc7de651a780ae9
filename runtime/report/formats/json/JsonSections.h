/// Members of the JSON report that have files of their own.

#ifndef VAIS_PROFILER_REPORT_JSONSECTIONS_H
#define VAIS_PROFILER_REPORT_JSONSECTIONS_H

#include "runtime/report/formats/json/JsonWriter.h"
#include "runtime/report/totals/MemoryTotals.h"

namespace vais::profiler {

/// Writes the member `durations` of an entry of `functions`.
void writeDurationsJson(JsonWriter &json, const Durations &durations);

/// How often an event happened in each function.
struct EventSums {
  uint64_t own = 0;
  uint64_t total = 0;  ///< callees included
  double variance = 0; ///< of `own`
};
struct FunctionEvent {
  std::string name;
  std::vector<EventSums> sums; ///< by function
};
using FunctionEvents = std::vector<FunctionEvent>;

/// Returns the counts of all events that were counted.
FunctionEvents functionEvents(const Profile &profile);

/// Writes the member `events` of an entry of `functions`, if there are any.
void writeFunctionEventsJson(JsonWriter &json, const FunctionEvents &events, Index function);

/// Writes the member `events` of the report.
void writeEventsJson(JsonWriter &json, const Profile &profile);

/// Writes the member `memory`.
void writeMemoryJson(JsonWriter &json, const Profile &profile);

/// Writes those members of an entry of `functions` that describe memory beyond the counts; `sizes`
/// are those of the function's blocks.
void writeBlocksJson(JsonWriter &json, const Profile &profile, const MemoryCounts &counts,
                     const SizeGroups &sizes);

/// Writes the first `rows` entries of the member `allocation_sites`.
void writeAllocationSitesJson(JsonWriter &json, const Profile &profile, size_t rows);

/// Writes the first `rows` entries of the member `allocation_contexts`.
void writeAllocationContextsJson(JsonWriter &json, const Profile &profile, size_t rows);

/// Writes the members `counters`, `marks` and `phases` of the report.
void writeMarkersJson(JsonWriter &json, const Profile &profile);

} // namespace vais::profiler

#endif
