/// Determines what profiling adds to a clang command line, without side effects.

#ifndef VAIS_PROFILER_CLANG_ADDITIONS_H
#define VAIS_PROFILER_CLANG_ADDITIONS_H

#include "utils/vais-profiler-clang/arguments/OwnOptions.h"
#include "utils/vais-profiler-clang/request/Request.h"

#include <filesystem>
#include <string>
#include <vector>

namespace vais::profiler {

/// Returns the arguments before the user's: the header folder, the plugin and what it needs.
std::vector<std::string> argumentsBefore(const Request &request, const OwnOptions &own,
                                         const std::filesystem::path &plugin,
                                         const std::string &passOptions,
                                         const std::string &identity);

/// Returns the arguments after the user's but before "--": the runtime, which must follow
/// everything that refers to it. If no thread-local storage is set up, this is a runtime that does
/// nothing. `objectsFollow` says that there are inputs after "--". A program that is
/// optimised by a profile gets of the runtime only what it calls itself.
std::vector<std::string> argumentsAfter(const Request &request, const OwnOptions &own,
                                        bool objectsFollow);

/// Returns the value of VAIS_PROFILER_PASS_OPTIONS for the call. The user's options come last and
/// take precedence.
std::string passOptions(const Request &request, const OwnOptions &own, const char *users);

} // namespace vais::profiler

#endif
