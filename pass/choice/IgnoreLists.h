/// Lists of functions and source files to leave alone, in the format of clang's
/// -fsanitize-ignorelist: `fun:` and `src:` lines, outside of sections or in [vais-profiler].

#ifndef VAIS_PROFILER_PASS_IGNORE_LISTS_H
#define VAIS_PROFILER_PASS_IGNORE_LISTS_H

#include "llvm/Support/SpecialCaseList.h"

#include <memory>
#include <string>
#include <vector>

namespace llvm {
class Function;
} // namespace llvm

namespace vais_profiler {

class IgnoreLists {
public:
  /// Reads the files. Adds a line to `problems` for each that cannot be read or parsed.
  IgnoreLists(const std::vector<std::string> &paths, std::vector<std::string> &problems);

  /// Returns `FILE:LINE` of the entry that matches `function` or its source file, or "" if there is
  /// none.
  std::string find(const llvm::Function &function) const;

private:
  struct List {
    std::string path;
    std::unique_ptr<llvm::SpecialCaseList> entries;
  };
  std::vector<List> lists_;
};

} // namespace vais_profiler

#endif
