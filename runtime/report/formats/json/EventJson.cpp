/// Writes how often events happened.

#include "runtime/report/estimate/Confidence.h"
#include "runtime/report/formats/json/JsonSections.h"
#include "runtime/report/text/Units.h"
#include "runtime/report/totals/Values.h"

namespace vais::profiler {
namespace {

const char *nameOf(EventRefusal refusal) {
  constexpr const char *kNames[] = {"",          "no_counter",   "forbidden",
                                    "of_kernel", "taken_signal", "other"};
  return kNames[static_cast<size_t>(refusal)];
}

} // namespace

void writeEventsJson(JsonWriter &json, const Profile &profile) {
  json.key("events");
  json.beginArray();
  for (const Event &event : profile.events) {
    json.beginObject();
    json.member("name", event.name);
    json.member("unit", unitName(event.isTime ? Unit::Nanoseconds : Unit::Count));
    json.member("refused", event.refusal != EventRefusal::None, std::string(nameOf(event.refusal)));
    json.member("user_only", event.isUserOnly);
    json.member("closed", event.wasClosed);
    json.member("sample_period", event.period > 0, event.period);
    json.member("count", toInteger(event.count));
    json.member("profiler_count", toInteger(event.ownCount));
    json.member("unplaced_count", toInteger(event.unplaced));
    json.member("enabled_ns", toInteger(event.enabledNs));
    json.member("running_ns", toInteger(event.runningNs));
    json.member("threads_without", event.threadsWithout);
    json.endObject();
  }
  json.endArray();
}

FunctionEvents functionEvents(const Profile &profile) {
  FunctionEvents events;
  for (const Event &event : profile.events) {
    const Value &value = eventValue(event.name);
    if (!value.isKnown(profile))
      continue;
    const std::vector<uint64_t> own = ownValues(profile, value), totals = totalValues(profile, own);
    std::vector<EventSums> sums(profile.functions.size());
    for (size_t i = 1; i < own.size(); ++i) {
      EventSums &sum = sums[profile.contexts[i].function];
      sum.own += own[i];
      sum.total += totals[i];
      sum.variance += value.variance(profile, profile.contexts[i]);
    }
    events.push_back({event.name, std::move(sums)});
  }
  return events;
}

void writeFunctionEventsJson(JsonWriter &json, const FunctionEvents &events, Index function) {
  if (events.empty())
    return;
  json.key("events");
  json.beginArray();
  for (const auto &[name, sums] : events) {
    const EventSums &sum = sums[function];
    json.beginObject();
    json.member("name", name);
    json.member("self", sum.own);
    json.member("total", sum.total);
    json.member("self_error", toInteger(halfWidth(sum.variance)));
    json.endObject();
  }
  json.endArray();
}

} // namespace vais::profiler
