// The context is needed at each call, that is, throughout the body. In a large body it would occupy
// one of the registers that survive calls, or be moved between others, where the program's own
// values need them all: in the interpreter's loop of Lua this took six instructions a call. Such a
// body keeps it in its frame instead and loads it before each call.

#include "pass/instrument/OwnContext.h"

#include "pass/hooks/Hooks.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Module.h"

using namespace llvm;

namespace vais_profiler {
namespace {

/// A body of so many instructions or more is large.
constexpr unsigned kLarge = 1000;

Constant *currentContext(Module &module) {
  constexpr const char *kName = "vais_profiler_thread_state";
  Type *type = pointerType(module.getContext());
  Constant *known = module.getOrInsertGlobal(kName, type);
  if (auto *variable = dyn_cast<GlobalVariable>(known); variable && variable->isDeclaration())
    variable->setThreadLocalMode(GlobalValue::InitialExecTLSModel);
  return known;
}

bool needsCurrent(const Instruction &instruction) {
  const auto *call = dyn_cast<CallBase>(&instruction);
  return call && !isa<IntrinsicInst>(call) && !call->isInlineAsm();
}

/// Makes `self` the current context.
void makeCurrent(Value &self, Instruction &place) {
  IRBuilder<> builder(&place);
  builder.SetCurrentDebugLocation(DebugLoc());
  Value *pointer =
      builder.CreatePointerCast(currentContext(*place.getModule()), self.getType()->getPointerTo());
  // A signal handler or a sampler may read it at any time.
  builder.CreateStore(&self, pointer, /*isVolatile=*/true);
}

} // namespace

/// Code that is not optimised keeps everything in its frame.
OwnContext::OwnContext(Function &body) : body_(body), argument_(*body.getArg(body.arg_size() - 1)) {
  if (body.hasOptNone() || body.getInstructionCount() < kLarge)
    return;
  IRBuilder<> builder(&*body.getEntryBlock().getFirstInsertionPt());
  kept_ = builder.CreateAlloca(argument_.getType());
  builder.CreateStore(&argument_, kept_, /*isVolatile=*/true);
}

/// The access is volatile so that no pass keeps the value in a register after all.
Value &OwnContext::at(Instruction &place) const {
  if (!kept_)
    return argument_;
  IRBuilder<> builder(&place);
  builder.SetCurrentDebugLocation(DebugLoc());
  return *builder.CreateLoad(argument_.getType(), kept_, /*isVolatile=*/true);
}

/// Once a context was passed on, another one may be the current one.
void OwnContext::setCurrent(const SmallPtrSetImpl<const Instruction *> &passing,
                            const SmallPtrSetImpl<const Instruction *> &maybePassing) const {
  SmallVector<Instruction *, 16> places;
  for (BasicBlock &block : body_) {
    bool isCurrent = &block == &body_.getEntryBlock();
    for (Instruction &instruction : block) {
      if (!needsCurrent(instruction))
        continue;
      if (!passing.count(&instruction)) {
        if (!isCurrent)
          places.push_back(&instruction);
        isCurrent = true;
      }
      if (passing.count(&instruction) || maybePassing.count(&instruction))
        isCurrent = false;
    }
  }
  for (Instruction *place : places)
    makeCurrent(at(*place), *place);
  makeCurrent(argument_, *body_.getEntryBlock().getFirstInsertionPt());
}

} // namespace vais_profiler
