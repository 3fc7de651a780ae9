/// Reads what a profile says about markers into the Markers of a Profile.

#ifndef VAIS_PROFILER_REPORT_MARKERREADER_H
#define VAIS_PROFILER_REPORT_MARKERREADER_H

#include "runtime/report/model/Profile.h"
#include "runtime/report/read/ProfileImage.h"

#include <vector>

namespace vais::profiler {

/// Adds the marks and counters of the process to `profile`, and counts the regions that `threads`
/// did not begin and end properly.
void readMarkers(ProfileImage &image, const std::vector<format::Thread> &threads, double nsPerTick,
                 Profile &profile);

} // namespace vais::profiler

#endif
