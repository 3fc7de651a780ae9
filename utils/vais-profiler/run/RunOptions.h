/// The command line of vais-profiler run.

#ifndef VAIS_PROFILER_TOOL_RUNOPTIONS_H
#define VAIS_PROFILER_TOOL_RUNOPTIONS_H

#include "utils/vais-profiler/terminal/CommandError.h"
#include "utils/vais-profiler/terminal/ReportOutput.h"

#include <CLI/CLI.hpp>
#include <map>

namespace vais::profiler {

enum class RunTarget {
  Program, ///< the program itself is instrumented
  Children ///< at least programs that it starts are
};

struct RunOptions {
  std::vector<std::string> arguments; ///< the program's name first
  std::string output;                 ///< where the profile goes; empty: <program>.<process>.vprof
  std::string mode;                   ///< as in Options.def; empty: the program's default
  std::string time;
  std::string memory;
  std::string allocScope;
  std::map<std::string, std::string> trace; ///< options of traces: key to value
  const ReportFormat *format = nullptr;
  std::string report; ///< file of the report; empty: standard error
  NameStyle names = NameStyle::Short;
  size_t width = kUnlimited;
  Attribution attribution = Attribution::Callee;
  RunTarget target = RunTarget::Program;
  unsigned repeat = 1; ///< how often the program runs
};

/// Declares everything but the program.
void declareRunOptions(CLI::App &command, RunOptions &options);

/// Program and arguments: what `command` has left, or what stands behind the dashes. Throws
/// CommandError when there is none.
std::vector<std::string> programOf(const CLI::App &command,
                                   const std::vector<std::string> &behindDashes);

/// Value of VAIS_PROFILER_OPTIONS for the program: the user's own, then what `options` ask for.
std::string profilerOptions(const RunOptions &options, const std::string &output);

/// Value of LD_PRELOAD for the program: the user's own, and before it what `options` ask for.
std::string preloadedLibraries(const RunOptions &options);

std::string baseName(const std::string &path);

} // namespace vais::profiler

#endif
