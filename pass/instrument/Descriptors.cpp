// Builds the descriptors:
//
//   @vais_profiler_strings = private constant [14 x i8] c"\00fib.vais\00fib\00"
//   @vais_profiler_module = internal constant { ptr, ptr, ptr, i32, i32 }
//       { ptr @vais_profiler_hooks_3, ptr @vais_profiler_strings, ptr @__ehdr_start,
//         i32 <source>, i32 <flags> }
//   @vais_profiler_function.fib = private global { i64, ptr, i32, i32, i32, i32 }
//       { i64 1, ptr @vais_profiler_module, i32 <name>, i32 <file>, i32 <line>,
//         i32 <line of its only site> }
//   @vais_profiler_site.fib = private global { i64, ptr, i32, i32, i32, i32 } { … }
//
// Both are as small as they can be, because each relocation, symbol and global costs compile time.
// The descriptor of a function that the linker folds is folded in the same way.

#include "pass/instrument/Descriptors.h"

#include "pass/hooks/Hooks.h"
#include "pass/plan/SourcePath.h"
#include "pass/plan/SymbolName.h"

#include "contracts/Hooks.h"

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
      word_(Type::getInt64Ty(module.getContext())), int_(Type::getInt32Ty(module.getContext())) {
  string("");
}

Descriptors::~Descriptors() {
  if (!moduleDescriptor_)
    return;
  Constant *characters =
      ConstantDataArray::getString(module_.getContext(), text_, /*AddNull=*/false);
  auto *strings = new GlobalVariable(module_, characters->getType(), /*isConstant=*/true,
                                     GlobalValue::PrivateLinkage, characters);
  strings->setUnnamedAddr(GlobalValue::UnnamedAddr::Global);
  strings->setAlignment(Align(1));
  strings->takeName(strings_);
  strings_->replaceAllUsesWith(ConstantExpr::getPointerCast(strings, strings_->getType()));
  strings_->eraseFromParent();
}

Constant *Descriptors::of(Function &function, unsigned allocationLine) {
  const std::string name = ("vais_profiler_function." + symbolName(function)).str();
  // A module that was linked from instrumented ones may have it already.
  if (isFoldedByLinker(function))
    if (GlobalVariable *known = module_.getNamedGlobal(name))
      return asPointer(known);
  GlobalVariable *descriptor = makeDescriptor(functionInitializer(function, allocationLine), name);
  if (isFoldedByLinker(function)) {
    descriptor->setLinkage(GlobalValue::LinkOnceODRLinkage);
    descriptor->setVisibility(GlobalValue::HiddenVisibility);
    descriptor->setComdat(module_.getOrInsertComdat(descriptor->getName()));
  }
  return asPointer(descriptor);
}

Constant *Descriptors::ofSite(const Function &function, const DILocation &location) {
  const std::string file = sourcePath(*location.getScope());
  return asPointer(makeDescriptor(initializer(function, file, location.getLine(), 0),
                                  "vais_profiler_site." + symbolName(function)));
}

GlobalVariable *Descriptors::makeDescriptor(Constant *initializer, const Twine &name) {
  auto *descriptor = new GlobalVariable(module_, initializer->getType(), /*isConstant=*/false,
                                        GlobalValue::PrivateLinkage, initializer, name);
  descriptor->setAlignment(Align(kDescriptorAlignment));
  return descriptor;
}

Constant *Descriptors::functionInitializer(const Function &function, unsigned allocationLine) {
  std::string file;
  unsigned line = 0;
  if (const DISubprogram *subprogram = function.getSubprogram()) {
    if (!subprogram->getFilename().empty())
      file = sourcePath(*subprogram);
    line = subprogram->getLine();
  }
  return initializer(function, file, line, allocationLine);
}

Constant *Descriptors::initializer(const Function &function, StringRef file, unsigned line,
                                   unsigned allocationLine) {
  Constant *module = moduleDescriptor();
  Constant *filePlace = string(file);
  return ConstantStruct::getAnon({ConstantInt::get(word_, VAIS_PROFILER_UNREGISTERED), module,
                                  string(symbolName(function)), filePlace, number(line),
                                  number(allocationLine)});
}

Constant *Descriptors::moduleDescriptor() {
  if (moduleDescriptor_)
    return moduleDescriptor_;
  Constant *hooks =
      module_.getOrInsertGlobal(VAIS_PROFILER_HOOKS_SYMBOL, Type::getInt8Ty(module_.getContext()));
  strings_ = new GlobalVariable(module_, Type::getInt8Ty(module_.getContext()), /*isConstant=*/true,
                                GlobalValue::ExternalLinkage, /*Initializer=*/nullptr,
                                "vais_profiler_strings");
  Constant *initializer =
      ConstantStruct::getAnon({asPointer(hooks), asPointer(strings_), asPointer(elfHeader()),
                               string(module_.getSourceFileName()), number(moduleFlags())});
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

uint32_t Descriptors::moduleFlags() const {
  const Function *main = module_.getFunction("main");
  const Function *user = module_.getFunction("vais_user_main");
  const bool isHostRuntime = main && !main->isDeclaration() && user && user->isDeclaration();
  return isHostRuntime ? VAIS_PROFILER_MODULE_HOST_RUNTIME : 0;
}

Constant *Descriptors::string(StringRef text) {
  const auto [known, isNew] = places_.try_emplace(text, static_cast<uint32_t>(text_.size()));
  if (isNew)
    text_.append(text.begin(), text.end()).push_back('\0');
  return number(known->second);
}

Constant *Descriptors::number(uint32_t value) const { return ConstantInt::get(int_, value); }

Constant *Descriptors::asPointer(Constant *constant) const {
  return ConstantExpr::getPointerCast(constant, pointer_);
}

} // namespace vais_profiler
