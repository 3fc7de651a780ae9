/// Lets an optimised build optimise modules that a front end emitted at -O0.

#ifndef VAIS_PROFILER_PASS_OPTNONE_REMOVAL_H
#define VAIS_PROFILER_PASS_OPTNONE_REMOVAL_H

#include "llvm/IR/PassManager.h"

namespace vais_profiler {

struct OptnoneRemoval : llvm::PassInfoMixin<OptnoneRemoval> {
  llvm::PreservedAnalyses run(llvm::Module &module, llvm::ModuleAnalysisManager &);
  static bool isRequired() { return true; }
};

} // namespace vais_profiler

#endif
