/// Makes the plan for a module without changing it.

#ifndef VAIS_PROFILER_PASS_ANALYSIS_H
#define VAIS_PROFILER_PASS_ANALYSIS_H

#include "pass/plan/Options.h"
#include "pass/plan/Plan.h"

namespace vais_profiler {

ModulePlan makePlan(llvm::Module &module, const Options &options);

} // namespace vais_profiler

#endif
