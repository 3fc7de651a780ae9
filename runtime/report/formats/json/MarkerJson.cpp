/// Writes markers as JSON.

#include "runtime/report/formats/json/JsonSections.h"

#include "runtime/report/text/Units.h"

namespace vais::profiler {
namespace {

void writeTimeline(JsonWriter &json, const Counter &counter) {
  json.key("timeline");
  json.beginArray();
  for (const CounterInterval &each : counter.timeline) {
    json.beginObject();
    json.member("start_ns", toInteger(each.startNs));
    json.member("end_ns", toInteger(each.endNs));
    json.member("last", each.last);
    json.member("min", each.least);
    json.member("max", each.most);
    json.endObject();
  }
  json.endArray();
}

void writeCounters(JsonWriter &json, const Profile &profile) {
  json.key("counters");
  json.beginArray();
  for (const Counter &counter : profile.markers.counters) {
    json.beginObject();
    json.member("name", counter.name);
    json.member("count", counter.values);
    json.member("last", counter.last);
    json.member("min", counter.least);
    json.member("max", counter.most);
    json.member("sum", counter.sum);
    writeTimeline(json, counter);
    json.endObject();
  }
  json.endArray();
}

void writeMarks(JsonWriter &json, const Profile &profile) {
  json.key("marks");
  json.beginArray();
  for (const Mark &mark : profile.markers.marks) {
    json.beginObject();
    json.member("name", mark.name);
    json.member("count", mark.count);
    json.key("times_ns");
    json.beginArray();
    for (const double time : mark.timesNs)
      json.value(toInteger(time));
    json.endArray();
    json.endObject();
  }
  json.endArray();
}

void writePhases(JsonWriter &json, const Profile &profile) {
  json.key("phases");
  json.beginArray();
  for (const Phase &phase : profile.markers.phases) {
    json.beginObject();
    json.member("name", phase.name);
    json.member("count", phase.begun);
    json.member("duration_ns", toInteger(phase.durationNs));
    json.endObject();
  }
  json.endArray();
}

} // namespace

void writeMarkersJson(JsonWriter &json, const Profile &profile) {
  writeCounters(json, profile);
  writeMarks(json, profile);
  writePhases(json, profile);
}

} // namespace vais::profiler
