/// Which of the functions that could be instrumented the user wants to be.

#ifndef VAIS_PROFILER_PASS_CHOICE_H
#define VAIS_PROFILER_PASS_CHOICE_H

#include "NamePatterns.h"
#include "Options.h"

#include <string>

namespace llvm {
class Function;
} // namespace llvm

namespace vais_profiler {

class Choice {
public:
  /// `options` must outlive this object.
  explicit Choice(const Options &options);

  /// Why `function` is not chosen; empty when it is.
  std::string whyNot(const llvm::Function &function) const;

private:
  std::string whyNotByName(const llvm::Function &function) const;

  const Options &options_;
  const NamePatterns functions_;
  const NamePatterns exclude_;
};

} // namespace vais_profiler

#endif
