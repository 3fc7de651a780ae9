/// The parts of the JSON report that are about memory.

#ifndef VAIS_PROFILER_REPORT_MEMORYJSON_H
#define VAIS_PROFILER_REPORT_MEMORYJSON_H

#include "runtime/report/formats/json/JsonWriter.h"
#include "runtime/report/totals/MemoryTotals.h"

namespace vais::profiler {

/// The member `memory`.
void writeMemoryJson(JsonWriter &json, const Snapshot &snapshot);

/// The members of an entry of `functions` that say of memory what is beyond the counts; `sizes` are
/// of its blocks.
void writeBlocksJson(JsonWriter &json, const Snapshot &snapshot, const MemoryCounts &counts,
                     const SizeGroups &sizes);

/// The first `rows` entries of the member `allocation_sites`.
void writeAllocationSitesJson(JsonWriter &json, const Snapshot &snapshot, size_t rows);

/// The first `rows` entries of the member `allocation_contexts`.
void writeAllocationContextsJson(JsonWriter &json, const Snapshot &snapshot, size_t rows);

} // namespace vais::profiler

#endif
