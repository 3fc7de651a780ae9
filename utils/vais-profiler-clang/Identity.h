/// The identity of everything that decides what profiling makes of a source file.
///
/// Compiler caches (ccache, sccache) look up an object by the text that they see: the command line
/// and the preprocessed source. The plugin, its options and the clang behind the wrapper are in
/// neither, so the wrapper puts this identity into both.

#ifndef VAIS_PROFILER_CLANG_IDENTITY_H
#define VAIS_PROFILER_CLANG_IDENTITY_H

#include "utils/vais-profiler-clang/ClangJobs.h"

#include <filesystem>
#include <string>
#include <vector>

namespace vais::profiler {

/// 16 hexadecimal digits. They depend on clang's version and executable and on the plugin (time and
/// size of the files), on the options of the pass, and on the content of files that these name.
std::string identityOf(const ClangJobs &jobs, const std::filesystem::path &plugin,
                       const std::string &passOptions);

/// An option that clang ignores and a cache between the wrapper and clang takes into account.
std::string identityOption(const std::string &identity);

/// Appends a line marker to the preprocessed texts `outputs` ("-" for standard output). It names a
/// file that cannot exist, for which caches give up their direct mode: that knows a source by the
/// files it included earlier, and would not ask the wrapper again.
void appendIdentity(const std::string &identity, const std::vector<std::string> &outputs);

} // namespace vais::profiler

#endif
