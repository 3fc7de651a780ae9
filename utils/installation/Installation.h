/// Locates the plugins, runtimes and headers relative to this program's own folder.

#ifndef VAIS_PROFILER_INSTALLATION_INSTALLATION_H
#define VAIS_PROFILER_INSTALLATION_INSTALLATION_H

#include <filesystem>
#include <vector>

namespace vais::profiler {

/// Returns the folder of the libraries.
std::filesystem::path libraryFolder();

/// Returns the folder of <vais_profiler.h>.
std::filesystem::path includeFolder();

/// Returns the major versions of LLVM for which there is a plugin, in ascending order.
std::vector<int> pluginVersions();

/// Returns the path that the plugin for an LLVM major version has if it exists.
std::filesystem::path pluginPath(int major);

/// Throws std::runtime_error with a one-line message that names the available versions if there is
/// no plugin for `major`.
void expectPlugin(int major);

} // namespace vais::profiler

#endif
