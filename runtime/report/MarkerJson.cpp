/// What the program told of its run, in JSON.

#include "MarkerJson.h"

#include "Units.h"

namespace vais::profiler {
namespace {

using Json = nlohmann::ordered_json;

Json timelineJson(const Counter &counter) {
  Json list = Json::array();
  for (const CounterInterval &each : counter.timeline)
    list.push_back({{"start_ns", toInteger(each.startNs)},
                    {"end_ns", toInteger(each.endNs)},
                    {"last", each.last},
                    {"min", each.least},
                    {"max", each.most}});
  return list;
}

} // namespace

Json countersJson(const Snapshot &snapshot) {
  Json list = Json::array();
  for (const Counter &counter : snapshot.markers.counters)
    list.push_back({{"name", counter.name},
                    {"count", counter.values},
                    {"last", counter.last},
                    {"min", counter.least},
                    {"max", counter.most},
                    {"sum", counter.sum},
                    {"timeline", timelineJson(counter)}});
  return list;
}

Json marksJson(const Snapshot &snapshot) {
  Json list = Json::array();
  for (const Mark &mark : snapshot.markers.marks) {
    Json times = Json::array();
    for (const double time : mark.timesNs)
      times.push_back(toInteger(time));
    list.push_back({{"name", mark.name}, {"count", mark.count}, {"times_ns", std::move(times)}});
  }
  return list;
}

} // namespace vais::profiler
