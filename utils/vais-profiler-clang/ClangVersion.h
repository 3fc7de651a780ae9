/// Which clang is called.

#ifndef VAIS_PROFILER_CLANG_CLANGVERSION_H
#define VAIS_PROFILER_CLANG_CLANGVERSION_H

#include <string>

namespace vais::profiler {

/// Major version of the clang that `command` names; throws std::runtime_error, one line, when it
/// cannot be run or does not say.
int clangMajorVersion(const std::string &command);

} // namespace vais::profiler

#endif
