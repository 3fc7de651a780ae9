/// Writes piece by piece, because a profile may have more frames than a document in memory should.

#include "runtime/report/formats/shared/Writers.h"

#include "runtime/report/formats/shared/JsonText.h"
#include "runtime/report/formats/shared/StackTree.h"
#include "runtime/report/formats/tools/ThreadTracks.h"
#include "runtime/report/text/PrintableText.h"
#include "runtime/report/text/Units.h"

#include <fmt/format.h>

namespace vais::profiler {
namespace {

std::string metadata(const char *what, uint32_t process, size_t thread, const std::string &name) {
  return fmt::format(R"({{"ph":"M","name":"{}","pid":{},"tid":{},"args":{{"name":{}}}}})", what,
                     process, thread, jsonText(name));
}

/// Converts nanoseconds to the format's microseconds.
std::string micros(uint64_t ns) { return fmt::format("{}.{:03}", ns / 1000, ns % 1000); }

/// Writes counters and marks at their times.
std::string markerEvents(const Profile &profile, uint32_t process) {
  std::string events;
  for (const Counter &counter : profile.markers.counters)
    for (const CounterInterval &each : counter.timeline)
      events +=
          fmt::format(",\n"
                      R"({{"ph":"C","name":{},"ts":{},"pid":{},"args":{{"value":{}}}}})",
                      jsonText(counter.name), micros(toInteger(each.startNs)), process, each.last);
  for (const Mark &mark : profile.markers.marks)
    for (const double time : mark.timesNs)
      events += fmt::format(",\n"
                            R"({{"ph":"i","s":"p","name":{},"ts":{},"pid":{},"tid":0}})",
                            jsonText(mark.name), micros(toInteger(time)), process);
  return events;
}

} // namespace

std::string chromeReport(const Profile &profile, const ReportStyle &style) {
  const Value &value = style.valueOf(profile);
  const std::vector<Frame> frames = stackTree(profile, value);
  const std::vector<std::string> names = displayNames(profile);
  const uint32_t process = profile.programs.empty() ? 0 : profile.programs[0].processId;
  const std::string program = profile.programs.empty() ? "" : printable(profile.programs[0].path);

  std::string events = metadata("process_name", process, 0, program);
  events += markerEvents(profile, process);
  size_t thread = 0;
  for (const Track &track : threadTracks(profile, frames)) {
    events += ",\n" + metadata("thread_name", process, ++thread, track.name);
    for (size_t i = track.first; i < track.last; ++i) {
      const Frame &frame = frames[i];
      events += fmt::format(
          R"(,{}{{"ph":"X","cat":"{}","name":{},"ts":{},"dur":{},"pid":{},"tid":{},"args":{{"calls":{},"own":{}}}}})",
          '\n', value.name, jsonText(frameName(profile, names, frame)),
          micros(frame.start - track.start), micros(frame.total), process, thread,
          frame.hasCalls ? std::to_string(frame.calls) : "null", frame.own);
    }
  }
  return "{\"traceEvents\":[\n" + events + "\n],\"displayTimeUnit\":\"ns\"}\n";
}

} // namespace vais::profiler
