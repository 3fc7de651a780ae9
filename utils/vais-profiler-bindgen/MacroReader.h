/// Macros of a header.

#ifndef VAIS_PROFILER_BINDGEN_MACROREADER_H
#define VAIS_PROFILER_BINDGEN_MACROREADER_H

#include "utils/vais-profiler-bindgen/Declarations.h"

#include <vector>

namespace clang {
class ASTContext;
class Preprocessor;
} // namespace clang

namespace vais::profiler {

class Refusals;

/// The macros to evaluate, in the header's order. Those for C and C++ only are added to the
/// interface; others without a value, the header's guard apart, are refused.
std::vector<Macro> readMacros(const clang::ASTContext &context, clang::Preprocessor &preprocessor,
                              Interface &interface, Refusals &refusals);

} // namespace vais::profiler

#endif
