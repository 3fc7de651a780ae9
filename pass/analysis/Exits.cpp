// Finds the exits and resume points of functions.
//
// A hook between a tail call and its ret would turn the tail call into an ordinary call, and a loop
// made of tail calls would then overflow the stack. The exit hook of such a function is therefore
// placed before the call.

#include "pass/analysis/Exits.h"

#include "pass/hooks/Hooks.h"

#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Module.h"

using namespace llvm;

namespace vais_profiler {
namespace {

using CallSet = SmallPtrSet<const CallBase *, 8>;

/// Returns whether code generation still recognises a tail call if `instruction` stands between it
/// and its ret.
bool standsInTailPosition(const Instruction &instruction) {
  if (isa<BitCastInst>(instruction) || instruction.isDebugOrPseudoInst())
    return true;
  const auto *intrinsic = dyn_cast<IntrinsicInst>(&instruction);
  return intrinsic && (intrinsic->getIntrinsicID() == Intrinsic::lifetime_end ||
                       intrinsic->getIntrinsicID() == Intrinsic::assume ||
                       intrinsic->getIntrinsicID() == Intrinsic::experimental_noalias_scope_decl);
}

bool returnsResultOf(const ReturnInst &ret, const CallInst &call) {
  const Value *value = ret.getReturnValue();
  if (!value || isa<UndefValue>(value))
    return true;
  while (const auto *cast = dyn_cast<BitCastInst>(value))
    value = cast->getOperand(0);
  return value == &call;
}

bool returnsTwice(const CallBase &call) {
  if (call.hasFnAttr(Attribute::ReturnsTwice))
    return true;
  const auto *callee = dyn_cast<Function>(call.getCalledOperand()->stripPointerCasts());
  if (!callee || !callee->isDeclaration())
    return false;
  return callee->hasFnAttribute(Attribute::ReturnsTwice) ||
         StringSwitch<bool>(callee->getName())
             .Cases("setjmp", "_setjmp", "sigsetjmp", "__sigsetjmp", true)
             .Cases("vfork", "getcontext", "savectx", "llvm.eh.sjlj.setjmp", true)
             .Default(false);
}

/// Functions that switch stacks: ucontext, boost.context, libco. Such a call returns when another
/// switch comes back to its stack, possibly on another thread, and the code that ran in the
/// meantime has left its own context current.
bool switchesStacks(const CallBase &call) {
  const auto *callee = dyn_cast<Function>(call.getCalledOperand()->stripPointerCasts());
  return callee && callee->isDeclaration() &&
         StringSwitch<bool>(callee->getName())
             .Cases("swapcontext", "jump_fcontext", "ontop_fcontext", "co_switch", true)
             .Default(false);
}

/// Returns whether the function's context must be made current again after the call.
bool needsResume(const CallBase &call) { return returnsTwice(call) || switchesStacks(call); }

/// Calls of the profiler's interface. They are recorded inside the function, and no loop is made of
/// tail calls to them, so that the exit hook may stand after them.
bool isToProfiler(const CallInst &call) {
  const auto *callee = dyn_cast<Function>(call.getCalledOperand()->stripPointerCasts());
  return callee && isProfilerSymbol(callee->getName());
}

/// Returns whether code generation keeps an ordinary call although the call is marked `tail`.
bool staysACall(const CallInst &call) {
  const Function &caller = *call.getFunction();
  return isa<IntrinsicInst>(call) || call.isInlineAsm() || needsResume(call) ||
         isToProfiler(call) ||
         caller.getFnAttribute("disable-tail-calls").getValueAsString() == "true";
}

/// Returns the call whose result `ret` merely passes on, or null if there is none.
CallInst *tailCallBefore(ReturnInst &ret, const CallSet &recorded) {
  if (CallInst *call = ret.getParent()->getTerminatingMustTailCall())
    return call;
  Instruction *previous = ret.getPrevNode();
  while (previous && standsInTailPosition(*previous))
    previous = previous->getPrevNode();
  auto *call = dyn_cast_or_null<CallInst>(previous);
  if (!call || !call->isTailCall() || !returnsResultOf(ret, *call))
    return nullptr;
  return staysACall(*call) || recorded.count(call) ? nullptr : call;
}

} // namespace

void findExits(FunctionPlan &plan) {
  CallSet recorded;
  for (const AllocationSite &site : plan.allocationSites)
    if (site.leftOut.empty())
      recorded.insert(site.call);

  for (BasicBlock &block : *plan.function) {
    Instruction *terminator = block.getTerminator();
    if (isa<ResumeInst>(terminator)) {
      plan.exits.push_back(terminator);
    } else if (auto *ret = dyn_cast<ReturnInst>(terminator)) {
      CallInst *tailCall = tailCallBefore(*ret, recorded);
      plan.exits.push_back(tailCall ? tailCall : terminator);
    }
  }
}

void findResumes(FunctionPlan &plan) {
  for (Instruction &instruction : instructions(*plan.function)) {
    const auto *call = dyn_cast<CallBase>(&instruction);
    if (isa<LandingPadInst>(instruction) || (call && !call->isMustTailCall() && needsResume(*call)))
      plan.resumes.push_back(&instruction);
  }
}

} // namespace vais_profiler
