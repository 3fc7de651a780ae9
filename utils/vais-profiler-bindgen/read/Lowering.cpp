/// Determines how functions are called in LLVM IR. This is taken from clang's own code generation
/// for the target; no ABI is encoded here.

#include "utils/vais-profiler-bindgen/read/ClangRun.h"
#include "utils/vais-profiler-bindgen/read/Declarations.h"

#include "clang/CodeGen/CodeGenAction.h"
#include "llvm/IR/DerivedTypes.h"
#include "llvm/IR/Function.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/raw_ostream.h"

#include <functional>

namespace vais::profiler {
namespace {

std::string text(const llvm::Type &type) {
  if (type.isPointerTy())
    return "ptr";
  std::string result;
  llvm::raw_string_ostream stream(result);
  type.print(stream, false, true);
  return stream.str();
}

/// Returns the attributes on which caller and callee must agree.
std::string attributesOf(const llvm::AttributeSet &set) {
  std::string result;
  const auto add = [&](const std::string &attribute) {
    result += (result.empty() ? "" : " ") + attribute;
  };
  for (const auto &[kind, name] :
       {std::pair(llvm::Attribute::ZExt, "zeroext"), std::pair(llvm::Attribute::SExt, "signext"),
        std::pair(llvm::Attribute::InReg, "inreg")})
    if (set.hasAttribute(kind))
      add(name);
  for (const auto &[kind, name] :
       {std::pair(llvm::Attribute::StructRet, "sret"), std::pair(llvm::Attribute::ByVal, "byval")})
    if (set.hasAttribute(kind))
      add(std::string(name) + "(" + text(*set.getAttribute(kind).getValueAsType()) + ")");
  if (set.hasAttribute(llvm::Attribute::Alignment))
    add("align " + std::to_string(set.getAlignment()->value()));
  return result;
}

Lowered lower(const llvm::Function &function) {
  const llvm::AttributeList attributes = function.getAttributes();
  Lowered result;
  result.result = {text(*function.getReturnType()), attributesOf(attributes.getRetAttrs())};
  for (const llvm::Argument &argument : function.args())
    result.parameters.push_back(
        {text(*argument.getType()), attributesOf(attributes.getParamAttrs(argument.getArgNo()))});
  return result;
}

/// Passes on the module that clang has generated.
class LoweringAction : public clang::EmitLLVMOnlyAction {
public:
  LoweringAction(llvm::LLVMContext &context, std::function<void(const llvm::Module &)> take)
      : EmitLLVMOnlyAction(&context), take_(std::move(take)) {}

  void EndSourceFileAction() override {
    EmitLLVMOnlyAction::EndSourceFileAction();
    if (const std::unique_ptr<llvm::Module> module = takeModule())
      take_(*module);
  }

private:
  std::function<void(const llvm::Module &)> take_;
};

} // namespace

void lowerFunctions(const HeaderSource &header, Interface &interface) {
  std::string uses = "const void *const vais_profiler_bindgen_uses[] = {0";
  for (const Function &function : interface.functions)
    uses += ", (const void *)" + function.name;
  llvm::LLVMContext context;
  bool isComplete = true;
  const auto take = [&](const llvm::Module &module) {
    for (Function &function : interface.functions) {
      const llvm::Function *lowered = module.getFunction(function.name);
      isComplete &= lowered != nullptr;
      if (lowered)
        function.lowered = lower(*lowered);
    }
  };
  if (!runClang(header, uses + "};\n", std::make_unique<LoweringAction>(context, take)) ||
      !isComplete)
    throw HeaderError(header.path + ": expected clang to generate code for " + header.target);
}

} // namespace vais::profiler
