/// The profile that clang is to optimise by.

#ifndef VAIS_PROFILER_CLANG_USEDPROFILE_H
#define VAIS_PROFILER_CLANG_USEDPROFILE_H

#include <string>

namespace vais::profiler {

/// Throws std::runtime_error with a one-line message unless `file` is a whole one of those that
/// LLVM reads. Whether it is of a version that it reads, clang says itself.
void expectProfdata(const std::string &file);

} // namespace vais::profiler

#endif
