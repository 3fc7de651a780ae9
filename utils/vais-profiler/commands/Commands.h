/// The subcommands of vais-profiler.

#ifndef VAIS_PROFILER_TOOL_COMMANDS_H
#define VAIS_PROFILER_TOOL_COMMANDS_H

#include <CLI/CLI.hpp>

namespace vais::profiler {

/// Each function adds its subcommand to `app`. The subcommand runs when `app` has parsed it, and
/// throws CommandError or ProfileError.
void addReportCommand(CLI::App &app);
void addTreeCommand(CLI::App &app);
void addReplayCommand(CLI::App &app);
void addMergeCommand(CLI::App &app);
void addDiffCommand(CLI::App &app);
void addExportCommand(CLI::App &app);
void addInfoCommand(CLI::App &app);
void addAnnotateCommand(CLI::App &app);
void addLatencyCommand(CLI::App &app);
void addCompletionCommand(CLI::App &app);

/// `behindDashes` are the arguments from "--" on, which `app` does not parse. `status` is set to
/// that of the program.
void addRunCommand(CLI::App &app, const std::vector<std::string> &behindDashes, int &status);
void addServeCommand(CLI::App &app, const std::vector<std::string> &behindDashes, int &status);
void addTopCommand(CLI::App &app, const std::vector<std::string> &behindDashes, int &status);
void addVaisCommand(CLI::App &app, const std::vector<std::string> &behindDashes, int &status);

} // namespace vais::profiler

#endif
