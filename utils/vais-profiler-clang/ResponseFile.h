/// Response files: @file among the arguments stands for the arguments written in that file.

#ifndef VAIS_PROFILER_CLANG_RESPONSEFILE_H
#define VAIS_PROFILER_CLANG_RESPONSEFILE_H

#include <string>
#include <vector>

namespace vais::profiler {

/// The arguments with those of response files in their place, files named in files included. What
/// cannot be read stays as it is, as it does for clang.
std::vector<std::string> expandResponseFiles(const std::vector<std::string> &arguments);

} // namespace vais::profiler

#endif
