// Builds the descriptors:
//
//   @vais_profiler_module = internal constant { ptr, ptr, ptr, i64 }
//       { ptr @vais_profiler_hooks_2, ptr @<source>, ptr @__ehdr_start, i64 <flags> }
//   @vais_profiler_function.fib = internal global { i64, ptr, ptr, i32, i32, ptr }
//       { i64 1, ptr @<name>, ptr @<file>, i32 <line>, i32 0, ptr @vais_profiler_module }
//
// The descriptor of a function that the linker folds is folded in the same way.

#include "Descriptors.h"

#include "Hooks.h"
#include "SourcePath.h"
#include "SymbolName.h"

#include "vais_profiler/Hooks.h"

#include "llvm/IR/Constants.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/Module.h"

using namespace llvm;

namespace vais_profiler {
namespace {

constexpr unsigned kDescriptorAlignment = 8;

/// Inlined copies of such a function stay behind where the linker drops the function itself, so
/// its descriptor has to be found from every object file.
bool isFoldedByLinker(const Function &function) {
  return !function.hasLocalLinkage() &&
         (function.hasLinkOnceLinkage() || function.hasWeakODRLinkage() || function.hasComdat());
}

} // namespace

Descriptors::Descriptors(Module &module)
    : module_(module), pointer_(pointerType(module.getContext())),
      word_(Type::getInt64Ty(module.getContext())), int_(Type::getInt32Ty(module.getContext())) {}

Constant *Descriptors::of(Function &function) {
  const std::string name = ("vais_profiler_function." + symbolName(function)).str();
  // A module that was linked from instrumented ones may have it already.
  if (isFoldedByLinker(function))
    if (GlobalVariable *known = module_.getNamedGlobal(name))
      return asPointer(known);
  return asPointer(makeFunctionDescriptor(function, name));
}

GlobalVariable *Descriptors::makeFunctionDescriptor(Function &function, const std::string &name) {
  Constant *initializer = functionInitializer(function);
  auto *descriptor = new GlobalVariable(module_, initializer->getType(), /*isConstant=*/false,
                                        GlobalValue::InternalLinkage, initializer, name);
  descriptor->setAlignment(Align(kDescriptorAlignment));
  if (isFoldedByLinker(function)) {
    descriptor->setLinkage(GlobalValue::LinkOnceODRLinkage);
    descriptor->setVisibility(GlobalValue::HiddenVisibility);
    descriptor->setComdat(module_.getOrInsertComdat(descriptor->getName()));
  }
  return descriptor;
}

Constant *Descriptors::functionInitializer(Function &function) {
  Constant *file = ConstantPointerNull::get(pointer_);
  unsigned line = 0;
  if (const DISubprogram *subprogram = function.getSubprogram()) {
    if (!subprogram->getFilename().empty())
      file = string(sourcePath(*subprogram));
    line = subprogram->getLine();
  }
  return ConstantStruct::getAnon({ConstantInt::get(word_, VAIS_PROFILER_UNREGISTERED),
                                  string(symbolName(function)), file, ConstantInt::get(int_, line),
                                  ConstantInt::get(int_, 0), moduleDescriptor()});
}

Constant *Descriptors::moduleDescriptor() {
  if (moduleDescriptor_)
    return moduleDescriptor_;
  Constant *hooks =
      module_.getOrInsertGlobal(VAIS_PROFILER_HOOKS_SYMBOL, Type::getInt8Ty(module_.getContext()));
  Constant *initializer =
      ConstantStruct::getAnon({asPointer(hooks), string(module_.getSourceFileName()),
                               asPointer(elfHeader()), ConstantInt::get(word_, moduleFlags())});
  auto *descriptor =
      new GlobalVariable(module_, initializer->getType(), /*isConstant=*/true,
                         GlobalValue::InternalLinkage, initializer, "vais_profiler_module");
  descriptor->setAlignment(Align(kDescriptorAlignment));
  return moduleDescriptor_ = asPointer(descriptor);
}

/// The linker defines it in what it links, and only there: hidden and weak.
Constant *Descriptors::elfHeader() {
  constexpr const char *name = "__ehdr_start";
  if (GlobalValue *known = module_.getNamedValue(name))
    return known;
  auto *header = new GlobalVariable(module_, Type::getInt8Ty(module_.getContext()),
                                    /*isConstant=*/false, GlobalValue::ExternalWeakLinkage,
                                    /*Initializer=*/nullptr, name);
  header->setVisibility(GlobalValue::HiddenVisibility);
  return header;
}

uint64_t Descriptors::moduleFlags() const {
  const Function *main = module_.getFunction("main");
  const Function *user = module_.getFunction("vais_user_main");
  const bool isHostRuntime = main && !main->isDeclaration() && user && user->isDeclaration();
  return isHostRuntime ? VAIS_PROFILER_MODULE_HOST_RUNTIME : 0;
}

Constant *Descriptors::string(StringRef text) {
  Constant *&known = strings_[text];
  if (known)
    return known;
  Constant *characters = ConstantDataArray::getString(module_.getContext(), text);
  auto *variable =
      new GlobalVariable(module_, characters->getType(), /*isConstant=*/true,
                         GlobalValue::PrivateLinkage, characters, "vais_profiler_string");
  variable->setUnnamedAddr(GlobalValue::UnnamedAddr::Global);
  variable->setAlignment(Align(1));
  return known = asPointer(variable);
}

Constant *Descriptors::asPointer(Constant *constant) const {
  return ConstantExpr::getPointerCast(constant, pointer_);
}

} // namespace vais_profiler
