/// Globs over names of functions: `*` matches any characters, `?` any one character, `[a-z]` one of
/// these.

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

  /// Returns the first glob that matches the whole of one of the names, or null if there is none.
  const std::string *find(const FunctionNames &names) const;

private:
  std::vector<std::pair<const std::string *, llvm::GlobPattern>> patterns_;
};

} // namespace vais_profiler

#endif
