/// Reads the types of a header as plain data.

#ifndef VAIS_PROFILER_BINDGEN_TYPEREADER_H
#define VAIS_PROFILER_BINDGEN_TYPEREADER_H

#include "utils/vais-profiler-bindgen/interface/Interface.h"

#include <optional>
#include <string>

namespace clang {
class ASTContext;
class FunctionProtoType;
class NamedDecl;
class QualType;
class SourceLocation;
class TypedefNameDecl;
} // namespace clang

namespace vais::profiler {

/// Returns whether the place is in the header or in one that it includes, except for system
/// headers.
bool isOfHeader(const clang::ASTContext &context, clang::SourceLocation place);

/// Returns the name in C. If a struct or enum has none, returns that of its typedef, or "" if there
/// is none either.
std::string nameOf(const clang::NamedDecl &declaration);

/// Returns the type of the function to which a typedef of the header points, or null for other
/// typedefs.
const clang::FunctionProtoType *callbackOf(const clang::ASTContext &context,
                                           const clang::TypedefNameDecl &name);

/// Returns nothing if such a type cannot be bound or is for C and C++ only.
std::optional<Type> readType(const clang::ASTContext &context, clang::QualType type);

} // namespace vais::profiler

#endif
