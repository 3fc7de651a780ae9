/// What the program told of its run, in JSON.

#ifndef VAIS_PROFILER_REPORT_MARKERJSON_H
#define VAIS_PROFILER_REPORT_MARKERJSON_H

#include "runtime/report/formats/json/JsonWriter.h"
#include "runtime/report/model/Profile.h"

namespace vais::profiler {

/// The members `counters`, `marks` and `phases` of the report.
void writeMarkersJson(JsonWriter &json, const Snapshot &snapshot);

} // namespace vais::profiler

#endif
