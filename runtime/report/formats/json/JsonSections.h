/// Members of the JSON report that have files of their own.

#ifndef VAIS_PROFILER_REPORT_JSONSECTIONS_H
#define VAIS_PROFILER_REPORT_JSONSECTIONS_H

#include "runtime/report/formats/json/JsonWriter.h"
#include "runtime/report/totals/MemoryTotals.h"

namespace vais::profiler {

/// The member `memory`.
void writeMemoryJson(JsonWriter &json, const Profile &profile);

/// The members of an entry of `functions` that say of memory what is beyond the counts; `sizes` are
/// of its blocks.
void writeBlocksJson(JsonWriter &json, const Profile &profile, const MemoryCounts &counts,
                     const SizeGroups &sizes);

/// The first `rows` entries of the member `allocation_sites`.
void writeAllocationSitesJson(JsonWriter &json, const Profile &profile, size_t rows);

/// The first `rows` entries of the member `allocation_contexts`.
void writeAllocationContextsJson(JsonWriter &json, const Profile &profile, size_t rows);

/// The members `counters`, `marks` and `phases` of the report.
void writeMarkersJson(JsonWriter &json, const Profile &profile);

} // namespace vais::profiler

#endif
