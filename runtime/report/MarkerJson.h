/// What the program told of its run, in JSON.

#ifndef VAIS_PROFILER_REPORT_MARKERJSON_H
#define VAIS_PROFILER_REPORT_MARKERJSON_H

#include "Snapshot.h"

#include <nlohmann/json.hpp>

namespace vais::profiler {

nlohmann::ordered_json countersJson(const Snapshot &snapshot);
nlohmann::ordered_json marksJson(const Snapshot &snapshot);

} // namespace vais::profiler

#endif
