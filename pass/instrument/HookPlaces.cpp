// Unoptimised code keeps arguments and results in allocas. Placing a hook where none of them is in
// a register avoids spills around it, which would be more code than the hook itself:
//
//   %n.addr = alloca i64                     store i64 %r, ptr %result
//   store i64 %n, ptr %n.addr                call void @vais_profiler_record_exit(ptr %token)
//   %token = call ptr @..._enter(…)          %1 = load i64, ptr %result
//                                            ret i64 %1
//
// The hooks cannot observe these loads and stores, and none of these can trap.

#include "pass/instrument/HookPlaces.h"

#include "llvm/IR/Function.h"
#include "llvm/IR/Instructions.h"

using namespace llvm;

namespace vais_profiler {
namespace {

/// Returns whether `instruction` does nothing but compute a value from others.
bool onlyConverts(const Instruction &instruction) {
  return isa<CastInst>(instruction) || isa<GetElementPtrInst>(instruction) ||
         instruction.isDebugOrPseudoInst();
}

bool pointsToStaticAlloca(const Value &pointer) {
  const auto *alloca = dyn_cast<AllocaInst>(pointer.stripInBoundsConstantOffsets());
  return alloca && alloca->isStaticAlloca();
}

bool keepsArgument(const Instruction &instruction) {
  const auto *store = dyn_cast<StoreInst>(&instruction);
  if (!store || !store->isSimple() || !pointsToStaticAlloca(*store->getPointerOperand()))
    return false;
  const Value *value = store->getValueOperand();
  while (const auto *cast = dyn_cast<CastInst>(value))
    value = cast->getOperand(0);
  return isa<Argument>(value);
}

bool loadsVariable(const Instruction &instruction) {
  const auto *load = dyn_cast<LoadInst>(&instruction);
  return load && load->isSimple() && pointsToStaticAlloca(*load->getPointerOperand());
}

} // namespace

/// Keeps allocas together at the top of the block, where later passes look for them.
Instruction &entryPlace(Function &function) {
  Instruction *place = &function.getEntryBlock().front();
  for (Instruction *next = place;; next = next->getNextNode()) {
    const auto *alloca = dyn_cast<AllocaInst>(next);
    if ((alloca && alloca->isStaticAlloca()) || keepsArgument(*next))
      place = next->getNextNode();
    else if (!alloca && !onlyConverts(*next))
      return *place;
  }
}

Instruction &exitPlace(Instruction &exit) {
  Instruction *place = &exit;
  if (!isa<ReturnInst>(exit))
    return *place;
  for (Instruction *previous = exit.getPrevNode(); previous; previous = previous->getPrevNode())
    if (loadsVariable(*previous))
      place = previous;
    else if (!onlyConverts(*previous))
      break;
  return *place;
}

} // namespace vais_profiler
