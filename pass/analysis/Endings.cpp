// Inserts a hook before calls of functions that end the process immediately:
//
//                                        call void @vais_profiler_record_ending(i32 1, i32 %status)
//   call void @_exit(i32 %status)        call void @_exit(i32 %status)
//
// A function that the module itself defines under such a name may do anything and is left alone.

#include "pass/analysis/Endings.h"

#include "pass/hooks/HookBuilder.h"
#include "pass/plan/SymbolName.h"

#include "contracts/Hooks.h"

#include "llvm/ADT/StringSwitch.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/InstrTypes.h"
#include "llvm/IR/Module.h"

using namespace llvm;

namespace vais_profiler {
namespace {

/// Returns the number of the system call exit_group, or 0 if it is not known for this target.
uint64_t exitGroupNumber(const Module &module) {
  return StringSwitch<uint64_t>(StringRef(module.getTargetTriple()).split('-').first)
      .Case("x86_64", 231)
      .Case("aarch64", 94)
      .Default(0);
}

bool isExitGroup(const CallBase &call) {
  const auto *number =
      call.arg_size() >= 2 ? dyn_cast<ConstantInt>(call.getArgOperand(0)) : nullptr;
  const uint64_t wanted = exitGroupNumber(*call.getModule());
  return number && wanted && number->getValue() == wanted;
}

/// Returns how the call ends the process (VAIS_PROFILER_ENDING_*), or 0 if it does not.
int endingOf(const CallBase &call) {
  const auto *callee = dyn_cast<Function>(call.getCalledOperand()->stripPointerCasts());
  if (!callee || !callee->isDeclaration())
    return 0;
  const StringRef name = symbolName(*callee);
  if (name == "syscall")
    return isExitGroup(call) ? VAIS_PROFILER_ENDING_AT_ONCE : 0;
  return StringSwitch<int>(name)
      .Cases("_exit", "_Exit", VAIS_PROFILER_ENDING_AT_ONCE)
      .Case("quick_exit", VAIS_PROFILER_ENDING_QUICKLY)
      .Default(0);
}

} // namespace

void findEndings(FunctionPlan &plan) {
  for (Instruction &instruction : instructions(*plan.function)) {
    auto *call = dyn_cast<CallBase>(&instruction);
    const int kind = call && call->arg_size() ? endingOf(*call) : 0;
    if (kind && call->getArgOperand(call->arg_size() > 1 ? 1 : 0)->getType()->isIntegerTy())
      plan.endings.push_back({call, kind});
  }
}

void recordEnding(const Ending &ending) {
  HookBuilder builder = HookBuilder::before(*ending.call);
  Value *status = ending.call->getArgOperand(ending.call->arg_size() > 1 ? 1 : 0);
  Value *kind = ConstantInt::get(Type::getInt32Ty(status->getContext()), ending.kind);
  builder.record(Hook::ending, {kind, builder.integer(status)});
}

} // namespace vais_profiler
