/// Threads are outermost frames, each of which is followed by its contents.

#include "runtime/report/formats/tools/ThreadTracks.h"

#include "runtime/report/transform/Grouping.h"

#include <algorithm>
#include <cstdlib>

namespace vais::profiler {
namespace {

bool isThreadFrame(const Profile &profile, const Frame &frame) {
  return frame.depth == 1 && frame.context != kNone &&
         isThread(profile.functions[profile.contexts[frame.context].function]);
}

/// Returns the first number in the track's name, or 0 if there is none.
unsigned long numberOf(const Track &track) {
  const size_t digit = track.name.find_first_of("0123456789");
  return digit == std::string::npos ? 0 : std::strtoul(track.name.c_str() + digit, nullptr, 10);
}

} // namespace

std::vector<Track> threadTracks(const Profile &profile, const std::vector<Frame> &frames) {
  std::vector<Track> tracks;
  for (size_t i = 1; i < frames.size(); ++i) {
    if (frames[i].depth > 1)
      continue;
    const bool isOwnTrack = isThreadFrame(profile, frames[i]);
    if (tracks.empty() || isOwnTrack || isThreadFrame(profile, frames[tracks.back().first - 1])) {
      Track track;
      track.first = isOwnTrack ? i + 1 : i;
      track.start = frames[i].start;
      if (isOwnTrack)
        track.name = profile.functions[profile.contexts[frames[i].context].function].name;
      tracks.push_back(track);
    }
    tracks.back().total += frames[i].total;
  }
  for (size_t i = 0; i < tracks.size(); ++i) {
    const bool isLast = i + 1 == tracks.size();
    tracks[i].last =
        isLast ? frames.size() : tracks[i + 1].first - (tracks[i + 1].name.empty() ? 0 : 1);
    if (tracks[i].name.empty())
      tracks[i].name = tracks.size() > 1 ? "other" : "all threads";
  }
  std::sort(tracks.begin(), tracks.end(),
            [](const Track &a, const Track &b) { return numberOf(a) < numberOf(b); });
  return tracks;
}

} // namespace vais::profiler
