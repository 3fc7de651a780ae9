/// Where a function is left and where control arrives in the middle of it.

#ifndef VAIS_PROFILER_PASS_EXITS_H
#define VAIS_PROFILER_PASS_EXITS_H

#include "pass/plan/Plan.h"

namespace vais_profiler {

/// Fills `plan.exits`: returns, tail calls and `resume`. Reads `plan.allocationSites`: a recorded
/// allocation belongs to the function even where it is a tail call.
void findExits(FunctionPlan &plan);

/// Fills `plan.resumes`: landing pads and calls that return twice.
void findResumes(FunctionPlan &plan);

} // namespace vais_profiler

#endif
