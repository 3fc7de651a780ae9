/// Writes how long single calls of a function took.

#include "runtime/report/formats/json/JsonSections.h"

#include "runtime/report/estimate/Quantile.h"
#include "runtime/report/text/Units.h"

namespace vais::profiler {
namespace {

void writeQuantile(JsonWriter &json, const std::string &name, const Durations &durations,
                   double share) {
  const std::optional<Quantile> quantile = quantileOf(durations, share);
  const Quantile known = quantile.value_or(Quantile());
  json.member(name + "_ns", quantile.has_value(), toInteger(known.ns));
  json.member(name + "_ns_low", quantile.has_value(), toInteger(known.low));
  json.member(name + "_ns_high", quantile.has_value(), toInteger(known.high));
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
  json.member("is_exact", durations.isExact());
  json.member("mean_ns", toInteger(durations.ns / calls));
  for (const auto &[name, share] : kQuantiles)
    writeQuantile(json, name, durations, share);
  json.member("max_ns", toInteger(durations.longest()));
  writeGroups(json, durations);
  json.endObject();
}

} // namespace vais::profiler
