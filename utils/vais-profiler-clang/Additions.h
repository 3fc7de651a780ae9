/// What profiling adds to a clang command line, and nothing else.

#ifndef VAIS_PROFILER_CLANG_ADDITIONS_H
#define VAIS_PROFILER_CLANG_ADDITIONS_H

#include "utils/vais-profiler-clang/CommandLine.h"
#include "utils/vais-profiler-clang/Request.h"

#include <filesystem>
#include <string>
#include <vector>

namespace vais::profiler {

/// Arguments before the user's: the folder of headers, the plugin and what it needs.
std::vector<std::string> argumentsBefore(const Request &request,
                                         const std::filesystem::path &plugin,
                                         const std::string &identity);

/// Arguments after the user's, but before "--": the runtime, which should stand after what refers
/// to it. One that does nothing where no thread-local storage is set up. `objectsFollow`: there are
/// inputs behind "--".
std::vector<std::string> argumentsAfter(const Request &request, bool objectsFollow);

/// Value of VAIS_PROFILER_PASS_OPTIONS for the call: the user's own after ours, so that it wins.
std::string passOptions(const Request &request, const char *users);

} // namespace vais::profiler

#endif
