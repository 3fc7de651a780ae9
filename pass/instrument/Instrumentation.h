/// Applies a plan to its module.

#ifndef VAIS_PROFILER_PASS_INSTRUMENTATION_H
#define VAIS_PROFILER_PASS_INSTRUMENTATION_H

#include "pass/plan/Plan.h"

namespace vais_profiler {

/// Inserts the hooks that `plan` asks for. The plan is void afterwards.
void instrument(llvm::Module &module, const ModulePlan &plan);

} // namespace vais_profiler

#endif
