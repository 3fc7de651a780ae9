/// The options that choose what is shown of a trace.

#ifndef VAIS_PROFILER_TOOL_TRACEOPTIONS_H
#define VAIS_PROFILER_TOOL_TRACEOPTIONS_H

#include "runtime/report/trace/CallSelection.h"

#include <CLI/CLI.hpp>

namespace vais::profiler {

/// Adds --depth, --min-duration, --from, --to and --tid, which set `selection`, to a command.
/// `group` is the heading under which its help shows them, empty for that of all others.
void addSelectionOptions(CLI::App &command, CallSelection &selection,
                         const std::string &group = {});

} // namespace vais::profiler

#endif
