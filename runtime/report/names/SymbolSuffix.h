/// The suffixes that compilers append to the symbols of functions that they split, copy or outline.

#ifndef VAIS_PROFILER_REPORT_SYMBOLSUFFIX_H
#define VAIS_PROFILER_REPORT_SYMBOLSUFFIX_H

#include <string>

namespace vais::profiler {

struct SymbolParts {
  std::string base;
  std::string suffix; ///< including its dot; empty if there is none
};

/// Splits `symbol` into the function's own symbol and its suffix. In mangled names, which contain
/// no dots of their own, a suffix is recognised by its form; in all others by its words.
SymbolParts splitSymbol(const std::string &symbol);

/// Returns `symbol` with the correct length before its last part if it is a legacy Rust symbol
/// whose last part is shorter than stated, as in symbols that were written by hand. Other symbols
/// are returned unchanged.
std::string withLengthOfLastPart(const std::string &symbol);

/// Returns which part of its function has this suffix: "cold", "resume", "omp region 1". Returns ""
/// if the suffix only distinguishes copies.
std::string partName(const std::string &suffix);

/// Returns whether `symbol` is that of code which OpenMP outlined without stating from which
/// function, as clang does up to version 16 (".omp_outlined..3", ".omp_task_entry.").
bool isOrphanedRegion(const std::string &symbol);

/// Returns the function from which `symbol`, a region that is to run on another device, was
/// outlined, or "" if it is not one.
std::string offloadedParent(const std::string &symbol);

/// The text in brackets after the name of a function from which OpenMP outlined code.
constexpr const char *kOpenMpRegion = "omp region";

} // namespace vais::profiler

#endif
