// Runs the stages of the pass on a module.

#include "pass/plugin/VaisProfilerPass.h"

#include "pass/analysis/Analysis.h"
#include "pass/hooks/Problem.h"
#include "pass/instrument/Attributes.h"
#include "pass/instrument/Instrumentation.h"
#include "pass/plugin/PrintPlan.h"
#include "pass/plugin/Remarks.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace vais_profiler {

VaisProfilerPass::VaisProfilerPass(Options options, std::vector<std::string> problems)
    : options_(options), problems_(std::move(problems)) {}

PreservedAnalyses VaisProfilerPass::run(Module &module, ModuleAnalysisManager &) {
  LLVMContext &context = module.getContext();
  for (const std::string &problem : problems_)
    context.diagnose(Problem(DS_Warning, kOptionsVariable + (": " + problem)));

  const ModulePlan plan = makePlan(module, options_);
  for (const std::string &problem : plan.problems)
    context.diagnose(Problem(DS_Error, problem));
  if (options_.action == Action::PrintPlan) {
    printPlan(plan, errs());
    return PreservedAnalyses::all();
  }
  emitRemarks(plan);
  addToStatistics(plan);
  if (none_of(plan.functions,
              [](const FunctionPlan &function) { return function.leftAlone.empty(); }))
    return PreservedAnalyses::all();

  instrument(module, plan, options_);
  dropUntrueAttributes(module);
  // Analyses of functions are out of date, but not those of the target and its library.
  PreservedAnalyses preserved;
  preserved.preserve<FunctionAnalysisManagerModuleProxy>();
  return preserved;
}

} // namespace vais_profiler
