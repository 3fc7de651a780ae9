/// Calls between instrumented functions of one module: the caller passes the callee's context on
/// (calls=passed), so that nobody has to find it.

#ifndef VAIS_PROFILER_PASS_PASSED_CONTEXTS_H
#define VAIS_PROFILER_PASS_PASSED_CONTEXTS_H

#include "pass/plan/Options.h"
#include "pass/plan/Plan.h"

#include "llvm/ADT/DenseMap.h"

#include <vector>

namespace llvm {
class Constant;
class Value;
} // namespace llvm

namespace vais_profiler {

/// The attribute of a function that finds its context and passes it on to its body.
constexpr const char *kEntryAttribute = "vais-profiler-entry";

/// A call of a function whose body takes its context from the caller.
struct CallSite {
  llvm::CallBase *call;
  unsigned number; ///< of its slot in the caller's context
};

/// A function in two parts: its name, and the body behind it.
struct SplitFunction {
  const FunctionPlan *plan;
  llvm::Function *body;        ///< takes the call's slot as a last argument
  std::vector<CallSite> sites; ///< calls out of it that pass contexts on
  std::vector<unsigned> lines; ///< by number of the slot; 0: unknown, or several
};

/// The functions of a module that are split; none where contexts are not to be passed on.
class PassedContexts {
public:
  PassedContexts(llvm::Module &module, const ModulePlan &plan, const Options &options);

  /// In the order of the plan.
  std::vector<SplitFunction> &functions() { return functions_; }

  bool contains(const llvm::Function &function) const { return places_.count(&function); }

  /// Makes the call sites of the body pass contexts on and the entry find them, and inserts the
  /// hooks that this takes; those of what the body does are there already. `descriptor` is the
  /// function's.
  void connect(const SplitFunction &function, llvm::Constant *descriptor);

  /// Takes away the names of functions that only passing callers know. All are connected.
  void dropUnusedNames();

private:
  void leaveTailCallersWhole();
  const SplitFunction *calleeOf(const llvm::CallBase &call) const;
  void findSites(SplitFunction &function) const;
  void passContexts(const SplitFunction &function);
  void fillEntry(const SplitFunction &function, llvm::Constant *descriptor);

  llvm::Module &module_;
  Exits exits_;
  std::vector<SplitFunction> functions_;
  llvm::DenseMap<const llvm::Function *, size_t> places_; ///< in functions_
};

} // namespace vais_profiler

#endif
