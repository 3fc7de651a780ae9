/// Finds calls that end the process without running the exit handlers through which the runtime
/// would otherwise learn of it.

#ifndef VAIS_PROFILER_PASS_ENDINGS_H
#define VAIS_PROFILER_PASS_ENDINGS_H

#include "pass/plan/Plan.h"

namespace vais_profiler {

/// Fills in FunctionPlan::endings.
void findEndings(FunctionPlan &plan);

/// Inserts a hook before the call.
void recordEnding(const Ending &ending);

} // namespace vais_profiler

#endif
