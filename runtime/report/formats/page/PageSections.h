/// Parts of the page's data that are not by context.

#ifndef VAIS_PROFILER_REPORT_PAGESECTIONS_H
#define VAIS_PROFILER_REPORT_PAGESECTIONS_H

#include "runtime/report/formats/shared/SourceLines.h"
#include "runtime/report/model/Profile.h"

#include <string>

namespace vais::profiler {

/// Returns how long single calls took: an array of the functions of which it is known.
std::string durationsJson(const Profile &profile);

/// Returns the memory of the whole process; null if it was not recorded.
std::string memoryJson(const Profile &profile);

std::string threadsJson(const Profile &profile);

/// Returns phases, counters and marks.
std::string markersJson(const Profile &profile);

std::string sourceJson(const SourceLines &source);

} // namespace vais::profiler

#endif
