/// vais-profiler: runs instrumented programs and reports their profiles.

#include "utils/installation/Version.h"
#include "utils/vais-profiler/commands/Commands.h"
#include "utils/vais-profiler/terminal/CommandError.h"

#include "runtime/report/store/ProfileReader.h"
#include "runtime/report/text/PrintableText.h"
#include "utils/vais-profiler/terminal/Suggestion.h"

#include <algorithm>
#include <cstdio>
#include <iterator>

namespace {

constexpr const char *kFooter = "Exit status:\n"
                                "  0 on success and 1 after an error, which one line on standard "
                                "error describes. That of run is\n"
                                "  the program's, 128 + N when signal N killed it, 127 if there is "
                                "no such program, and 126 if it\n"
                                "  cannot be executed. That of vais is the same; if the "
                                "compiler fails, it is the compiler's, and\n"
                                "  127 or 126 if there is none that runs.\n\n"
                                "Examples:\n"
                                "  vais-profiler run -- ./app\n"
                                "  vais-profiler report app.4711.vprof";

/// Messages quote file names and arguments, which may contain any bytes.
int fail(const char *message, int status) {
  std::fprintf(stderr, "vais-profiler: %s\n", vais::profiler::printableLines(message).c_str());
  return status;
}

/// Removes the program that `run`, `top` or `serve` is to run, or the arguments of the one that
/// `vais` is to run, from "--" on, from the arguments.
std::vector<std::string> takeProgram(std::vector<std::string> &arguments) {
  constexpr const char *kRunning[] = {"run", "top", "serve", "vais"};
  const bool runs = !arguments.empty() && std::find(std::begin(kRunning), std::end(kRunning),
                                                    arguments[0]) != std::end(kRunning);
  const auto dashes = runs ? std::find(arguments.begin(), arguments.end(), "--") : arguments.end();
  std::vector<std::string> program(dashes, arguments.end());
  arguments.erase(dashes, arguments.end());
  return program;
}

} // namespace

int main(int argc, char **argv) try {
  using namespace vais::profiler;
  std::vector<std::string> arguments(argv + 1, argv + argc);
  const std::vector<std::string> program = takeProgram(arguments);
  int status = 0;
  CLI::App app("Runs instrumented programs and reports their profiles.", "vais-profiler");
  app.set_version_flag(
      "--version", [] { return versionText("vais-profiler"); },
      "Print the versions of the tools, the plugins and the formats");
  app.require_subcommand(1);
  app.footer(kFooter);
  addReportCommand(app);
  addTreeCommand(app);
  addReplayCommand(app);
  addMergeCommand(app);
  addDiffCommand(app);
  addExportCommand(app);
  addInfoCommand(app);
  addAnnotateCommand(app);
  addLatencyCommand(app);
  addTopCommand(app, program, status);
  addServeCommand(app, program, status);
  addCompletionCommand(app);
  addRunCommand(app, program, status);
  addVaisCommand(app, program, status);
  try {
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend()); // as CLI11 wants them
    app.parse(reversed);
  } catch (const CLI::ValidationError &error) { // its message is complete
    throw CommandError(error.what());
  } catch (const CLI::ParseError &error) {
    if (error.get_exit_code() == 0) // --help and --version
      return app.exit(error);
    throw CommandError(explain(app, arguments, error.what()));
  }
  return status;
} catch (const vais::profiler::CommandError &error) {
  return fail(error.what(), error.status());
} catch (const std::exception &error) {
  return fail(error.what(), 1);
}
