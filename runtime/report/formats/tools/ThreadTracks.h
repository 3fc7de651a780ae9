/// Frames by thread, where threads are told apart.

#ifndef VAIS_PROFILER_REPORT_THREADTRACKS_H
#define VAIS_PROFILER_REPORT_THREADTRACKS_H

#include "runtime/report/formats/shared/StackTree.h"

namespace vais::profiler {

/// Frames [first, last) of a stack tree that belong together; they begin at the value `start`.
struct Track {
  std::string name;
  size_t first = 0;
  size_t last = 0;
  uint64_t start = 0;
  uint64_t total = 0;
};

/// A track for each thread, in the order of their names; what belongs to none is one more, the
/// first. All is one track where no threads are told apart.
std::vector<Track> threadTracks(const Profile &profile, const std::vector<Frame> &frames);

} // namespace vais::profiler

#endif
