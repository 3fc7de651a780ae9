#include "utils/vais-profiler-bindgen/read/TypeReader.h"

#include "utils/vais-profiler-bindgen/interface/ScalarTypes.h"
#include "utils/vais-profiler-bindgen/read/Comments.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/Basic/SourceManager.h"

namespace vais::profiler {

bool isOfHeader(const clang::ASTContext &context, clang::SourceLocation place) {
  const clang::SourceManager &sources = context.getSourceManager();
  const clang::SourceLocation expanded = sources.getExpansionLoc(place);
  return expanded.isValid() && sources.getFileEntryForID(sources.getFileID(expanded)) &&
         !sources.isInMainFile(expanded) && !sources.isInSystemHeader(expanded);
}

std::string nameOf(const clang::NamedDecl &declaration) {
  const auto *tag = llvm::dyn_cast<clang::TagDecl>(&declaration);
  const clang::TypedefNameDecl *name = tag ? tag->getTypedefNameForAnonDecl() : nullptr;
  return name ? name->getNameAsString() : declaration.getNameAsString();
}

/// Returns whether the bindings contain a type of that name.
static bool isBound(const clang::ASTContext &context, const clang::NamedDecl &declaration) {
  return isOfHeader(context, declaration.getLocation()) && !nameOf(declaration).empty() &&
         !isOnlyInC(docOf(context, declaration));
}

/// Returns the scalar by the outermost known name: `size_t` takes precedence over `unsigned long`.
static const ScalarType *findScalar(const clang::ASTContext &context, clang::QualType type) {
  while (const auto *named = type->getAs<clang::TypedefType>()) {
    if (const ScalarType *scalar = findScalarType(named->getDecl()->getName()))
      return scalar;
    type = named->desugar();
  }
  if (!type->isBuiltinType())
    return nullptr;
  clang::PrintingPolicy policy(context.getLangOpts());
  policy.Bool = true;
  return findScalarType(type.getCanonicalType().getUnqualifiedType().getAsString(policy));
}

static std::optional<Type> readTag(const clang::ASTContext &context, clang::QualType type) {
  const clang::TagDecl *tag = type->getAsTagDecl();
  const clang::TagDecl *definition = tag ? tag->getDefinition() : nullptr;
  if (!tag || tag->isUnion() || !isBound(context, definition ? *definition : *tag))
    return std::nullopt;
  Type result;
  result.kind = tag->isEnum() ? TypeKind::Enum : TypeKind::Struct;
  result.name = nameOf(*tag);
  return result;
}

const clang::FunctionProtoType *callbackOf(const clang::ASTContext &context,
                                           const clang::TypedefNameDecl &name) {
  const auto *pointer = name.getUnderlyingType()->getAs<clang::PointerType>();
  const auto *type =
      pointer ? pointer->getPointeeType()->getAs<clang::FunctionProtoType>() : nullptr;
  const bool isPlain = type && !type->isVariadic() && type->getCallConv() == clang::CC_C;
  return isPlain && isBound(context, name) ? type : nullptr;
}

/// Reads a type without its size, constness and element.
static std::optional<Type> readOutermost(const clang::ASTContext &context, clang::QualType type) {
  Type result;
  if (type->isVoidType())
    return result;
  if (const ScalarType *scalar = findScalar(context, type)) {
    result.kind = TypeKind::Scalar;
    result.name = scalar->c;
    return result;
  }
  const auto *named = type->getAs<clang::TypedefType>();
  if (named && callbackOf(context, *named->getDecl())) {
    result.kind = TypeKind::Callback;
    result.name = named->getDecl()->getNameAsString();
    return result;
  }
  if (type->isPointerType()) {
    result.kind = TypeKind::Pointer;
    return result;
  }
  if (const clang::ConstantArrayType *array = context.getAsConstantArrayType(type)) {
    result.kind = TypeKind::Array;
    result.count = array->getSize().getZExtValue();
    return result;
  }
  return readTag(context, type);
}

std::optional<Type> readType(const clang::ASTContext &context, clang::QualType type) {
  std::optional<Type> result = readOutermost(context, type);
  if (!result || type.isVolatileQualified() || type.isRestrictQualified())
    return std::nullopt;
  clang::QualType inner;
  if (result->kind == TypeKind::Pointer)
    inner = type->getPointeeType();
  else if (result->kind == TypeKind::Array)
    inner = context.getAsArrayType(type)->getElementType();
  if (!inner.isNull()) {
    std::optional<Type> element = readType(context, inner);
    if (!element)
      return std::nullopt;
    result->element.push_back(std::move(*element));
  }
  result->isConst = type.isConstQualified();
  if (!type->isVoidType() && !type->isIncompleteType())
    result->size = static_cast<uint64_t>(context.getTypeSizeInChars(type).getQuantity());
  return result;
}

} // namespace vais::profiler
