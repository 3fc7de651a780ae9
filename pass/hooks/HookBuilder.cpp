// Builds calls of hooks.

#include "pass/hooks/HookBuilder.h"

#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/Module.h"
#include "llvm/Transforms/Utils/BasicBlockUtils.h"

using namespace llvm;

namespace vais_profiler {
namespace {

/// Returns the debug location for a hook at `instruction`. In a function with debug information the
/// verifier requires every call to have one; in a function without, the hook gets none.
DebugLoc locationOf(const Instruction &instruction) {
  const DISubprogram *subprogram = instruction.getFunction()->getSubprogram();
  if (!subprogram)
    return DebugLoc();
  if (instruction.getDebugLoc())
    return instruction.getDebugLoc();
  return DILocation::get(subprogram->getContext(), 0, 0, const_cast<DISubprogram *>(subprogram));
}

DebugLoc entryLocation(const Function &function) {
  DISubprogram *subprogram = function.getSubprogram();
  if (!subprogram)
    return DebugLoc();
  return DILocation::get(subprogram->getContext(), subprogram->getScopeLine(), 0, subprogram);
}

/// Returns a block that only the invoke's normal edge reaches, splitting that edge if necessary.
BasicBlock &ownNormalDestination(InvokeInst &invoke) {
  BasicBlock *destination = invoke.getNormalDest();
  if (destination->getSinglePredecessor())
    return *destination;
  return *SplitEdge(invoke.getParent(), destination);
}

Instruction &firstAfter(Instruction &instruction) {
  if (auto *invoke = dyn_cast<InvokeInst>(&instruction))
    return *ownNormalDestination(*invoke).getFirstInsertionPt();
  return *instruction.getNextNode();
}

} // namespace

HookBuilder::HookBuilder(Instruction &place, const DebugLoc &location) : builder_(&place) {
  builder_.SetCurrentDebugLocation(location);
}

HookBuilder HookBuilder::atEntry(Instruction &first) {
  return HookBuilder(first, entryLocation(*first.getFunction()));
}

HookBuilder HookBuilder::before(Instruction &instruction) {
  return HookBuilder(instruction, locationOf(instruction));
}

HookBuilder HookBuilder::after(Instruction &instruction) {
  return HookBuilder(firstAfter(instruction), locationOf(instruction));
}

CallInst *HookBuilder::record(Hook hook, ArrayRef<Value *> operands) {
  Module &module = *builder_.GetInsertBlock()->getModule();
  CallInst *call = builder_.CreateCall(declareHook(module, hook), operands);
  // A tail call would show the exit hook another frame than the one that the entry hook saw.
  if (hook == Hook::exit)
    call->setTailCallKind(CallInst::TCK_NoTail);
  return call;
}

Value *HookBuilder::pointer(Value *value) {
  PointerType *type = pointerType(builder_.getContext());
  return value->getType()->isIntegerTy() ? builder_.CreateIntToPtr(value, type)
                                         : builder_.CreatePointerCast(value, type);
}

Value *HookBuilder::word(Value *value) {
  return builder_.CreateZExtOrTrunc(value, builder_.getInt64Ty());
}

Value *HookBuilder::integer(Value *value) {
  return builder_.CreateSExtOrTrunc(value, builder_.getInt32Ty());
}

Value *HookBuilder::product(Value *size, Value *count) {
  return builder_.CreateMul(word(size), word(count));
}

} // namespace vais_profiler
