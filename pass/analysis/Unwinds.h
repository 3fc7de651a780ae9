/// Where exceptions leave a function behind its back, and how to see them go (exits=unwind).

#ifndef VAIS_PROFILER_PASS_UNWINDS_H
#define VAIS_PROFILER_PASS_UNWINDS_H

#include "pass/plan/Plan.h"

namespace llvm {
class Value;
} // namespace llvm

namespace vais_profiler {

/// Fills `plan.unwindingCalls` and `plan.passedPads`. Reads exits and resumes: a function is
/// already left where a tail call throws, and calls that return twice stay calls.
void findUnwinds(FunctionPlan &plan);

/// Records an exit with `token` wherever the plan says that an exception leaves. Calls become
/// invokes: pointers to them in the plan are void afterwards.
void recordUnwinds(const FunctionPlan &plan, llvm::Value *token);

} // namespace vais_profiler

#endif
