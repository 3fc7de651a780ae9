/// The parts of the JSON report that are about memory.

#ifndef VAIS_PROFILER_REPORT_MEMORYJSON_H
#define VAIS_PROFILER_REPORT_MEMORYJSON_H

#include "MemoryTotals.h"

#include <functional>
#include <nlohmann/json.hpp>

namespace vais::profiler {

/// The object `memory`.
nlohmann::ordered_json memoryJson(const Snapshot &snapshot);

/// What an entry of `functions` says of memory beyond the counts; `sizes` are of its blocks.
void addMemoryJson(nlohmann::ordered_json &entry, const Snapshot &snapshot,
                   const MemoryCounts &counts, const SizeGroups &sizes);

/// The first `rows` entries of the array `allocation_sites`.
nlohmann::ordered_json allocationSitesJson(const Snapshot &snapshot, size_t rows);

/// Calls `visit(entry)` for the first `rows` entries of the array `allocation_contexts`: there may
/// be many.
void forEachAllocationContext(const Snapshot &snapshot, size_t rows,
                              const std::function<void(const nlohmann::ordered_json &)> &visit);

} // namespace vais::profiler

#endif
