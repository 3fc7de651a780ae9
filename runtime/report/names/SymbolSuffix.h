/// What compilers append to the symbols of functions that they split, copy or outline.

#ifndef VAIS_PROFILER_REPORT_SYMBOLSUFFIX_H
#define VAIS_PROFILER_REPORT_SYMBOLSUFFIX_H

#include <string>

namespace vais::profiler {

struct SymbolParts {
  std::string base;
  std::string suffix; ///< from its dot on; empty where compilers appended nothing
};

/// `symbol` as the function's own symbol and what was appended. A suffix is known by its form for
/// mangled names, which have no dots of their own, and by its words for all others.
SymbolParts splitSymbol(const std::string &symbol);

/// `symbol` with the right length before its last part where it is a legacy Rust symbol whose last
/// part is shorter than it says, as in symbols that were written by hand; otherwise as it is.
std::string withLengthOfLastPart(const std::string &symbol);

/// Which part of its function has that suffix: "cold", "resume", "omp region 1"; empty where the
/// suffix only tells copies apart.
std::string partName(const std::string &suffix);

/// Whether `symbol` is that of code which OpenMP outlined without saying from which function, as
/// clang does up to version 16 (".omp_outlined..3", ".omp_task_entry.").
bool isOrphanedRegion(const std::string &symbol);

/// The function that `symbol`, a region to be run on another device, was outlined from; empty where
/// it is none.
std::string offloadedParent(const std::string &symbol);

/// What stands in brackets behind the function that OpenMP outlined code from.
constexpr const char *kOpenMpRegion = "omp region";

} // namespace vais::profiler

#endif
