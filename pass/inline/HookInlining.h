/// Inlines the fast path of the hooks. This is a separate pass because it must run after
/// optimisation even if the hooks are inserted before it.

#ifndef VAIS_PROFILER_PASS_HOOK_INLINING_H
#define VAIS_PROFILER_PASS_HOOK_INLINING_H

#include "llvm/IR/PassManager.h"

namespace vais_profiler {

/// Does not touch functions that are optimised for size, cold, or instrumented by a sanitizer, nor
/// modules for a machine other than the plugin's.
class HookInlining : public llvm::PassInfoMixin<HookInlining> {
public:
  /// Where hooks of calls are inlined. Leaves: only into functions that call nothing but
  /// themselves.
  enum class Scope { All, Leaves };

  explicit HookInlining(Scope scope) : scope_(scope) {}

  llvm::PreservedAnalyses run(llvm::Module &module, llvm::ModuleAnalysisManager &);

  static bool isRequired() { return true; }

private:
  Scope scope_;
};

} // namespace vais_profiler

#endif
