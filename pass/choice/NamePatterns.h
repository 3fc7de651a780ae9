/// Globs over the names of functions: * any characters, ? any one, [a-z] one of these.

#ifndef VAIS_PROFILER_PASS_NAME_PATTERNS_H
#define VAIS_PROFILER_PASS_NAME_PATTERNS_H

#include "pass/choice/FunctionNames.h"

#include "llvm/Support/GlobPattern.h"

#include <string>
#include <utility>
#include <vector>

namespace vais_profiler {

class NamePatterns {
public:
  /// `globs` must be valid and outlive this object.
  explicit NamePatterns(const std::vector<std::string> &globs);

  bool empty() const { return patterns_.empty(); }

  /// The first glob that matches one of the names as a whole, null where none does.
  const std::string *find(const FunctionNames &names) const;

private:
  std::vector<std::pair<const std::string *, llvm::GlobPattern>> patterns_;
};

} // namespace vais_profiler

#endif
