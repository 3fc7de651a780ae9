/// Types of a header as plain data.

#ifndef VAIS_PROFILER_BINDGEN_TYPEREADER_H
#define VAIS_PROFILER_BINDGEN_TYPEREADER_H

#include "utils/vais-profiler-bindgen/Interface.h"

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

/// Whether the place is in the header or in one that it includes, the system's apart.
bool isOfHeader(const clang::ASTContext &context, clang::SourceLocation place);

/// The name in C; of a struct or enum that has none its typedef's; empty where neither has.
std::string nameOf(const clang::NamedDecl &declaration);

/// The type of a function to which a typedef of the header is a pointer, null for other typedefs.
const clang::FunctionProtoType *callbackOf(const clang::ASTContext &context,
                                           const clang::TypedefNameDecl &name);

/// None where there is no binding for such a type, or it is for C and C++ only.
std::optional<Type> readType(const clang::ASTContext &context, clang::QualType type);

} // namespace vais::profiler

#endif
