/// Matches functions against a user's regular expression.

#ifndef VAIS_PROFILER_TOOL_NAMEPATTERN_H
#define VAIS_PROFILER_TOOL_NAMEPATTERN_H

#include "runtime/report/transform/Filter.h"

#include <string>

namespace vais::profiler {

/// Searches for `expression` (syntax of RE2) in the names of functions, as symbols, as reports show
/// them and in full, and in those of their source files, in linear time. Returns an empty match for
/// an empty expression. Throws CommandError if the expression is invalid.
FunctionMatch matchingNames(const std::string &expression);

/// Returns what is wrong with `expression`, as "expected ..., found ...", or "" if nothing is.
std::string findPatternError(const std::string &expression);

} // namespace vais::profiler

#endif
