/// What profiling adds to a clang command line, and nothing else.

#ifndef VAIS_PROFILER_CLANG_ADDITIONS_H
#define VAIS_PROFILER_CLANG_ADDITIONS_H

#include "CommandLine.h"
#include "ProgramStart.h"

#include <string>
#include <vector>

namespace vais::profiler {

/// Arguments before the user's: the folder of headers, the plugin and what it needs. Throws
/// std::runtime_error when there is no plugin for the clang that `clang` names.
std::vector<std::string> argumentsBefore(const CommandLine &line, const std::string &clang);

/// Whether the command line links something that needs a runtime.
bool linksRuntime(const CommandLine &line);

/// Arguments after the user's, but before "--": the runtime, which should stand after what refers
/// to it. One that does nothing where `start` leaves no thread-local storage.
std::vector<std::string> argumentsAfter(const CommandLine &line, ProgramStart start);

/// Value of VAIS_PROFILER_PASS_OPTIONS for the call: the user's own after ours, so that it wins.
std::string passOptions(const CommandLine &line, const char *users);

} // namespace vais::profiler

#endif
