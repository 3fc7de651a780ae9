/// Suggests what a mistyped word was meant to be.

#ifndef VAIS_PROFILER_TOOL_SUGGESTION_H
#define VAIS_PROFILER_TOOL_SUGGESTION_H

#include "utils/vais-profiler/terminal/CommandError.h"

#include <vector>

namespace CLI {
class App;
}

namespace vais::profiler {

/// Returns "; did you mean --format?" for the candidate that is nearest to `word`, or "" if none is
/// near.
std::string suggestion(const std::string &word, const std::vector<std::string> &candidates);

/// Returns all options that `command` takes, including their dashes.
std::vector<std::string> optionNames(const CLI::App &command);

/// Returns what is wrong with `arguments`, in the order in which they were typed, if `app` could
/// not parse them because of an unknown command or option. Returns `message` if the reason is
/// another one.
std::string explain(const CLI::App &app, const std::vector<std::string> &arguments,
                    const std::string &message);

} // namespace vais::profiler

#endif
