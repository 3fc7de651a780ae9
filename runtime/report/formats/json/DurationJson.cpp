/// Writes how long single calls of a function took.

#include "runtime/report/formats/json/JsonSections.h"

#include "runtime/report/text/Units.h"

namespace vais::profiler {
namespace {

void writeQuantile(JsonWriter &json, const char *name, const Durations &durations, double share) {
  const std::optional<double> ns = durations.quantile(share);
  json.member(name, ns.has_value(), toInteger(ns.value_or(0)));
}

void writeGroups(JsonWriter &json, const Durations &durations) {
  json.key("groups");
  json.beginArray();
  for (const DurationGroup &group : durations.groups) {
    json.beginObject();
    json.member("ns", toInteger(middleOf(group.group)));
    json.member("calls", toInteger(group.calls));
    json.endObject();
  }
  json.endArray();
}

} // namespace

void writeDurationsJson(JsonWriter &json, const Durations &durations) {
  json.key("durations");
  if (!durations.isKnown())
    return json.null();
  const double calls = durations.calls();
  json.beginObject();
  json.member("calls", toInteger(calls));
  json.member("mean_ns", toInteger(durations.ns / calls));
  writeQuantile(json, "p50_ns", durations, 0.5);
  writeQuantile(json, "p90_ns", durations, 0.9);
  writeQuantile(json, "p99_ns", durations, 0.99);
  json.member("max_ns", toInteger(durations.longest()));
  writeGroups(json, durations);
  json.endObject();
}

} // namespace vais::profiler
