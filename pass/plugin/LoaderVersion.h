/// Determines which LLVM has loaded this plugin.

#ifndef VAIS_PROFILER_PASS_LOADER_VERSION_H
#define VAIS_PROFILER_PASS_LOADER_VERSION_H

namespace vais_profiler {

/// Returns the major version of the LLVM in this process, or 0 if its symbols do not reveal it.
/// Uses nothing of LLVM, because nothing of another version can be used safely.
int loaderVersion();

} // namespace vais_profiler

#endif
