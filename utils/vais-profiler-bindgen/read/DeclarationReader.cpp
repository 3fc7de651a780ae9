#include "utils/vais-profiler-bindgen/read/DeclarationReader.h"

#include "utils/vais-profiler-bindgen/interface/Interface.h"
#include "utils/vais-profiler-bindgen/read/Comments.h"
#include "utils/vais-profiler-bindgen/read/Refusals.h"
#include "utils/vais-profiler-bindgen/read/TypeReader.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/Decl.h"
#include "clang/AST/RecordLayout.h"
#include "clang/AST/TypeLoc.h"

namespace vais::profiler {
namespace {

/// Fills an Interface with the declarations of a translation unit.
class DeclarationReader {
public:
  DeclarationReader(const clang::ASTContext &context, Interface &interface, Refusals &refusals)
      : context_(context), interface_(interface), refusals_(refusals) {}

  void readAll() {
    for (const clang::Decl *declaration : context_.getTranslationUnitDecl()->decls())
      if (!declaration->isImplicit() && isOfHeader(context_, declaration->getLocation()))
        read(*declaration);
  }

private:
  void read(const clang::Decl &declaration) {
    if (isOnlyInC(docOf(context_, declaration))) {
      leaveOut(declaration);
    } else if (const auto *function = llvm::dyn_cast<clang::FunctionDecl>(&declaration)) {
      readFunction(*function);
    } else if (const auto *record = llvm::dyn_cast<clang::RecordDecl>(&declaration)) {
      readRecord(*record);
    } else if (const auto *enumeration = llvm::dyn_cast<clang::EnumDecl>(&declaration)) {
      readEnum(*enumeration);
    } else if (const auto *name = llvm::dyn_cast<clang::TypedefDecl>(&declaration)) {
      readTypedef(*name);
    } else if (!llvm::isa<clang::StaticAssertDecl>(declaration) &&
               !llvm::isa<clang::EmptyDecl>(declaration)) {
      refuse(declaration,
             llvm::isa<clang::VarDecl>(declaration)
                 ? "a variable"
                 : std::string("a declaration of kind ") + declaration.getDeclKindName());
    }
  }

  /// A struct and its typedef share one comment.
  void leaveOut(const clang::Decl &declaration) {
    const auto *named = llvm::dyn_cast<clang::NamedDecl>(&declaration);
    std::vector<std::string> &names = interface_.onlyInC;
    if (named && (names.empty() || names.back() != nameOf(*named)))
      names.push_back(nameOf(*named));
  }

  void readFunction(const clang::FunctionDecl &declaration) {
    const auto *type = declaration.getType()->getAs<clang::FunctionProtoType>();
    if (!declaration.isFirstDecl())
      return;
    if (declaration.hasBody() || declaration.isInlineSpecified() || declaration.isStatic())
      return refuse(declaration, "a function that is not only declared");
    if (!type || type->isVariadic())
      return refuse(declaration, type ? "a function with `...`" : "a function without prototype");
    if (type->getCallConv() != clang::CC_C)
      return refuse(declaration, "a function with another calling convention");
    if (refuseAttributes(declaration))
      return;
    Function function;
    function.name = declaration.getNameAsString();
    function.doc = docOf(context_, declaration);
    if (!readPassed(declaration, "a result", declaration.getReturnType(), function.result))
      return;
    for (const clang::ParmVarDecl *parameter : declaration.parameters()) {
      Parameter read;
      read.name = parameter->getNameAsString();
      if (read.name.empty())
        return refuse(declaration, "a parameter without name");
      if (!readPassed(declaration, "parameter '" + read.name + "'", parameter->getType(),
                      read.type) ||
          refuseAttributes(*parameter))
        return;
      function.parameters.push_back(std::move(read));
    }
    interface_.functions.push_back(std::move(function));
  }

  /// Returns whether what a function takes or returns can be bound. Refuses the function if it
  /// cannot.
  bool readPassed(const clang::NamedDecl &function, const std::string &what, clang::QualType type,
                  Type &result) {
    const std::optional<Type> read = readType(context_, type.getUnqualifiedType());
    // How a callback takes a struct is not specified anywhere.
    const bool isStruct = read && read->kind == TypeKind::Struct;
    const bool isKnown = read && (read->kind == TypeKind::Void || read->size != 0) &&
                         !(isStruct && llvm::isa<clang::TypedefDecl>(function));
    if (isKnown)
      result = *read;
    else
      refuse(function, what + " of type '" + type.getAsString() + "'");
    return isKnown;
  }

  void readRecord(const clang::RecordDecl &record) {
    const clang::RecordDecl *definition = record.getDefinition();
    if (definition ? definition != &record : !record.isFirstDecl())
      return;
    if (!record.isStruct() || nameOf(record).empty())
      return refuse(record, record.isUnion() ? "a union" : "a struct without name");
    if (refuseAttributes(record))
      return;
    Struct result;
    result.name = nameOf(record);
    result.doc = docOf(context_, record);
    result.isOpaque = definition == nullptr;
    if (definition) {
      const clang::ASTRecordLayout &layout = context_.getASTRecordLayout(definition);
      result.size = static_cast<uint64_t>(layout.getSize().getQuantity());
      result.alignment = static_cast<uint64_t>(layout.getAlignment().getQuantity());
      for (const clang::FieldDecl *field : record.fields())
        if (!readField(*field, layout, result))
          return;
      if (result.fields.empty())
        return refuse(record, "a struct without members");
    }
    interface_.structs.push_back(std::move(result));
  }

