/// Determines who allocates, down to the line if it is known.

#ifndef VAIS_PROFILER_REPORT_ALLOCATINGLINES_H
#define VAIS_PROFILER_REPORT_ALLOCATINGLINES_H

#include "runtime/report/model/Profile.h"

#include <string>
#include <vector>

namespace vais::profiler {

struct AllocatingLine : MemoryCounts {
  Index function = kNone;
  Index context = kNone; ///< the path to it; kNone in sums over all paths
  std::string file;
  uint32_t line = 0; ///< 0 for the function's unknown lines
  SizeGroups sizes = {};
};

/// Returns every line of every context that allocated. What a context allocated on unknown lines
/// follows its known lines, without deallocations, which belong to the function.
std::vector<AllocatingLine> linesByContext(const Profile &profile);

/// Returns the sums of these lines over all contexts of a function, ordered by bytes.
std::vector<AllocatingLine> allocatingLines(const Profile &profile);

/// Returns "mill.c:42", or "" if the line is unknown.
std::string shortPlace(const AllocatingLine &line);

} // namespace vais::profiler

#endif
