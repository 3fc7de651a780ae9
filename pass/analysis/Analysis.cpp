// Visits each definition of a module once and records what is to be done to it.

#include "pass/analysis/Analysis.h"

#include "pass/analysis/AllocationSites.h"
#include "pass/analysis/Allocators.h"
#include "pass/analysis/Endings.h"
#include "pass/analysis/Exits.h"
#include "pass/analysis/Unwinds.h"
#include "pass/choice/Choice.h"
#include "pass/choice/SkipReasons.h"

#include "llvm/IR/InstIterator.h"
#include "llvm/IR/InstrTypes.h"
#include "llvm/IR/Module.h"

using namespace llvm;

namespace vais_profiler {
namespace {

/// Calls inside a function that the user lists as an allocator are left out, because that function
/// is recorded where it is called: the memory it takes from another allocator is the same memory.
std::string whySiteLeftOut(const CallBase &call, const Allocator &allocator,
                           const Allocators &allocators) {
  if (allocators.areImplementedBy(*call.getFunction()))
    return "inside of an allocator";
  return whyLeftOut(call, allocator);
}

void findAllocationSites(FunctionPlan &plan, const Allocators &allocators) {
  for (Instruction &instruction : instructions(*plan.function))
    if (auto *call = dyn_cast<CallBase>(&instruction))
      if (const Allocator *allocator = allocators.find(*call))
        plan.allocationSites.push_back(
            {call, *allocator, whySiteLeftOut(*call, *allocator, allocators)});
}

/// What decides how each function of a module is treated.
struct Questions {
  SkipReasons skipReasons;
  Choice choice;
  Allocators allocators;
};

std::string whyLeftAlone(const Function &function, const Questions &questions) {
  std::string reason = questions.skipReasons.find(function);
  return reason.empty() ? questions.choice.whyNot(function) : reason;
}

FunctionPlan planFunction(Function &function, const Questions &questions, const Options &options) {
  FunctionPlan plan;
  plan.function = &function;
  plan.leftAlone = whyLeftAlone(function, questions);
  if (!plan.leftAlone.empty())
    return plan;
  if (options.memory == AllocationSites::On)
    findAllocationSites(plan, questions.allocators);
  findEndings(plan);
  findExits(plan);
  findResumes(plan);
  if (options.exits == Exits::Unwind)
    findUnwinds(plan);
  return plan;
}

} // namespace

ModulePlan makePlan(Module &module, const Options &options) {
  ModulePlan plan;
  const Questions questions{SkipReasons(module), Choice(module, options, plan.problems),
                            Allocators(module, options, plan.problems)};
  if (!plan.problems.empty())
    return plan;
  for (Function &function : module)
    if (!function.isDeclaration())
      plan.functions.push_back(planFunction(function, questions, options));
  return plan;
}

} // namespace vais_profiler
