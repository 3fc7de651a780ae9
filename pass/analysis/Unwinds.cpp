// Adds a landing pad that records the exit wherever an exception may leave a function:
//
//   call void @work()                      invoke void @work() to label %next unwind label %leave
//                                        leave:
//                                          %pad = landingpad { ptr, i32 } cleanup
//                                          call void @vais_profiler_record_exit(ptr %token)
//                                          resume { ptr, i32 } %pad
//
// and extends landing pads that stop only some exceptions, so that the others stop on their way
// too:
//
//   %pad = landingpad { ptr, i32 }         %pad = landingpad { ptr, i32 }
//            catch ptr @_ZTIi                       cleanup catch ptr @_ZTIi
//                                          %selector = extractvalue { ptr, i32 } %pad, 1
//                                          %passes = icmp eq i32 %selector, 0
//                                          br i1 %passes, label %leave, label %caught

#include "pass/analysis/Unwinds.h"

#include "pass/hooks/HookBuilder.h"
#include "pass/plan/SymbolName.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Module.h"
#include "llvm/Transforms/Utils/BasicBlockUtils.h"
#include "llvm/Transforms/Utils/Local.h"

using namespace llvm;

namespace vais_profiler {
namespace {

constexpr const char *kCxxPersonality = "__gxx_personality_v0";
constexpr const char *kCPersonality = "__gcc_personality_v0";
constexpr const char *kRustPersonality = "rust_eh_personality";

/// Returns whether landing pads can be added. Other personalities may require funclets.
bool canHaveLandingPads(const Function &function) {
  if (!function.hasPersonalityFn())
    return true;
  const auto *personality = dyn_cast<Function>(function.getPersonalityFn()->stripPointerCasts());
  if (!personality)
    return false;
  const StringRef name = symbolName(*personality);
  return name == kCxxPersonality || name == kCPersonality || name == kRustPersonality;
}

bool canUnwind(const CallInst &call) {
  return !call.doesNotThrow() && !call.isMustTailCall() && !call.isInlineAsm() &&
         !isa<IntrinsicInst>(call);
}

bool isPassedBySome(const LandingPadInst &pad) {
  if (pad.isCleanup() || !isa<StructType>(pad.getType()) ||
      pad.getType()->getStructNumElements() != 2)
    return false;
  for (unsigned clause = 0; clause < pad.getNumClauses(); ++clause)
    if (pad.isCatch(clause) && isa<ConstantPointerNull>(pad.getClause(clause)))
      return false;
  return pad.getType()->getStructElementType(1)->isIntegerTy();
}

/// Returns the result type shared by all landing pads of the function.
Type *landingPadType(Function &function) {
  for (BasicBlock &block : function)
    if (const LandingPadInst *pad = block.getLandingPadInst())
      return pad->getType();
  LLVMContext &context = function.getContext();
  return StructType::get(pointerType(context), Type::getInt32Ty(context));
}

/// Uses the module's C++ personality if it has one, because only functions with the same
/// personality can be inlined into each other.
void ensurePersonality(Function &function) {
  if (function.hasPersonalityFn())
    return;
  Module &module = *function.getParent();
  Constant *personality = module.getFunction(kCxxPersonality);
  if (!personality) {
    FunctionType *type =
        FunctionType::get(Type::getInt32Ty(module.getContext()), /*isVarArg=*/true);
    personality = cast<Constant>(module.getOrInsertFunction(kCPersonality, type).getCallee());
  }
  function.setPersonalityFn(personality);
}

void recordExitAndResume(LandingPadInst &pad, BasicBlock &block, Value *token) {
  ResumeInst *resume = ResumeInst::Create(&pad, &block);
  HookBuilder::before(*resume).record(Hook::exit, {token});
}

BasicBlock &makeCleanup(Function &function, Value *token) {
  Type *type = landingPadType(function);
  BasicBlock *block = BasicBlock::Create(function.getContext(), "vais_profiler.unwind", &function);
  LandingPadInst *pad = LandingPadInst::Create(type, 0, "", block);
  pad->setCleanup(true);
  recordExitAndResume(*pad, *block, token);
  return *block;
}

/// An exception that no clause catches arrives with the selector 0.
void stopAndLeave(LandingPadInst &pad, Value *token) {
  pad.setCleanup(true);
  IRBuilder<> builder(pad.getNextNode());
  Value *selector = builder.CreateExtractValue(&pad, 1);
  Value *passes = builder.CreateICmpEQ(selector, ConstantInt::get(selector->getType(), 0));
  Instruction *end = SplitBlockAndInsertIfThen(passes, &*builder.GetInsertPoint(),
                                               /*Unreachable=*/true);
  BasicBlock *leave = end->getParent();
  end->eraseFromParent();
  recordExitAndResume(pad, *leave, token);
}

/// Moves static allocas to the front of the entry block. An alloca that a split moved out of the
/// entry block would grow the stack each time it runs.
void gatherStaticAllocas(BasicBlock &entry) {
  SmallVector<AllocaInst *, 8> late;
  Instruction *first = nullptr;
  for (Instruction &instruction : entry) {
    auto *alloca = dyn_cast<AllocaInst>(&instruction);
    if (alloca && alloca->isStaticAlloca() && first)
      late.push_back(alloca);
    else if (!alloca && !first)
      first = &instruction;
  }
  for (AllocaInst *alloca : late)
    alloca->moveBefore(first);
}

} // namespace

void findUnwinds(FunctionPlan &plan) {
  if (plan.function->doesNotThrow() || !canHaveLandingPads(*plan.function))
    return;
  SmallPtrSet<const Instruction *, 16> keep(plan.exits.begin(), plan.exits.end());
  keep.insert(plan.resumes.begin(), plan.resumes.end());
  for (Instruction &instruction : instructions(*plan.function)) {
    auto *call = dyn_cast<CallInst>(&instruction);
    auto *pad = dyn_cast<LandingPadInst>(&instruction);
    if (call && canUnwind(*call) && !keep.count(call))
      plan.unwindingCalls.push_back(call);
    else if (pad && isPassedBySome(*pad))
      plan.passedPads.push_back(pad);
  }
}

void recordUnwinds(const FunctionPlan &plan, Value *token) {
  for (LandingPadInst *pad : plan.passedPads)
    stopAndLeave(*pad, token);
  if (plan.unwindingCalls.empty())
    return;
  Function &function = *plan.function;
  gatherStaticAllocas(function.getEntryBlock());
  ensurePersonality(function);
  BasicBlock &cleanup = makeCleanup(function, token);
  for (CallInst *call : plan.unwindingCalls)
    changeToInvokeAndSplitBasicBlock(call, &cleanup);
}

} // namespace vais_profiler
