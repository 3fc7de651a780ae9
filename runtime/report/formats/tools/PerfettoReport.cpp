/// Contexts begin in the order of frames; one ends when the next frame is not inside it.

#include "runtime/report/formats/shared/Writers.h"

#include "runtime/report/formats/shared/PerfettoTrack.h"
#include "runtime/report/formats/shared/StackTree.h"
#include "runtime/report/formats/tools/ThreadTracks.h"
#include "runtime/report/text/PrintableText.h"
#include "runtime/report/text/Units.h"

#include <algorithm>

namespace vais::profiler {
namespace {

using Kind = PerfettoArgument::Kind;

/// A mark, or a counter's value.
struct Moment {
  double ns;
  const Mark *mark; ///< null for a counter
  uint32_t counter;
  double value;
};

/// Writes counters and marks at their times, on a track of their own.
void appendMarkers(std::string &bytes, const Profile &profile, PerfettoTrack &track) {
  uint32_t number = 0;
  std::vector<Moment> moments;
  for (const Counter &counter : profile.markers.counters) {
    appendPerfettoCounter(bytes, number, printable(counter.name));
    for (const CounterInterval &each : counter.timeline)
      moments.push_back({each.startNs, nullptr, number, each.last});
    ++number;
  }
  for (const Mark &mark : profile.markers.marks)
    for (const double ns : mark.timesNs)
      moments.push_back({ns, &mark, 0, 0});
  std::stable_sort(moments.begin(), moments.end(),
                   [](const Moment &a, const Moment &b) { return a.ns < b.ns; });
  for (const Moment &moment : moments)
    if (moment.mark)
      track.instant(bytes, toInteger(moment.ns), printable(moment.mark->name));
    else
      track.value(bytes, toInteger(moment.ns), moment.counter, moment.value);
}

void appendFrames(std::string &bytes, const Profile &profile, const std::vector<std::string> &names,
                  const std::vector<Frame> &frames, const Track &track, PerfettoTrack &thread) {
  std::vector<const Frame *> open;
  const auto close = [&](size_t depth) {
    for (; !open.empty() && open.back()->depth >= depth; open.pop_back())
      thread.end(bytes, open.back()->start + open.back()->total - track.start);
  };
  for (size_t i = track.first; i < track.last; ++i) {
    const Frame &frame = frames[i];
    close(frame.depth);
    const size_t number =
        frame.context == kNone ? names.size() : profile.contexts[frame.context].function;
    const uint64_t start = frame.start - track.start;
    const std::string name = frameName(profile, names, frame);
    if (frame.hasCalls)
      thread.begin(bytes, start, number, name,
                   {{"calls", Kind::Number, frame.calls}, {"own", Kind::Number, frame.own}});
    else
      thread.begin(bytes, start, number, name, {{"own", Kind::Number, frame.own}});
    open.push_back(&frame);
  }
  close(0);
}

} // namespace

std::string perfettoReport(const Profile &profile, const ReportStyle &style) {
  const std::vector<Frame> frames = stackTree(profile, style.valueOf(profile));
  const std::vector<std::string> names = displayNames(profile);
  const uint32_t process = profile.programs.empty() ? 0 : profile.programs[0].processId;
  std::string bytes;
  appendPerfettoProcess(bytes, process,
                        profile.programs.empty() ? "" : printable(profile.programs[0].path));
  uint32_t number = 0;
  if (!profile.markers.counters.empty() || !profile.markers.marks.empty()) {
    ++number;
    PerfettoTrack markers(bytes, number, process, number, "markers");
    appendMarkers(bytes, profile, markers);
  }
  for (const Track &track : threadTracks(profile, frames)) {
    ++number;
    PerfettoTrack thread(bytes, number, process, number, printable(track.name));
    appendFrames(bytes, profile, names, frames, track, thread);
  }
  return bytes;
}

} // namespace vais::profiler
