/// What a program's --version says.

#ifndef VAIS_PROFILER_INSTALLATION_VERSION_H
#define VAIS_PROFILER_INSTALLATION_VERSION_H

#include <string>

namespace vais::profiler {

/// Returns the lines that state the version of `program`, the LLVMs whose plugins are installed
/// beside it, and the versions of interfaces and of the profile's format, without a line break at
/// the end.
std::string versionText(const std::string &program);

} // namespace vais::profiler

#endif
