/// Decides which functions are left alone, and why.

#ifndef VAIS_PROFILER_PASS_SKIP_REASONS_H
#define VAIS_PROFILER_PASS_SKIP_REASONS_H

#include "llvm/ADT/SmallPtrSet.h"

#include <string>

namespace llvm {
class Function;
class Module;
} // namespace llvm

namespace vais_profiler {

/// The attribute by which the pass marks what it has instrumented, so that nothing is instrumented
/// twice.
constexpr const char *kInstrumentedAttribute = "vais-profiler";
constexpr const char *kInstrumentedValue = "instrumented";

class SkipReasons {
public:
  explicit SkipReasons(const llvm::Module &module);

  /// Returns why `function`, which must be a definition, is left alone, or "" if it is
  /// instrumented.
  std::string find(const llvm::Function &function) const;

private:
  std::string ofModule_; ///< why no function of the module is instrumented; empty when some may be
  llvm::SmallPtrSet<const llvm::Function *, 8> ifuncResolvers_;
  llvm::SmallPtrSet<const llvm::Function *, 8> calledByResolvers_;
};

} // namespace vais_profiler

#endif