  bool readField(const clang::FieldDecl &field, const clang::ASTRecordLayout &layout,
                 Struct &result) {
    const std::optional<Type> type = readType(context_, field.getType());
    std::string refused;
    if (!field.getIdentifier())
      refused = "a member without name";
    else if (field.isBitField())
      refused = "a bit-field";
    else if (!type || type->size == 0)
      refused = "a member of type '" + field.getType().getAsString() + "'";
    if (!refused.empty())
      refuse(field, refused);
    if (!refused.empty() || refuseAttributes(field))
      return false;
    result.fields.push_back({field.getNameAsString(), docOf(context_, field), *type,
                             layout.getFieldOffset(field.getFieldIndex()) / 8});
    return true;
  }

  void readEnum(const clang::EnumDecl &declaration) {
    if (!declaration.isCompleteDefinition() || refuseAttributes(declaration))
      return;
    Enum result;
    result.name = nameOf(declaration);
    result.doc = docOf(context_, declaration);
    result.type = *readType(context_, declaration.getIntegerType());
    for (const clang::EnumConstantDecl *enumerator : declaration.enumerators())
      result.enumerators.push_back({enumerator->getNameAsString(), docOf(context_, *enumerator),
                                    enumerator->getInitVal().getExtValue()});
    if (result.name.empty())
      return refuse(declaration, "an enum without name");
    interface_.enums.push_back(std::move(result));
  }

  /// A typedef may repeat the name of a struct or enum, or name a pointer to a function.
  void readTypedef(const clang::TypedefDecl &declaration) {
    if (const clang::FunctionProtoType *type = callbackOf(context_, declaration))
      return readCallback(declaration, *type);
    const clang::TagDecl *tag = declaration.getUnderlyingType()->getAsTagDecl();
    const std::string name = declaration.getNameAsString();
    if (!tag || nameOf(*tag) != name || declaration.getUnderlyingType()->isPointerType())
      return refuse(declaration,
                    "a typedef of '" + declaration.getUnderlyingType().getAsString() + "'");
    for (Struct &opaque : interface_.structs) // its comment precedes the typedef
      if (opaque.name == name && opaque.doc.empty())
        opaque.doc = docOf(context_, declaration);
  }

  void readCallback(const clang::TypedefDecl &declaration, const clang::FunctionProtoType &type) {
    Callback callback;
    callback.name = declaration.getNameAsString();
    callback.doc = docOf(context_, declaration);
    if (!readPassed(declaration, "a result", type.getReturnType(), callback.result))
      return;
    const clang::FunctionTypeLoc location = declaration.getTypeSourceInfo()
                                                ->getTypeLoc()
                                                .getNextTypeLoc()
                                                .IgnoreParens()
                                                .getAs<clang::FunctionTypeLoc>();
    for (unsigned i = 0; i < type.getNumParams(); ++i) {
      const clang::ParmVarDecl *named = location.isNull() ? nullptr : location.getParam(i);
      Parameter parameter;
      parameter.name = named ? named->getNameAsString() : "";
      if (!readPassed(declaration, "parameter " + std::to_string(i + 1), type.getParamType(i),
                      parameter.type))
        return;
      callback.parameters.push_back(std::move(parameter));
    }
    interface_.callbacks.push_back(std::move(callback));
  }

  /// Refuses attributes that change a layout or a call, or that might.
  bool refuseAttributes(const clang::Decl &declaration) {
    for (const clang::Attr *attribute : declaration.attrs()) {
      if (llvm::isa<clang::VisibilityAttr, clang::NonNullAttr, clang::DeprecatedAttr,
                    clang::WarnUnusedResultAttr, clang::NoThrowAttr, clang::PureAttr,
                    clang::ConstAttr, clang::ColdAttr>(attribute))
        continue;
      refuse(declaration, std::string("attribute '") + attribute->getSpelling() + "'");
      return true;
    }
    return false;
  }

  void refuse(const clang::Decl &declaration, const std::string &what) {
    const auto *named = llvm::dyn_cast<clang::NamedDecl>(&declaration);
    std::string name = named ? nameOf(*named) : "";
    if (const auto *field = llvm::dyn_cast<clang::FieldDecl>(&declaration))
      name = nameOf(*field->getParent()) + (name.empty() ? "" : "." + name);
    refusals_.add(placeOf(context_.getSourceManager(), declaration.getLocation()), name, what);
  }

  const clang::ASTContext &context_;
  Interface &interface_;
  Refusals &refusals_;
};

} // namespace

void readDeclarationsOf(const clang::ASTContext &context, Interface &interface,
                        Refusals &refusals) {
  DeclarationReader(context, interface, refusals).readAll();
}

} // namespace vais::profiler
