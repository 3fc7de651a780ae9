/// Applies a plan to its module.

#ifndef VAIS_PROFILER_PASS_INSTRUMENTATION_H
#define VAIS_PROFILER_PASS_INSTRUMENTATION_H

#include "pass/plan/Options.h"
#include "pass/plan/Plan.h"

namespace vais_profiler {

/// Inserts the hooks that `plan` asks for, and makes callers pass contexts on if `options` say so.
/// The plan is invalid afterwards.
void instrument(llvm::Module &module, const ModulePlan &plan, const Options &options);

} // namespace vais_profiler

#endif
