/// Determines on which lines a function allocates.

#ifndef VAIS_PROFILER_PASS_ALLOCATION_LINES_H
#define VAIS_PROFILER_PASS_ALLOCATION_LINES_H

#include "pass/instrument/Descriptors.h"
#include "pass/plan/Plan.h"

#include <map>
#include <string>
#include <utility>

namespace vais_profiler {

/// Uses debug information. If a function allocates on a single line of its own file, its own
/// descriptor states that line at no cost; otherwise each line gets a descriptor.
class AllocationLines {
public:
  /// `subprogram` is the debug information of the function, or null.
  AllocationLines(const std::vector<AllocationSite> &sites, llvm::Function &function,
                  const llvm::DISubprogram *subprogram);

  /// Returns the only line that allocates; 0 if there is none, if there are several, or if it is
  /// unknown.
  unsigned only() const { return only_; }

  /// Returns the descriptor of the line of `site`, or null if the function's descriptor suffices.
  llvm::Constant *descriptor(const AllocationSite &site, Descriptors &descriptors);

private:
  llvm::Function &function_;
  bool isKnown_;
  unsigned only_ = 0;
  std::map<std::pair<std::string, unsigned>, llvm::Constant *> descriptors_; ///< by file and line
};

} // namespace vais_profiler

#endif
