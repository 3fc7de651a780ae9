/// Decides which of the functions that can be instrumented the user wants to be instrumented.

#ifndef VAIS_PROFILER_PASS_CHOICE_H
#define VAIS_PROFILER_PASS_CHOICE_H

#include "pass/choice/Annotations.h"
#include "pass/choice/IgnoreLists.h"
#include "pass/choice/NamePatterns.h"
#include "pass/plan/Options.h"

#include <string>
#include <vector>

namespace vais_profiler {

class Choice {
public:
  /// Reads the files that `options` name and adds a line to `problems` for each that cannot be
  /// used. `options` must outlive this object.
  Choice(const llvm::Module &module, const Options &options, std::vector<std::string> &problems);

  /// Returns why `function` is not chosen, or "" if it is.
  std::string whyNot(const llvm::Function &function) const;

private:
  std::string whyNotByName(const llvm::Function &function) const;
  std::string whyNotBySize(const llvm::Function &function) const;

  const Options &options_;
  const Annotations annotations_;
  const IgnoreLists lists_;
  const NamePatterns functions_;
  const NamePatterns exclude_;
};

} // namespace vais_profiler

#endif
