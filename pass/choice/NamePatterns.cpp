// Matches names of functions against globs.

#include "pass/choice/NamePatterns.h"

#include "llvm/Support/Error.h"

using namespace llvm;

namespace vais_profiler {

NamePatterns::NamePatterns(const std::vector<std::string> &globs) {
  for (const std::string &glob : globs)
    patterns_.emplace_back(&glob, cantFail(GlobPattern::create(glob)));
}

const std::string *NamePatterns::find(const FunctionNames &names) const {
  for (const auto &[glob, pattern] : patterns_)
    if (pattern.match(names.symbol) || pattern.match(names.demangled) ||
        pattern.match(names.qualified))
      return glob;
  return nullptr;
}

} // namespace vais_profiler
