/// Returns where the source of a function, or of a part of it, is located.

#ifndef VAIS_PROFILER_PASS_SOURCE_PATH_H
#define VAIS_PROFILER_PASS_SOURCE_PATH_H

#include <string>

namespace llvm {
class DIScope;
} // namespace llvm

namespace vais_profiler {

/// The path of the source file, including the directory if the debug information states it.
std::string sourcePath(const llvm::DIScope &scope);

} // namespace vais_profiler

#endif
