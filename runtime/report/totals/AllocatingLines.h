/// Who allocates, to the line where that is known.

#ifndef VAIS_PROFILER_REPORT_ALLOCATINGLINES_H
#define VAIS_PROFILER_REPORT_ALLOCATINGLINES_H

#include "runtime/report/model/Profile.h"

#include <string>
#include <vector>

namespace vais::profiler {

struct AllocatingLine : MemoryCounts {
  Index function = kNone;
  Index context = kNone; ///< the path to it; kNone in sums over all of them
  std::string file;
  uint32_t line = 0; ///< 0: of the function's lines that are not known
  SizeGroups sizes = {};
};

/// Every line of every context that allocated. What a context made in lines that are not known
/// follows its lines, without deallocations: those belong to the function.
std::vector<AllocatingLine> linesByContext(const Profile &profile);

/// Their sums over all contexts of a function, by bytes.
std::vector<AllocatingLine> allocatingLines(const Profile &profile);

/// "mill.c:42", "" where the line is not known.
std::string shortPlace(const AllocatingLine &line);

} // namespace vais::profiler

#endif
