/// Says how well a profile fits the module that LLVM optimises by it.

#ifndef VAIS_PROFILER_PASS_PROFILE_USE_H
#define VAIS_PROFILER_PASS_PROFILE_USE_H

#include "llvm/IR/PassManager.h"

#include <string>

namespace vais_profiler {

/// Looks at what LLVM's pgo-instr-use left in the module. Functions whose control flow has changed
/// since the profile was recorded are counted in one warning, and named by remarks. That the
/// profile knows none of the functions is a warning, too.
class ProfileUseReport : public llvm::PassInfoMixin<ProfileUseReport> {
public:
  llvm::PreservedAnalyses run(llvm::Module &module, llvm::ModuleAnalysisManager &analyses);
  static bool isRequired() { return true; }
};

/// Annotates the module with the profile in the file `profile`, by LLVM's pgo-instr-use, and then
/// says the same, except that a profile which knows none of the functions is an error.
class ProfileUse : public llvm::PassInfoMixin<ProfileUse> {
public:
  explicit ProfileUse(std::string profile) : profile_(std::move(profile)) {}

  llvm::PreservedAnalyses run(llvm::Module &module, llvm::ModuleAnalysisManager &analyses);
  static bool isRequired() { return true; }

private:
  std::string profile_;
};

} // namespace vais_profiler

#endif
