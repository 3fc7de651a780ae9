/// Finds where exceptions leave a function without reaching its exits, and records these exits
/// (exits=unwind).

#ifndef VAIS_PROFILER_PASS_UNWINDS_H
#define VAIS_PROFILER_PASS_UNWINDS_H

#include "pass/plan/Plan.h"

namespace llvm {
class Value;
} // namespace llvm

namespace vais_profiler {

/// Fills `plan.unwindingCalls` and `plan.passedPads`. Reads exits and resumes: the exit of a tail
/// call is recorded before the call and thus before it can throw, and calls that return twice must
/// not become invokes.
void findUnwinds(FunctionPlan &plan);

/// Records an exit with `token` wherever the plan says that an exception may leave the function.
/// Calls become invokes, so that the plan's pointers to them are invalid afterwards.
void recordUnwinds(const FunctionPlan &plan, llvm::Value *token);

} // namespace vais_profiler

#endif
