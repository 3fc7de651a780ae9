/// Moves LLVM's counters of the control flow into the profile.

#ifndef VAIS_PROFILER_PASS_EDGE_COUNTERS_H
#define VAIS_PROFILER_PASS_EDGE_COUNTERS_H

#include "llvm/IR/PassManager.h"

#include <memory>

namespace vais_profiler {

/// Takes a module that LLVM's own passes (pgo-instr-gen, instrprof) have instrumented, and lets the
/// runtime decide where its counters are. If the module has no counters, `generate`, which consists
/// of these passes, runs first; without it, that is an error.
class EdgeCounters : public llvm::PassInfoMixin<EdgeCounters> {
public:
  explicit EdgeCounters(std::shared_ptr<llvm::ModulePassManager> generate)
      : generate_(std::move(generate)) {}

  llvm::PreservedAnalyses run(llvm::Module &module, llvm::ModuleAnalysisManager &analyses);

  static bool isRequired() { return true; }

private:
  std::shared_ptr<llvm::ModulePassManager> generate_;
};

} // namespace vais_profiler

#endif
