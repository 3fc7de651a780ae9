/// Frames open where they start and close where they end; the tree is walked in its own order.

#include "runtime/report/formats/shared/Writers.h"

#include "runtime/report/formats/shared/JsonText.h"
#include "runtime/report/formats/shared/StackTree.h"
#include "runtime/report/formats/tools/ThreadTracks.h"
#include "runtime/report/text/PrintableText.h"

#include <fmt/format.h>

namespace vais::profiler {
namespace {

const char *speedscopeUnit(Unit unit) {
  constexpr const char *kNames[] = {"nanoseconds", "none", "bytes"};
  return kNames[static_cast<size_t>(unit)];
}

/// Writes all functions, then the frame for lost paths.
std::string sharedFrames(const Profile &profile, const std::vector<std::string> &names) {
  std::string text;
  for (size_t i = 0; i < names.size(); ++i) {
    const Function &function = profile.functions[i];
    text += fmt::format("{{\"name\":{}", jsonText(names[i]));
    if (!function.file.empty())
      text += fmt::format(",\"file\":{}", jsonText(function.file));
    if (function.line != 0)
      text += fmt::format(",\"line\":{}", function.line);
    text += "},\n";
  }
  return text + R"({"name":"[path lost]"})";
}

/// Writes the events of a track: for each frame its opening, its contents and its closing.
std::string events(const Profile &profile, const std::vector<Frame> &frames, const Track &track) {
  std::string text;
  std::vector<const Frame *> open;
  const auto add = [&](char type, const Frame &frame, uint64_t at) {
    const size_t function = frame.context == kNone ? profile.functions.size()
                                                   : profile.contexts[frame.context].function;
    text += fmt::format("{}{{\"type\":\"{}\",\"frame\":{},\"at\":{}}}", text.empty() ? "" : ",\n",
                        type, function, at - track.start);
  };
  const auto closeTo = [&](uint32_t depth) {
    for (; !open.empty() && open.back()->depth >= depth; open.pop_back())
      add('C', *open.back(), open.back()->start + open.back()->total);
  };
  for (size_t i = track.first; i < track.last; ++i) {
    closeTo(frames[i].depth);
    add('O', frames[i], frames[i].start);
    open.push_back(&frames[i]);
  }
  closeTo(0);
  return text;
}

} // namespace

std::string speedscopeReport(const Profile &profile, const ReportStyle &style) {
  const Value &value = style.valueOf(profile);
  const std::vector<Frame> frames = stackTree(profile, value);
  std::string profiles;
  for (const Track &track : threadTracks(profile, frames))
    profiles += fmt::format(
        "{}{{\"type\":\"evented\",\"name\":{},\"unit\":\"{}\",\"startValue\":0,\"endValue\":{},"
        "\"events\":[\n{}\n]}}",
        profiles.empty() ? "" : ",\n", jsonText(track.name), speedscopeUnit(value.unit),
        track.total, events(profile, frames, track));
  const std::string program =
      profile.programs.empty() ? "profile" : printable(profile.programs[0].path);
  return fmt::format("{{\"$schema\":\"https://www.speedscope.app/file-format-schema.json\",\n"
                     "\"exporter\":\"vais-profiler\",\"name\":{},\n"
                     "\"shared\":{{\"frames\":[\n{}\n]}},\n\"profiles\":[\n{}\n]}}\n",
                     jsonText(program), sharedFrames(profile, displayNames(profile)), profiles);
}

} // namespace vais::profiler
