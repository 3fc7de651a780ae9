/// The pass: makes a plan for a module, then applies or prints it.

#ifndef VAIS_PROFILER_PASS_VAIS_PROFILER_PASS_H
#define VAIS_PROFILER_PASS_VAIS_PROFILER_PASS_H

#include "pass/plan/Options.h"

#include "llvm/IR/PassManager.h"

namespace vais_profiler {

class VaisProfilerPass : public llvm::PassInfoMixin<VaisProfilerPass> {
public:
  /// `problems` are reported as warnings when the pass runs, because before that there is no
  /// context to report them to.
  VaisProfilerPass(Options options, std::vector<std::string> problems);

  llvm::PreservedAnalyses run(llvm::Module &module, llvm::ModuleAnalysisManager &);

  /// Functions marked optnone are profiled like any others.
  static bool isRequired() { return true; }

private:
  Options options_;
  std::vector<std::string> problems_;
};

} // namespace vais_profiler

#endif
