// pgo-instr-use gives each function of the profile its entry count, and annotates those whose hash
// is another one:
//
//   define void @f() !prof !{!"function_entry_count", i64 7}
//   define void @g() !annotation !{!"instr_prof_hash_mismatch"}

#include "pass/edges/ProfileUse.h"

#include "pass/hooks/Hooks.h"
#include "pass/hooks/Problem.h"

#include "llvm/ADT/Twine.h"
#include "llvm/Analysis/OptimizationRemarkEmitter.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Metadata.h"
#include "llvm/IR/Module.h"
#include "llvm/Transforms/Instrumentation/PGOInstrumentation.h"

#include <vector>

#define DEBUG_TYPE "vais-profiler"

using namespace llvm;

namespace vais_profiler {
namespace {

/// How a profile fits the functions of a module.
struct Fit {
  unsigned functions = 0;
  unsigned known = 0;
  std::vector<Function *> changed;
};

bool hasChanged(const Function &function) {
  const MDNode *annotations = function.getMetadata(LLVMContext::MD_annotation);
  if (!annotations)
    return false;
  for (const MDOperand &operand : annotations->operands())
    if (const auto *text = dyn_cast<MDString>(operand.get());
        text && text->getString() == "instr_prof_hash_mismatch")
      return true;
  return false;
}

Fit fitOf(Module &module) {
  Fit fit;
  for (Function &function : module) {
    if (function.isDeclaration() || function.hasAvailableExternallyLinkage() ||
        isProfilerSymbol(function.getName()))
      continue;
    ++fit.functions;
    if (hasChanged(function))
      fit.changed.push_back(&function);
    else if (function.getEntryCount())
      ++fit.known;
  }
  return fit;
}

std::string countText(size_t count, const char *noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

void report(Module &module, DiagnosticSeverity severityOfForeign) {
  const Fit fit = fitOf(module);
  LLVMContext &context = module.getContext();
  if (fit.functions > 0 && fit.known == 0 && fit.changed.empty())
    context.diagnose(Problem(severityOfForeign, "the profile has none of the " +
                                                    countText(fit.functions, "function") + " of " +
                                                    module.getSourceFileName() +
                                                    ": is it that of another program?"));
  for (Function *function : fit.changed) {
    OptimizationRemarkEmitter emitter(function);
    emitter.emit([&] {
      return OptimizationRemarkMissed(DEBUG_TYPE, "ProfileChanged", function)
             << ore::NV("Function", function)
             << " has changed since the profile was recorded, and is not optimised by it";
    });
  }
  if (!fit.changed.empty())
    context.diagnose(Problem(
        DS_Warning, countText(fit.changed.size(), "function") + " of " +
                        std::to_string(fit.functions) + " in " + module.getSourceFileName() +
                        " changed since the profile was recorded, and " +
                        (fit.changed.size() == 1 ? "is" : "are") +
                        " not optimised by it (-Rpass-missed=vais-profiler names them)"));
}

} // namespace

PreservedAnalyses ProfileUseReport::run(Module &module, ModuleAnalysisManager &) {
  report(module, DS_Warning);
  return PreservedAnalyses::all();
}

PreservedAnalyses ProfileUse::run(Module &module, ModuleAnalysisManager &analyses) {
  PreservedAnalyses preserved = PGOInstrumentationUse(profile_).run(module, analyses);
  if (module.getProfileSummary(/*IsCS=*/false)) // otherwise LLVM has said that it cannot be read
    report(module, DS_Error);
  return preserved;
}

} // namespace vais_profiler
