/// Inlines the fast path of the hooks: a second pass, because it belongs after optimisation even
/// where hooks are inserted before it.

#ifndef VAIS_PROFILER_PASS_HOOK_INLINING_H
#define VAIS_PROFILER_PASS_HOOK_INLINING_H

#include "llvm/IR/PassManager.h"

namespace vais_profiler {

/// Leaves calls as they are in functions that are not to grow or that a sanitizer watches, and in
/// modules for another kind of machine than the plugin's.
class HookInlining : public llvm::PassInfoMixin<HookInlining> {
public:
  /// Entries: functions that do nothing but find a context for their body. Leaves: these, and
  /// functions that call nothing, or only themselves.
  enum class Scope { All, Leaves, Entries };

  explicit HookInlining(Scope scope) : scope_(scope) {}

  llvm::PreservedAnalyses run(llvm::Module &module, llvm::ModuleAnalysisManager &);

  static bool isRequired() { return true; }

private:
  Scope scope_;
};

} // namespace vais_profiler

#endif
