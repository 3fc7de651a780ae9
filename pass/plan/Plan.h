/// What is going to be done to a module, as plain data: Analysis fills it, Instrumentation applies
/// it, PrintPlan prints it. It points into the module and is void once the module has changed.

#ifndef VAIS_PROFILER_PASS_PLAN_H
#define VAIS_PROFILER_PASS_PLAN_H

#include "pass/plan/Allocator.h"

#include <string>
#include <vector>

namespace llvm {
class CallBase;
class CallInst;
class Function;
class Instruction;
class LandingPadInst;
} // namespace llvm

namespace vais_profiler {

/// A call that allocates or frees.
struct AllocationSite {
  llvm::CallBase *call;
  Allocator allocator;
  std::string leftOut; ///< why it is not recorded; empty when it is
};

/// A call that ends the process without its exit handlers.
struct Ending {
  llvm::CallBase *call;
  int kind; ///< VAIS_PROFILER_ENDING_*
};

/// A function definition.
struct FunctionPlan {
  llvm::Function *function;
  std::string leftAlone;                          ///< why it is not instrumented; empty when it is
  std::vector<llvm::Instruction *> exits;         ///< the function is left before each of these
  std::vector<llvm::Instruction *> resumes;       ///< and goes on after each of these
  std::vector<llvm::CallInst *> unwindingCalls;   ///< an exception may leave it through these
  std::vector<llvm::LandingPadInst *> passedPads; ///< some exceptions pass by these
  std::vector<AllocationSite> allocationSites;    ///< in the order of the function's blocks
  std::vector<Ending> endings;                    ///< likewise
};

struct ModulePlan {
  std::vector<std::string> problems;   ///< why there is no plan, one line each; empty when there is
  std::vector<FunctionPlan> functions; ///< in the order of the module
};

} // namespace vais_profiler

#endif
