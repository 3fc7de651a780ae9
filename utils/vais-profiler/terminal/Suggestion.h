/// What a mistyped word was meant to be.

#ifndef VAIS_PROFILER_TOOL_SUGGESTION_H
#define VAIS_PROFILER_TOOL_SUGGESTION_H

#include "utils/vais-profiler/terminal/CommandError.h"

namespace vais::profiler {

/// "; did you mean --format?" for the candidate that is nearest to `word`, empty where none is
/// near.
std::string suggestion(const std::string &word, const std::vector<std::string> &candidates);

/// All that `command` takes, with their dashes.
std::vector<std::string> optionNames(const CLI::App &command);

/// What is wrong with `arguments`, in the order they were typed in, where `app` could not parse
/// them because of a command or an option that does not exist; `message` where it is something
/// else.
std::string explain(const CLI::App &app, const std::vector<std::string> &arguments,
                    const std::string &message);

} // namespace vais::profiler

#endif
