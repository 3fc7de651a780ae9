/// Inserts the hooks of one allocation site.

#ifndef VAIS_PROFILER_PASS_ALLOCATION_HOOKS_H
#define VAIS_PROFILER_PASS_ALLOCATION_HOOKS_H

#include "pass/plan/Plan.h"

namespace llvm {
class Constant;
} // namespace llvm

namespace vais_profiler {

/// Inserts the hooks of a site that is not left out. `line` is the descriptor of its line; null if
/// the function's descriptor states the line.
void recordAllocation(const AllocationSite &site, llvm::Constant *line);

} // namespace vais_profiler

#endif
