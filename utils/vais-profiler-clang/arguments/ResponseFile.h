/// Response files: @file among the arguments stands for the arguments in that file.

#ifndef VAIS_PROFILER_CLANG_RESPONSEFILE_H
#define VAIS_PROFILER_CLANG_RESPONSEFILE_H

#include <string>
#include <vector>

namespace vais::profiler {

/// Returns the arguments with response files replaced by their arguments, also within such files. A
/// file that cannot be read stays as it is, as it does for clang.
std::vector<std::string> expandResponseFiles(const std::vector<std::string> &arguments);

} // namespace vais::profiler

#endif
