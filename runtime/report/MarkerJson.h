/// What the program told of its run, in JSON.

#ifndef VAIS_PROFILER_REPORT_MARKERJSON_H
#define VAIS_PROFILER_REPORT_MARKERJSON_H

#include "runtime/report/JsonWriter.h"
#include "runtime/report/Snapshot.h"

namespace vais::profiler {

/// The members `counters`, `marks` and `phases` of the report.
void writeMarkersJson(JsonWriter &json, const Snapshot &snapshot);

} // namespace vais::profiler

#endif
