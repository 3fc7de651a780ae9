/// Reads the macros of a header.

#ifndef VAIS_PROFILER_BINDGEN_MACROREADER_H
#define VAIS_PROFILER_BINDGEN_MACROREADER_H

#include "utils/vais-profiler-bindgen/read/Declarations.h"

#include <vector>

namespace clang {
class ASTContext;
class Preprocessor;
} // namespace clang

namespace vais::profiler {

class Refusals;

/// Returns the macros to evaluate, in the order of the header. Those for C and C++ only are added
/// to the interface; others without a value are refused, except for the header's include guard.
std::vector<Macro> readMacros(const clang::ASTContext &context, clang::Preprocessor &preprocessor,
                              Interface &interface, Refusals &refusals);

} // namespace vais::profiler

#endif
