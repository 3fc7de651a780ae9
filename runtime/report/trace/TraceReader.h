/// Reads a trace as Profiles, as if every call had been timed.

#ifndef VAIS_PROFILER_REPORT_TRACEREADER_H
#define VAIS_PROFILER_REPORT_TRACEREADER_H

#include "runtime/report/model/Profile.h"
#include "runtime/report/model/Reading.h"
#include "runtime/report/read/ProfileImage.h"

#include <vector>

namespace vais::profiler {

/// Returns the trace of the whole process, followed by those of its threads if `tracks` is true.
/// Throws ProfileError.
std::vector<Profile> readTrace(ProfileImage &image, bool tracks, const Progress &progress);

} // namespace vais::profiler

#endif
