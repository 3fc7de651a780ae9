// Inlines hooks:
//
//   %token = call ptr @vais_profiler_record_enter(ptr @vais_profiler_function.fib)
//
// becomes what inline/Hooks.c defines, in which only the slow path remains a call:
//
//     %on = load i32, ptr @vais_profiler_switches
//     …
//   slow:
//     %slow = call ptr @vais_profiler_record_enter_slowly(ptr @vais_profiler_function.fib)
//     br label %done
//   done:
//     %token = phi ptr [ %slow, %slow ], [ null, %off ], [ %caller, %fast ]
//
// For this purpose the definitions are linked into the module and turned into declarations again
// afterwards.

#include "pass/inline/HookInlining.h"

#include "pass/hooks/Hooks.h"
#include "pass/inline/HookBitcode.h"
#include "pass/instrument/OtherModules.h"
#include "pass/instrument/PassedContexts.h"

#include "contracts/Targets.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Bitcode/BitcodeReader.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Module.h"
#include "llvm/Linker/Linker.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Transforms/Utils/Cloning.h"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

using namespace llvm;

namespace vais_profiler {
namespace {

constexpr Hook kHooks[] = {
#define VAIS_PROFILER_HOOK(name, ...) Hook::name,
#include "contracts/Hooks.def"
};

/// Returns whether hooks may be inlined into the function.
bool mayGrow(const Function &function) {
  for (Attribute::AttrKind kind :
       {Attribute::OptimizeNone, Attribute::MinSize, Attribute::OptimizeForSize, Attribute::Cold})
    if (function.hasFnAttribute(kind))
      return false;
  return !isSanitized(function);
}

/// Returns the hooks that the module declares but does not define. It may call none of them any
/// more, but a definition would nevertheless be linked in.
SmallPtrSet<const Function *, 8> declaredHooks(const Module &module) {
  SmallPtrSet<const Function *, 8> declared;
  for (Hook hook : kHooks)
    if (const Function *function = module.getFunction(hookName(hook)))
      if (function->isDeclaration())
        declared.insert(function);
  return declared;
}

using Calls = std::vector<CallInst *>;

/// Adds the function's calls of hooks to `calls`, those of each block in reverse order, because
/// inlining splits a block at the call and moves what follows it. Returns whether the function
/// calls anything other than hooks and itself.
bool findHookCalls(Function &function, const SmallPtrSetImpl<const Function *> &hooks,
                   Calls &calls) {
  bool callsOthers = false;
  for (BasicBlock &block : function)
    for (Instruction &instruction : reverse(block)) {
      auto *call = dyn_cast<CallBase>(&instruction);
      if (!call || isa<IntrinsicInst>(call) || call->isInlineAsm())
        continue;
      const Function *callee = call->getCalledFunction();
      if (isa<CallInst>(call) && hooks.count(callee))
        calls.push_back(cast<CallInst>(call));
      else if (callee != &function)
        callsOthers = true;
    }
  return callsOthers;
}

/// Returns whether the call is to the enter or exit hook, whose inlining pays off only in functions
/// that call nothing else. The hooks of allocations always stand beside another call.
bool isOfCall(const CallInst *call) {
  const StringRef name = call->getCalledFunction()->getName();
  return name == hookName(Hook::enter) || name == hookName(Hook::exit);
}

Calls callsToInline(Module &module, HookInlining::Scope scope) {
  Calls calls;
  const SmallPtrSet<const Function *, 8> hooks = declaredHooks(module);
  if (hooks.empty())
    return calls;
  for (Function &function : module) {
    if (function.isDeclaration() || !mayGrow(function))
      continue;
    const size_t before = calls.size();
    if (findHookCalls(function, hooks, calls) && scope == HookInlining::Scope::Leaves)
      calls.erase(std::remove_if(calls.begin() + before, calls.end(), isOfCall), calls.end());
  }
  return calls;
}

/// Returns whether code for the machine of `hooks` runs on the target of `module`.
bool isForSameMachine(const Module &module, const Module &hooks) {
  const std::string &wanted = module.getTargetTriple();
  return module.getDataLayout().getPointerSizeInBits() ==
             hooks.getDataLayout().getPointerSizeInBits() &&
         (wanted.empty() ||
          vais::profiler::machineOf(wanted) == vais::profiler::machineOf(hooks.getTargetTriple()));
}

/// Removes everything from `hooks` that is specific to the source file and processor for which it
/// was compiled.
void adapt(Module &hooks, const Module &module) {
  hooks.setDataLayout(module.getDataLayout());
  hooks.setTargetTriple(module.getTargetTriple());
  while (!hooks.named_metadata_empty())
    hooks.eraseNamedMetadata(&*hooks.named_metadata_begin());
  for (Function &function : hooks) {
    if (function.isIntrinsic())
      continue;
    const bool isCold = function.hasFnAttribute(Attribute::Cold);
    function.setAttributes(AttributeList());
    function.setDoesNotThrow();
    if (isCold)
      function.addFnAttr(Attribute::Cold);
    for (Instruction &instruction : instructions(function))
      instruction.dropUnknownNonDebugMetadata({LLVMContext::MD_prof});
  }
}

/// Returns definitions of the hooks that fit the module, or null if there are none.
std::unique_ptr<Module> hooksFor(const Module &module) {
  if (kHookBitcode.empty())
    return nullptr;
  Expected<std::unique_ptr<Module>> hooks =
      parseBitcodeFile(MemoryBufferRef(kHookBitcode, "hooks"), module.getContext());
  if (!hooks) {
    consumeError(hooks.takeError());
    return nullptr;
  }
  if (!isForSameMachine(module, **hooks))
    return nullptr;
  adapt(**hooks, module);
  return std::move(*hooks);
}

/// The names and attributes that the hooks had as declarations.
using Declarations = std::vector<std::pair<std::string, AttributeList>>;

Declarations declarationsOf(const SmallPtrSetImpl<const Function *> &hooks) {
  Declarations declarations;
  for (const Function *hook : hooks)
    declarations.emplace_back(hook->getName().str(), hook->getAttributes());
  return declarations;
}

/// Turns the hooks into declarations again and removes those that nothing calls any more.
void restore(const Declarations &declarations, Module &module) {
  for (const auto &[name, attributes] : declarations) {
    Function *hook = module.getFunction(name);
    hook->deleteBody();
    hook->setAttributes(attributes);
    if (hook->use_empty())
      hook->eraseFromParent();
  }
}

} // namespace

PreservedAnalyses HookInlining::run(Module &module, ModuleAnalysisManager &) {
  const Calls calls = callsToInline(module, scope_);
  std::unique_ptr<Module> hooks = calls.empty() ? nullptr : hooksFor(module);
  if (!hooks)
    return PreservedAnalyses::all();

  const Declarations declarations = declarationsOf(declaredHooks(module));
  Linker::linkModules(module, std::move(hooks), Linker::LinkOnlyNeeded);
  for (CallInst *call : calls)
    if (const Function *hook = call->getCalledFunction(); hook && !hook->isDeclaration()) {
      InlineFunctionInfo info;
      InlineFunction(*call, info);
    }
  restore(declarations, module);
  return PreservedAnalyses::none();
}

} // namespace vais_profiler
