/// Finds where a function is left and where control arrives in the middle of it.

#ifndef VAIS_PROFILER_PASS_EXITS_H
#define VAIS_PROFILER_PASS_EXITS_H

#include "pass/plan/Plan.h"

namespace vais_profiler {

/// Fills `plan.exits` with returns, tail calls and `resume` instructions. Reads
/// `plan.allocationSites`, because a recorded allocation is part of the function even if it is a
/// tail call.
void findExits(FunctionPlan &plan);

/// Fills `plan.resumes` with landing pads, calls that return twice and calls that switch stacks.
void findResumes(FunctionPlan &plan);

} // namespace vais_profiler

#endif
