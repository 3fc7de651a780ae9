/// Finds calls that end the process without its exit handlers, by which the runtime would notice.

#ifndef VAIS_PROFILER_PASS_ENDINGS_H
#define VAIS_PROFILER_PASS_ENDINGS_H

#include "pass/plan/Plan.h"

namespace vais_profiler {

/// Fills in FunctionPlan::endings.
void findEndings(FunctionPlan &plan);

/// Inserts the hook before such a call.
void recordEnding(const Ending &ending);

} // namespace vais_profiler

#endif
