/// Where reports go.

#ifndef VAIS_PROFILER_TOOL_REPORTOUTPUT_H
#define VAIS_PROFILER_TOOL_REPORTOUTPUT_H

#include "runtime/report/formats/Report.h"
#include "runtime/report/names/FunctionNames.h"
#include "utils/vais-profiler/terminal/CommandError.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <optional>

namespace vais::profiler {

/// Adds --format, which sets `format`, to a command.
void addFormatOption(CLI::App &command, const ReportFormat *&format);

/// Whom a report charges memory to.
enum class Attribution {
  Callee, ///< the function that called the allocator
  Caller  ///< that function's caller, where it is a helper of Vais
};

/// Adds --attribute, which sets `attribution`, to a command.
void addAttributeOption(CLI::App &command, Attribution &attribution);

/// Adds --width, which sets `width`, to a command.
void addWidthOption(CLI::App &command, size_t &width);

/// Adds --names, which sets `style`, to a command.
void addNamesOption(CLI::App &command, NameStyle &style);

/// Adds --limit, which sets `limit` to a number of rows, kUnlimited for 0, to a command. `help`
/// says of what.
void addLimitOption(CLI::App &command, std::optional<size_t> &limit, const std::string &help);

/// Writes the report to `stream`, as terminalStyle() has it. `name` is what errors call the stream.
/// Throws CommandError, also when a binary report would go to a terminal.
void writeReport(const Profile &profile, const ReportFormat &format, ReportStyle style,
                 std::FILE *stream, const std::string &name);

/// As above, to a file that is made or replaced; a profile is not.
void writeReport(const Profile &profile, const ReportFormat &format, const ReportStyle &style,
                 const std::string &path);

/// As above, to standard output; through a pager where that is a terminal.
void showReport(const Profile &profile, const ReportFormat &format, const ReportStyle &style);

/// An open file, or none.
using OutputFile = std::unique_ptr<std::FILE, int (*)(std::FILE *)>;

/// Opens the file at `path` to write a report; a profile is not replaced. Throws CommandError.
OutputFile openOutput(const std::string &path);

/// Throws a CommandError that says why writing to `name` failed, by errno.
[[noreturn]] void failToWrite(const std::string &name);

/// Text of any kind to standard output, or to the file at `path` where it is not empty.
void writeText(const std::string &text, const std::string &path);

/// Replaces the file at `path` by one with `bytes`, whole or not at all.
void replaceFile(const std::string &bytes, const std::string &path);

/// Whether `stream` is a terminal that can do more than print: TERM is not "dumb".
bool isSmartTerminal(std::FILE *stream);

/// `style` as it suits `stream`. Colours are for terminals, unless NO_COLOR, CLICOLOR=0 or
/// TERM=dumb turn them off; CLICOLOR_FORCE turns them on for everything. Where `style` has no width
/// of its own, it is that of the terminal, or what the environment's COLUMNS says of the standard
/// streams; files and pipes have none.
ReportStyle terminalStyle(ReportStyle style, std::FILE *stream);

} // namespace vais::profiler

#endif
