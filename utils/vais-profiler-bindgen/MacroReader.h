/// Macros and comments of a header, and what cannot be bound.

#ifndef VAIS_PROFILER_BINDGEN_MACROREADER_H
#define VAIS_PROFILER_BINDGEN_MACROREADER_H

#include "Declarations.h"

#include <string>
#include <vector>

namespace clang {
class ASTContext;
class Preprocessor;
class SourceLocation;
class SourceManager;
} // namespace clang

namespace vais::profiler {

/// What of a header has no binding.
class Refusals {
public:
  void add(const std::string &place, const std::string &name, const std::string &what);

  /// Throws HeaderError with all of them.
  void throwIfAny() const;

private:
  std::vector<std::string> lines_;
};

/// FILE:LINE
std::string placeOf(const clang::SourceManager &sources, clang::SourceLocation location);

/// Whether a comment says that other languages are to do without.
bool isOnlyInC(const std::string &doc);

/// The comment that a file begins with.
std::string docAtTheTop(const std::string &path);

/// The macros to evaluate, in the header's order. Those for C and C++ only are added to the
/// interface; others without a value, the header's guard apart, are refused.
std::vector<Macro> readMacros(const clang::ASTContext &context, clang::Preprocessor &preprocessor,
                              Interface &interface, Refusals &refusals);

} // namespace vais::profiler

#endif
