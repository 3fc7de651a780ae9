/// Determines the values of macros: each initialises a variable that clang evaluates.

#include "utils/vais-profiler-bindgen/read/ClangRun.h"
#include "utils/vais-profiler-bindgen/read/Declarations.h"
#include "utils/vais-profiler-bindgen/read/Refusals.h"
#include "utils/vais-profiler-bindgen/read/TypeReader.h"

#include "clang/AST/ASTConsumer.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Frontend/CompilerInstance.h"

#include <algorithm>
#include <map>
#include <set>

namespace vais::profiler {
namespace {

constexpr const char *kPrefix = "vais_profiler_bindgen_value_of_";

/// Returns one line for each macro, to be appended to the line that includes the header.
std::string variablesOf(const std::vector<Macro> &macros) {
  std::string text;
  for (const Macro &macro : macros)
    text += "static const " +
            (macro.initializedType.empty() ? "__auto_type" : macro.initializedType) + " " +
            kPrefix + macro.name + " = " + macro.name + ";\n";
  return text;
}

/// Records the macros about which clang complains.
class Complaints : public clang::DiagnosticConsumer {
public:
  void HandleDiagnostic(clang::DiagnosticsEngine::Level level,
                        const clang::Diagnostic &diagnostic) override {
    if (level >= clang::DiagnosticsEngine::Error && diagnostic.hasSourceManager())
      macros_.insert(
          diagnostic.getSourceManager().getExpansionLineNumber(diagnostic.getLocation()) - 2);
  }

  bool areAbout(size_t macro) const { return macros_.count(macro) != 0; }

private:
  std::set<size_t> macros_;
};

template <typename Scalar> Literal literal(const Scalar &scalar) {
  Literal result;
  result.scalar = scalar;
  return result;
}

/// Returns whether a text means the same between quotes in each language.
bool isPlain(llvm::StringRef text) {
  return std::all_of(text.begin(), text.end(), [](char letter) {
    return letter >= ' ' && letter <= '~' && letter != '"' && letter != '\\';
  });
}

std::optional<Literal> readAddress(const clang::APValue &value) {
  if (value.isNullPointer())
    return literal(uint64_t{0});
  const auto *expression = value.getLValueBase().dyn_cast<const clang::Expr *>();
  const auto *text = llvm::dyn_cast_or_null<clang::StringLiteral>(expression);
  if (!text || text->getCharByteWidth() != 1 || !isPlain(text->getString()))
    return std::nullopt;
  return literal(text->getString().str());
}

std::optional<Literal> readScalar(const clang::APValue &value) {
  if (value.isInt()) {
    const llvm::APSInt &number = value.getInt();
    return number.isSigned() ? literal(static_cast<int64_t>(number.getSExtValue()))
                             : literal(static_cast<uint64_t>(number.getZExtValue()));
  }
  if (value.isFloat()) {
    llvm::APFloat number = value.getFloat();
    bool losesInformation = false;
    number.convert(llvm::APFloat::IEEEdouble(), llvm::APFloat::rmNearestTiesToEven,
                   &losesInformation);
    return literal(number.convertToDouble());
  }
  return value.isLValue() ? readAddress(value) : std::nullopt;
}

/// Returns the value that C gives to members which an initialiser does not name.
Literal zeroOf(const clang::ASTContext &context, clang::QualType type) {
  Literal result;
  if (const clang::RecordDecl *record = type->getAsRecordDecl())
    for (const clang::FieldDecl *field : record->fields())
      result.members.push_back(zeroOf(context, field->getType()));
  if (const clang::ConstantArrayType *array = context.getAsConstantArrayType(type))
    result.members.resize(array->getSize().getZExtValue(),
                          zeroOf(context, array->getElementType()));
  return result;
}

/// Reads a value member by member, because clang itself evaluates only scalars in C.
std::optional<Literal> readValue(const clang::ASTContext &context, const clang::Expr &expression) {
  if (llvm::isa<clang::ImplicitValueInitExpr>(expression))
    return zeroOf(context, expression.getType());
  const auto *list = llvm::dyn_cast<clang::InitListExpr>(&expression);
  if (!list || expression.getType()->isScalarType()) {
    clang::Expr::EvalResult result;
    return expression.EvaluateAsRValue(result, context) ? readScalar(result.Val) : std::nullopt;
  }
  Literal result = zeroOf(context, expression.getType());
  for (unsigned i = 0; i < list->getNumInits(); ++i) {
    const std::optional<Literal> member = readValue(context, *list->getInit(i));
    if (!member || i >= result.members.size())
      return std::nullopt;
    result.members[i] = *member;
  }
  return result;
}

/// A variable of type `char *` that is initialised by a text has a text as its value.
std::optional<Constant> readVariable(const clang::ASTContext &context,
                                     const clang::VarDecl &variable) {
  const std::optional<Type> type = readType(context, variable.getType().getUnqualifiedType());
  const std::optional<Literal> literal = readValue(context, *variable.getInit());
  if (!type || !literal)
    return std::nullopt;
  const bool isPointer = type->kind == TypeKind::Pointer;
  if (isPointer && !std::holds_alternative<std::string>(literal->scalar))
    return std::nullopt;
  Constant result;
  result.type = *type;
  if (isPointer)
    result.type.element.front().isConst = true;
  result.value = *literal;
  return result;
}

using Values = std::map<std::string, Constant>;

class ConstantConsumer : public clang::ASTConsumer {
public:
  explicit ConstantConsumer(Values &values) : values_(values) {}

  void HandleTranslationUnit(clang::ASTContext &context) override {
    const llvm::StringRef prefix = kPrefix;
    for (const clang::Decl *declaration : context.getTranslationUnitDecl()->decls()) {
      const auto *variable = llvm::dyn_cast<clang::VarDecl>(declaration);
      if (!variable || variable->isInvalidDecl())
        continue;
      llvm::StringRef name = variable->getName();
      if (!name.consume_front(prefix))
        continue;
      if (const std::optional<Constant> constant = readVariable(context, *variable))
        values_[name.str()] = *constant;
    }
  }

private:
  Values &values_;
};

class ConstantAction : public clang::ASTFrontendAction {
public:
  explicit ConstantAction(Values &values) : values_(values) {}

  std::unique_ptr<clang::ASTConsumer> CreateASTConsumer(clang::CompilerInstance &,
                                                        llvm::StringRef) override {
    return std::make_unique<ConstantConsumer>(values_);
  }

private:
  Values &values_;
};

} // namespace

void readConstants(const HeaderSource &header, const std::vector<Macro> &macros,
                   Interface &interface) {
  Values values;
  Complaints complaints;
  Refusals refusals;
  runClang(header, variablesOf(macros), std::make_unique<ConstantAction>(values), &complaints);
  for (size_t i = 0; i < macros.size(); ++i) {
    const Macro &macro = macros[i];
    const auto found = values.find(macro.name);
    if (found == values.end() || complaints.areAbout(i)) {
      refusals.add(macro.place, macro.name, "a macro that is not a constant");
      continue;
    }
    Constant constant = found->second;
    constant.name = macro.name;
    constant.doc = macro.doc;
    interface.constants.push_back(std::move(constant));
  }
  refusals.throwIfAny();
}

} // namespace vais::profiler
