/// Where the plugins, runtimes and headers are: found by the way from this program's own folder.

#ifndef VAIS_PROFILER_CLANG_INSTALLATION_H
#define VAIS_PROFILER_CLANG_INSTALLATION_H

#include <filesystem>

namespace vais::profiler {

/// Folder of the libraries.
std::filesystem::path libraryFolder();

/// Folder of <vais_profiler.h>.
std::filesystem::path includeFolder();

/// Where the plugin for an LLVM major version is, if there is one.
std::filesystem::path pluginPath(int major);

/// Throws std::runtime_error, one line that names the versions there are, when there is no plugin
/// for `major`.
void expectPlugin(int major);

} // namespace vais::profiler

#endif
