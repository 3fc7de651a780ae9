/// Prints a plan, for users and for tests.

#ifndef VAIS_PROFILER_PASS_PRINT_PLAN_H
#define VAIS_PROFILER_PASS_PRINT_PLAN_H

#include "pass/plan/Plan.h"

namespace llvm {
class raw_ostream;
} // namespace llvm

namespace vais_profiler {

void printPlan(const ModulePlan &plan, llvm::raw_ostream &stream);

} // namespace vais_profiler

#endif
