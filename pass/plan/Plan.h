/// What is to be done to a module, as plain data: Analysis fills it, Instrumentation applies it,
/// and PrintPlan prints it. It points into the module and becomes invalid when the module changes.

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
  std::string leftOut; ///< why it is not recorded; empty if it is
};

/// A call that ends the process without running its exit handlers.
struct Ending {
  llvm::CallBase *call;
  int kind; ///< VAIS_PROFILER_ENDING_*
};

/// What is to be done to one function definition.
struct FunctionPlan {
  llvm::Function *function;
  std::string leftAlone;                          ///< why it is not instrumented; empty if it is
  std::vector<llvm::Instruction *> exits;         ///< the function is left before each of these
  std::vector<llvm::Instruction *> resumes;       ///< the function resumes after each of these
  std::vector<llvm::CallInst *> unwindingCalls;   ///< an exception may leave through these
  std::vector<llvm::LandingPadInst *> passedPads; ///< landing pads that some exceptions pass by
  std::vector<AllocationSite> allocationSites;    ///< in the order of the function's blocks
  std::vector<Ending> endings;                    ///< in the same order
};

struct ModulePlan {
  std::vector<std::string> problems; ///< why there is no plan, one line each; empty if there is one
  std::vector<FunctionPlan> functions; ///< in the order of the module
};

} // namespace vais_profiler

#endif
