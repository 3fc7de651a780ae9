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
  Children ///< at least programs that it starts are instrumented
};

enum class Showing {
  Nothing,
  Page ///< the page is written beside the profile, and opened
};

struct RunOptions {
  std::vector<std::string> arguments; ///< beginning with the program's name
  std::string output;                 ///< file of the profile; empty for <program>.<process>.vprof
  std::string mode;                   ///< as in Options.def; empty for the program's default
  std::string time;
  std::string sampler;
  std::string sampleRate;
  std::string events;
  std::string sampleOn;
  std::string memory;
  std::string allocScope;
  std::map<std::string, std::string> trace; ///< options of traces, by key
  const ReportFormat *format = nullptr;
  std::string report; ///< file of the report; empty for standard error
  Showing showing = Showing::Nothing;
  NameStyle names = NameStyle::Short;
  ShownCode code;
  std::string vaisSource; ///< file or folder; empty for none
  size_t width = kUnlimited;
  Attribution attribution = Attribution::Callee;
  RunTarget target = RunTarget::Program;
  unsigned repeat = 1; ///< number of times that the program is run
};

/// Declares everything but the program.
void declareRunOptions(CLI::App &command, RunOptions &options);

/// Returns the program and its arguments: what `command` has left over, or what follows the dashes.
/// Throws CommandError if there is none.
std::vector<std::string> programOf(const CLI::App &command,
                                   const std::vector<std::string> &behindDashes);

/// Returns the value of VAIS_PROFILER_OPTIONS for the program: the user's own, then what `options`
/// request.
std::string profilerOptions(const RunOptions &options, const std::string &output);

/// Returns the value of LD_PRELOAD for the program: what `options` request, followed by the user's
/// own.
std::string preloadedLibraries(const RunOptions &options);

std::string baseName(const std::string &path);

} // namespace vais::profiler

#endif
