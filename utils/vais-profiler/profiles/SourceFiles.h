/// Source files, and the lines of them that a page shows.

#ifndef VAIS_PROFILER_TOOL_SOURCEFILES_H
#define VAIS_PROFILER_TOOL_SOURCEFILES_H

#include "runtime/report/formats/shared/SourceLines.h"
#include "runtime/report/read/RegularFile.h"

#include <string>

namespace vais::profiler {

constexpr uint64_t kMostSourceBytes = uint64_t(64) << 20; ///< more than any source file has

/// Opens the file below the folder `directory`, trying ever shorter ends of its path, and otherwise
/// where the profile says it is. The folder may be empty.
RegularFile openSource(const std::string &file, const std::string &directory);

/// Returns a line of source with visible characters alone, and tabs expanded to spaces.
std::string printableSource(const std::string &line);

/// Returns the lines that cost anything, and those at which functions of the program begin, with
/// some lines around each; the files with the most time, or most of what was recorded first.
SourceLines sourceLines(const Profile &profile, const std::string &directory);

} // namespace vais::profiler

#endif
