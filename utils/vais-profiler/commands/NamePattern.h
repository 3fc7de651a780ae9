/// Which functions a user's regular expression means.

#ifndef VAIS_PROFILER_TOOL_NAMEPATTERN_H
#define VAIS_PROFILER_TOOL_NAMEPATTERN_H

#include "runtime/report/transform/Filter.h"

#include <string>

namespace vais::profiler {

/// Searches for `expression` (syntax of RE2) in the names of functions, as linkers know them, as
/// reports show them and in full, and of their source files, in time that is linear in them. Empty
/// for an empty expression. Throws CommandError where it is none.
FunctionMatch matchingNames(const std::string &expression);

/// What is wrong with `expression`, as "expected ..., found ..."; empty when nothing is.
std::string findPatternError(const std::string &expression);

} // namespace vais::profiler

#endif
