/// The help of the wrapper.

#ifndef VAIS_PROFILER_CLANG_HELP_H
#define VAIS_PROFILER_CLANG_HELP_H

namespace vais::profiler {

/// The option that prints only this help.
constexpr const char *kOwnHelpOption = "--help-vais-profiler";

/// The option that prints only the version of this program, its plugins and the formats.
constexpr const char *kOwnVersionOption = "--version-vais-profiler";

/// Has the form of other commands' help. Does not include clang's own options.
extern const char *const kHelp;

} // namespace vais::profiler

#endif
