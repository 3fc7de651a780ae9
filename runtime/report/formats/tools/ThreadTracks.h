/// Divides frames by thread, if threads are distinguished.

#ifndef VAIS_PROFILER_REPORT_THREADTRACKS_H
#define VAIS_PROFILER_REPORT_THREADTRACKS_H

#include "runtime/report/formats/shared/StackTree.h"

namespace vais::profiler {

/// The frames [first, last) of a stack tree that belong together. They begin at the value `start`.
struct Track {
  std::string name;
  size_t first = 0;
  size_t last = 0;
  uint64_t start = 0;
  uint64_t total = 0;
};

/// Returns a track for each thread, ordered by name, preceded by one for what belongs to no thread.
/// If threads are not distinguished, everything is a single track.
std::vector<Track> threadTracks(const Profile &profile, const std::vector<Frame> &frames);

} // namespace vais::profiler

#endif
