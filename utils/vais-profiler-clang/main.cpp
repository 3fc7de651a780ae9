/// vais-profiler-clang: clang with profiling. It takes clang's arguments and can be named by `vaisc
/// --clang`, $CLANG or $CC. Called as vais-profiler-clang++, it is clang++.

#include "utils/installation/Installation.h"
#include "utils/installation/Version.h"
#include "utils/vais-profiler-clang/Help.h"
#include "utils/vais-profiler-clang/additions/Additions.h"
#include "utils/vais-profiler-clang/additions/Identity.h"
#include "utils/vais-profiler-clang/additions/ProgramDefaults.h"
#include "utils/vais-profiler-clang/additions/UsedProfile.h"
#include "utils/vais-profiler-clang/arguments/CommandLine.h"
#include "utils/vais-profiler-clang/arguments/OwnOptions.h"
#include "utils/vais-profiler-clang/clang/ClangJobs.h"
#include "utils/vais-profiler-clang/clang/CommandOutput.h"
#include "utils/vais-profiler-clang/request/Request.h"

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

namespace vais::profiler {
namespace {

constexpr const char *kClangVariable = "VAIS_PROFILER_CLANG";
constexpr const char *kOwnOptionsVariable = "VAIS_PROFILER_CLANG_OPTIONS";
constexpr const char *kPassOptionsVariable = "VAIS_PROFILER_PASS_OPTIONS";

std::string clangCommand() {
  const char *named = std::getenv(kClangVariable);
  return named && *named ? named : "clang";
}

bool isCalledForCxx(const std::string &name) {
  return name.size() > 2 && name.compare(name.size() - 2, 2, "++") == 0;
}

void append(std::vector<std::string> &arguments, const std::vector<std::string> &more) {
  arguments.insert(arguments.end(), more.begin(), more.end());
}

bool isGiven(int argc, char **argv, const char *argument) {
  return std::any_of(argv + 1, argv + argc,
                     [&](const char *each) { return std::strcmp(each, argument) == 0; });
}

/// A command of clang, the preprocessed texts that it writes, and whether the version of this
/// program follows its answer.
struct Command {
  std::vector<std::string> arguments;
  std::vector<std::string> preprocessed;
  std::string identity;
  bool asksForVersion = false;
};

/// Asks clang what the command line `line` means, and makes it compile IR at -O2 if that is wanted,
/// as it is with counts of the control flow, which fit one pipeline only.
/// What it merely translates to IR stays as it is: vaisc expects of that what it asked for.
ClangJobs readJobs(const std::string &clang, const std::vector<std::string> &mode,
                   const OwnOptions &own, CommandLine &line) {
  std::vector<std::string> asked = mode;
  append(asked, line.arguments);
  ClangJobs jobs = jobsOf(clang, asked);
  const Request request = requestOf(jobs);
  const bool isWanted =
      own.optimizesIr || ((own.countsEdges || !own.profile.empty()) && !request.optimizesIr);
  if (!isWanted || !request.compilesIr)
    return jobs;
  const auto end = static_cast<std::ptrdiff_t>(line.optionsEnd++);
  line.arguments.insert(line.arguments.begin() + end, "-O2");
  asked.insert(asked.begin() + static_cast<std::ptrdiff_t>(mode.size()) + end, "-O2");
  return jobsOf(clang, asked);
}

/// Returns the options with which a program is linked, or "".
std::string defaultsOf(const OwnOptions &own, const Request &request) {
  if (!own.profile.empty() || !request.links || request.linksShared ||
      request.start == ProgramStart::Own)
    return "";
  return own.defaults.empty() ? defaultsOfVaiscRun(request.output) : own.defaults;
}

/// Adds the user's arguments and what profiling needs to `command`, which contains clang.
void addProfiling(const CommandLine &line, const OwnOptions &own, const ClangJobs &jobs,
                  Command &command) {
  const Request request = requestOf(jobs);
  if (request.compiles)
    expectPlugin(jobs.majorVersion);
  if (request.compiles && !own.profile.empty())
    expectProfdata(own.profile);
  if (!request.isSupported && request.makesCode)
    std::cerr << "vais-profiler-clang: note: no runtime for " << jobs.target
              << " here: this is compiled as by clang, and not profiled\n";
  if (const std::string note = noteOf(request.start); !note.empty())
    std::cerr << "vais-profiler-clang: note: " << note << '\n';
  const std::string options = passOptions(request, own, std::getenv(kPassOptionsVariable));
  const std::filesystem::path plugin = pluginPath(jobs.majorVersion);
  if (request.readsSource)
    command.identity = identityOf(jobs, plugin, options, own.profile);
  command.preprocessed = request.preprocessed;
  append(command.arguments, argumentsBefore(request, own, plugin, options, command.identity));
  if (const std::string defaults = defaultsOf(own, request); !defaults.empty())
    append(command.arguments, defaultsArguments(defaults)); // before the user's -x
  const auto end = line.arguments.begin() + static_cast<std::ptrdiff_t>(line.optionsEnd);
  command.arguments.insert(command.arguments.end(), line.arguments.begin(), end);
  append(command.arguments, argumentsAfter(request, own, end != line.arguments.end()));
  command.arguments.insert(command.arguments.end(), end, line.arguments.end());
  if (!options.empty())
    setenv(kPassOptionsVariable, options.c_str(), 1);
}

/// Returns the status of clang, or does not return.
int run(const Command &command) {
  if (command.preprocessed.empty() && !command.asksForVersion) {
    execute(command.arguments);
    throw std::runtime_error(command.arguments[0] + ": " + std::strerror(errno));
  }
  const int status = statusOf(command.arguments);
  if (status != 0)
    return status;
  appendIdentity(command.identity, command.preprocessed);
  if (command.asksForVersion) // after clang's, because build systems read the first line
    std::cout << versionText("vais-profiler-clang") << '\n' << std::flush;
  return 0;
}

} // namespace
} // namespace vais::profiler

int main(int argc, char **argv) {
  using namespace vais::profiler;
  if (const bool isAlone = isGiven(argc, argv, kOwnHelpOption);
      isAlone || isGiven(argc, argv, "--help")) {
    std::cout << kHelp << '\n' << std::flush;
    if (isAlone)
      return 0;
  }
  if (isGiven(argc, argv, kOwnVersionOption)) {
    std::cout << versionText("vais-profiler-clang") << '\n' << std::flush;
    return 0;
  }
  try {
    std::vector<std::string> written(argv + 1, argv + argc);
    const OwnOptions own = takeOwnOptions(written, std::getenv(kOwnOptionsVariable));
    CommandLine line = readCommandLine(written);
    Command command;
    command.arguments = {clangCommand()};
    if (line.isForFrontend) {
      append(command.arguments, line.arguments);
      return run(command);
    }
    if (isCalledForCxx(argv[0]))
      command.arguments.emplace_back("--driver-mode=g++");
    const ClangJobs jobs = readJobs(
        command.arguments[0], {command.arguments.begin() + 1, command.arguments.end()}, own, line);
    command.asksForVersion = jobs.commands.empty() && isGiven(argc, argv, "--version");
    addProfiling(line, own, jobs, command);
    return run(command);
  } catch (const std::exception &error) {
    std::cerr << "vais-profiler-clang: " << error.what() << '\n';
    return 1;
  }
}
