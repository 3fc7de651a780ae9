// Declares the hooks with the types that Hooks.def gives them:
//
//   declare ptr @vais_profiler_record_enter(ptr) nounwind
//   declare void @vais_profiler_record_malloc(ptr, i64) nounwind

#include "pass/hooks/Hooks.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/IR/Module.h"

#include <initializer_list>

using namespace llvm;

namespace vais_profiler {
namespace {

/// The words by which Hooks.def denotes types.
enum HookType { Void, Pointer, Word, Int };

Type *irType(HookType type, LLVMContext &context) {
  switch (type) {
  case Void:
    return Type::getVoidTy(context);
  case Pointer:
    return pointerType(context);
  case Word:
    return Type::getInt64Ty(context);
  case Int:
    return Type::getInt32Ty(context);
  }
  llvm_unreachable("a word of Hooks.def without a type");
}

FunctionType *functionType(LLVMContext &context, HookType result,
                           std::initializer_list<HookType> parameters) {
  SmallVector<Type *, 4> types;
  for (HookType parameter : parameters)
    types.push_back(irType(parameter, context));
  return FunctionType::get(irType(result, context), types, /*isVarArg=*/false);
}

FunctionType *hookType(LLVMContext &context, Hook hook) {
  switch (hook) {
#define VAIS_PROFILER_HOOK(name, result, ...)                                                      \
  case Hook::name:                                                                                 \
    return functionType(context, result, {__VA_ARGS__});
#include "contracts/Hooks.def"
  }
  llvm_unreachable("a row of Hooks.def without a type");
}

} // namespace

bool isProfilerSymbol(StringRef name) {
  const StringRef prefix = kSymbolPrefix;
  return name.take_front(prefix.size()) == prefix;
}

bool isSanitized(const Function &function) {
  for (Attribute::AttrKind kind : {Attribute::SanitizeAddress, Attribute::SanitizeHWAddress,
                                   Attribute::SanitizeMemory, Attribute::SanitizeThread})
    if (function.hasFnAttribute(kind))
      return true;
  return false;
}

StringRef hookName(Hook hook) {
  switch (hook) {
#define VAIS_PROFILER_HOOK(name, ...)                                                              \
  case Hook::name:                                                                                 \
    return "vais_profiler_record_" #name;
#include "contracts/Hooks.def"
  }
  llvm_unreachable("a row of Hooks.def without a name");
}

FunctionCallee declareHook(Module &module, Hook hook) {
  LLVMContext &context = module.getContext();
  FunctionType *type = hookType(context, hook);
  if (Function *known = module.getFunction(hookName(hook));
      known && known->getFunctionType() == type)
    return known;
  // A hook never throws. Without this attribute, every call of one would look like a way out of the
  // function.
  AttributeList attributes =
      AttributeList::get(context, AttributeList::FunctionIndex, Attribute::NoUnwind);
  return module.getOrInsertFunction(hookName(hook), type, attributes);
}

PointerType *pointerType(LLVMContext &context) {
  return PointerType::getUnqual(Type::getInt8Ty(context));
}

} // namespace vais_profiler
