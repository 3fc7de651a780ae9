/// Determines where reports go.

#ifndef VAIS_PROFILER_TOOL_REPORTOUTPUT_H
#define VAIS_PROFILER_TOOL_REPORTOUTPUT_H

#include "runtime/report/formats/Report.h"
#include "runtime/report/transform/SampledCode.h"
#include "utils/vais-profiler/terminal/CommandError.h"

#include <cstdio>
#include <memory>
#include <optional>

namespace CLI {
class App;
}

namespace vais::profiler {

/// Adds --format, which sets `format`, to a command.
void addFormatOption(CLI::App &command, const ReportFormat *&format);

/// To whom a report charges memory.
enum class Attribution {
  Callee, ///< the function that called the allocator
  Caller  ///< that function's caller, if the function is a helper of Vais
};

/// Adds --attribute, which sets `attribution`, to a command.
void addAttributeOption(CLI::App &command, Attribution &attribution);

/// Adds --width, which sets `width`, to a command.
void addWidthOption(CLI::App &command, size_t &width);

/// Adds --names, which sets `style`, to a command.
void addNamesOption(CLI::App &command, NameStyle &style);

/// Adds only --helpers.
void addHelpersOption(CLI::App &command, ShownCode &shown);

/// Adds --libraries, --inlines and --helpers, which set `shown`, to a command.
void addCodeOptions(CLI::App &command, ShownCode &shown);

/// Adds --vais-source, which sets `path`, to a command.
void addVaisSourceOption(CLI::App &command, std::string &path);

/// Adds --limit, which sets `limit` to a number of rows (kUnlimited for 0), to a command. `help`
/// says of what.
void addLimitOption(CLI::App &command, std::optional<size_t> &limit, const std::string &help);

/// Writes the report to `stream` in terminalStyle(). Errors refer to the stream as `name`. Throws
/// CommandError, also if a binary report would go to a terminal.
void writeReport(const Profile &profile, const ReportFormat &format, ReportStyle style,
                 std::FILE *stream, const std::string &name);

/// Returns whether what is written to a file of this name is compressed: it ends in ".gz".
bool isGzipName(const std::string &path);

/// Writes to a file, which is made or replaced unless it is a profile. It is compressed if
/// isGzipName(path).
void writeReport(const Profile &profile, const ReportFormat &format, const ReportStyle &style,
                 const std::string &path);

/// Writes to standard output, through a pager if that is a terminal.
void showReport(const Profile &profile, const ReportFormat &format, const ReportStyle &style);

/// An open file, or none.
using OutputFile = std::unique_ptr<std::FILE, int (*)(std::FILE *)>;

/// Opens the file at `path` for a report. Does not replace a profile. Throws CommandError.
OutputFile openOutput(const std::string &path);

/// Throws a CommandError that explains by errno why writing to `name` failed.
[[noreturn]] void failToWrite(const std::string &name);

/// Writes any text to standard output, or to the file at `path` if that is not empty, compressed if
/// isGzipName(path).
void writeText(const std::string &text, const std::string &path);

/// Replaces the file at `path` atomically by one that contains `bytes`.
void replaceFile(const std::string &bytes, const std::string &path);

/// Returns whether `stream` is a terminal that can do more than print, that is, TERM is not "dumb".
bool isSmartTerminal(std::FILE *stream);

/// Returns `style` adapted to `stream`. Colours are for terminals, unless NO_COLOR, CLICOLOR=0 or
/// TERM=dumb disable them; CLICOLOR_FORCE enables them everywhere. If `style` has no width, it gets
/// that of the terminal, or for the standard streams that of the environment variable COLUMNS;
/// files and pipes have none.
ReportStyle terminalStyle(ReportStyle style, std::FILE *stream);

} // namespace vais::profiler

#endif
