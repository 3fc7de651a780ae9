/// Applies a plan to its module.

#ifndef VAIS_PROFILER_PASS_INSTRUMENTATION_H
#define VAIS_PROFILER_PASS_INSTRUMENTATION_H

#include "Options.h"
#include "Plan.h"

namespace vais_profiler {

/// Inserts the hooks that `plan` asks for, and has callers pass contexts on where `calls` says so.
/// The plan is void afterwards.
void instrument(llvm::Module &module, const ModulePlan &plan, CallStyle calls);

} // namespace vais_profiler

#endif
