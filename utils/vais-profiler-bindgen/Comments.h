/// The comments of a header, `///` lines without their slashes.

#ifndef VAIS_PROFILER_BINDGEN_COMMENTS_H
#define VAIS_PROFILER_BINDGEN_COMMENTS_H

#include <string>

namespace clang {
class ASTContext;
class Decl;
class SourceLocation;
class SourceManager;
} // namespace clang

namespace vais::profiler {

/// The comment that a file begins with.
std::string docAtTheTop(const std::string &path);

/// The comment of a declaration.
std::string docOf(const clang::ASTContext &context, const clang::Decl &declaration);

/// The comment right above the line of a place: Clang itself knows none of macros.
std::string docAbove(const clang::SourceManager &sources, clang::SourceLocation place);

/// Whether a comment says that other languages are to do without.
bool isOnlyInC(const std::string &doc);

} // namespace vais::profiler

#endif
