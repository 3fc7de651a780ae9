/// Reads the comments of a header: `///` lines without their slashes.

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

/// Returns the comment at the beginning of a file.
std::string docAtTheTop(const std::string &path);

/// Returns the comment of a declaration.
std::string docOf(const clang::ASTContext &context, const clang::Decl &declaration);

/// Returns the comment directly above the line of `place`, because Clang does not attach comments
/// to macros.
std::string docAbove(const clang::SourceManager &sources, clang::SourceLocation place);

/// Returns whether a comment excludes the declaration from other languages.
bool isOnlyInC(const std::string &doc);

} // namespace vais::profiler

#endif
