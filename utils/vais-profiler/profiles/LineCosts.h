/// What lines of source code spend and allocate.

#ifndef VAIS_PROFILER_TOOL_LINECOSTS_H
#define VAIS_PROFILER_TOOL_LINECOSTS_H

#include "runtime/report/totals/Values.h"

#include <map>
#include <string>
#include <vector>

namespace vais::profiler {

struct LineCost {
  std::vector<double> own; ///< by the values that were asked for
  uint64_t allocatedBytes = 0;
  uint64_t allocations = 0;
  uint64_t calls = 0; ///< of instrumented functions, made at the line
};

/// The lines of a file that cost anything, by number.
using FileCosts = std::map<uint32_t, LineCost>;

/// Whether an object whose lines are unknown, because it was compiled without -g, is noted on
/// standard error.
enum class MissingLines { Noted, Ignored };

/// Returns the costs of lines by file for each of the values, of those functions for which
/// `isShown` is true.
///
/// Time is a function's self time, divided by the samples in its code, and events are those that
/// were counted there: a line has what was spent in the instructions that it became, wherever they
/// were inlined, and that in code which has no line (of libraries, say) is on none. Memory is
/// allocated at the line that calls the allocator. Calls are known of callers that pass contexts
/// on.
std::map<std::string, FileCosts> lineCosts(const Profile &profile,
                                           const std::vector<const Value *> &values,
                                           const std::vector<bool> &isShown, MissingLines missing);

/// Returns `path` as functions and lines of the same file have it in common, whichever way the
/// compiler has written it.
std::string comparablePath(const std::string &path);

} // namespace vais::profiler

#endif
