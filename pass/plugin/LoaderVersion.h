/// Which LLVM has loaded this plugin.

#ifndef VAIS_PROFILER_PASS_LOADER_VERSION_H
#define VAIS_PROFILER_PASS_LOADER_VERSION_H

namespace vais_profiler {

/// The major version of the process's LLVM; 0 where its symbols do not tell. Uses nothing of LLVM:
/// nothing of another version can be used.
int loaderVersion();

} // namespace vais_profiler

#endif
