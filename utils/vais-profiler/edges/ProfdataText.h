/// Writes what LLVM's tools read.

#ifndef VAIS_PROFILER_TOOL_PROFDATATEXT_H
#define VAIS_PROFILER_TOOL_PROFDATATEXT_H

#include "utils/vais-profiler/edges/EdgeProfile.h"

#include <string>

namespace vais::profiler {

/// Returns LLVM's text format (.proftext), which every version of llvm-profdata reads. Throws
/// std::runtime_error if a function's name cannot be written in it.
std::string profdataText(const EdgeProfile &profile);

/// Returns LLVM's indexed format (.profdata) in version 7, which LLVM 14 writes and every later
/// version reads.
std::string profdataIndexed(const EdgeProfile &profile);

} // namespace vais::profiler

#endif
