/// Reads the declarations of a header from Clang's AST.

#ifndef VAIS_PROFILER_BINDGEN_DECLARATIONREADER_H
#define VAIS_PROFILER_BINDGEN_DECLARATIONREADER_H

namespace clang {
class ASTContext;
} // namespace clang

namespace vais::profiler {

struct Interface;
class Refusals;

/// Adds functions, structs, enums and callbacks to the interface, and refuses everything else.
void readDeclarationsOf(const clang::ASTContext &context, Interface &interface, Refusals &refusals);

} // namespace vais::profiler

#endif
