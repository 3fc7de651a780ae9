/// The lines in which a function allocates.

#ifndef VAIS_PROFILER_PASS_ALLOCATION_LINES_H
#define VAIS_PROFILER_PASS_ALLOCATION_LINES_H

#include "pass/instrument/Descriptors.h"
#include "pass/plan/Plan.h"

#include <map>
#include <string>
#include <utility>

namespace vais_profiler {

/// As far as there is debug information. A function that allocates in one line of its own file says
/// so in its descriptor, which costs nothing; otherwise each line has one.
class AllocationLines {
public:
  /// `subprogram` is what debug information knows of the function, or null.
  AllocationLines(const std::vector<AllocationSite> &sites, llvm::Function &function,
                  const llvm::DISubprogram *subprogram);

  /// The only one; 0 when there are none, several or it is unknown.
  unsigned only() const { return only_; }

  /// What is to be told of the line of `site`; null when the function's descriptor tells all.
  llvm::Constant *descriptor(const AllocationSite &site, Descriptors &descriptors);

private:
  llvm::Function &function_;
  bool isKnown_;
  unsigned only_ = 0;
  std::map<std::pair<std::string, unsigned>, llvm::Constant *> descriptors_; ///< by file and line
};

} // namespace vais_profiler

#endif
