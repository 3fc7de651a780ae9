/// The identity of everything that determines what profiling makes of a source file.
///
/// Compiler caches (ccache, sccache) look up an object by the text that they see: the command line
/// and the preprocessed source. Neither contains the plugin, its options and the clang behind the
/// wrapper, so that the wrapper adds this identity to both.

#ifndef VAIS_PROFILER_CLANG_IDENTITY_H
#define VAIS_PROFILER_CLANG_IDENTITY_H

#include "utils/vais-profiler-clang/clang/ClangJobs.h"

#include <filesystem>
#include <string>
#include <vector>

namespace vais::profiler {

/// Returns 16 hexadecimal digits, which depend on the version of clang, on clang's executable and
/// the plugin (time and size of the files), on the options of the pass, on the contents of files
/// that these name, and on those of the profile that is used, if any.
std::string identityOf(const ClangJobs &jobs, const std::filesystem::path &plugin,
                       const std::string &passOptions, const std::string &profile);

/// Returns an option that clang ignores, but that a cache between the wrapper and clang takes into
/// account.
std::string identityOption(const std::string &identity);

/// Appends a line marker to the preprocessed texts `outputs` ("-" for standard output). It names a
/// file that cannot exist, which makes caches disable their direct mode. That mode identifies a
/// source by the files that it included earlier and would not ask the wrapper again.
void appendIdentity(const std::string &identity, const std::vector<std::string> &outputs);

} // namespace vais::profiler

#endif
