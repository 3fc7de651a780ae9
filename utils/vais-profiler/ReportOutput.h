/// Where reports go.

#ifndef VAIS_PROFILER_TOOL_REPORTOUTPUT_H
#define VAIS_PROFILER_TOOL_REPORTOUTPUT_H

#include "Commands.h"
#include "Report.h"

#include <cstdio>

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

/// Writes the report to `stream`, in colour where that is a terminal and the environment variable
/// NO_COLOR is unset or empty. `name` is what errors call the stream. Throws CommandError.
void writeReport(const Snapshot &snapshot, const ReportFormat &format, std::FILE *stream,
                 const std::string &name);

/// As above, to a file that is made or replaced; a profile is not.
void writeReport(const Snapshot &snapshot, const ReportFormat &format, const std::string &path);

} // namespace vais::profiler

#endif
