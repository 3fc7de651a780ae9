/// What the wrapper says of itself.

#ifndef VAIS_PROFILER_CLANG_HELP_H
#define VAIS_PROFILER_CLANG_HELP_H

namespace vais::profiler {

/// The option after which nothing else is said.
constexpr const char *kOwnHelpOption = "--help-vais-profiler";

/// In the form of other commands' help; clang's own options are not in it.
extern const char *const kHelp;

} // namespace vais::profiler

#endif
