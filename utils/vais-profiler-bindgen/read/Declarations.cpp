#include "utils/vais-profiler-bindgen/read/Declarations.h"

#include "utils/vais-profiler-bindgen/read/ClangRun.h"
#include "utils/vais-profiler-bindgen/read/Comments.h"
#include "utils/vais-profiler-bindgen/read/DeclarationReader.h"
#include "utils/vais-profiler-bindgen/read/MacroReader.h"
#include "utils/vais-profiler-bindgen/read/Refusals.h"

#include "clang/AST/ASTConsumer.h"
#include "clang/AST/ASTContext.h"
#include "clang/Frontend/CompilerInstance.h"
#include "llvm/Support/Path.h"

namespace vais::profiler {
namespace {

class DeclarationConsumer : public clang::ASTConsumer {
public:
  DeclarationConsumer(clang::Preprocessor &preprocessor, Declarations &result, Refusals &refusals)
      : preprocessor_(preprocessor), result_(result), refusals_(refusals) {}

  void HandleTranslationUnit(clang::ASTContext &context) override {
    if (context.getDiagnostics().hasErrorOccurred())
      return;
    readDeclarationsOf(context, result_.interface, refusals_);
    result_.macros = readMacros(context, preprocessor_, result_.interface, refusals_);
  }

private:
  clang::Preprocessor &preprocessor_;
  Declarations &result_;
  Refusals &refusals_;
};

class DeclarationAction : public clang::ASTFrontendAction {
public:
  DeclarationAction(Declarations &result, Refusals &refusals)
      : result_(result), refusals_(refusals) {}

  std::unique_ptr<clang::ASTConsumer> CreateASTConsumer(clang::CompilerInstance &compiler,
                                                        llvm::StringRef) override {
    return std::make_unique<DeclarationConsumer>(compiler.getPreprocessor(), result_, refusals_);
  }

private:
  Declarations &result_;
  Refusals &refusals_;
};

} // namespace

Declarations readDeclarations(const HeaderSource &header) {
  Declarations result;
  Refusals refusals;
  result.interface.header = llvm::sys::path::filename(header.path).str();
  result.interface.target = header.target;
  result.interface.doc = docAtTheTop(header.path);
  if (!runClang(header, "", std::make_unique<DeclarationAction>(result, refusals)))
    throw HeaderError(header.path + ": expected a C header without errors");
  refusals.throwIfAny();
  return result;
}

} // namespace vais::profiler
