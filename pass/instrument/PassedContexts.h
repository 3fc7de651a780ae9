/// Makes calls between instrumented functions of one module pass the callee's context on
/// (calls=passed), so that the callee need not look for it.

#ifndef VAIS_PROFILER_PASS_PASSED_CONTEXTS_H
#define VAIS_PROFILER_PASS_PASSED_CONTEXTS_H

#include "pass/plan/Options.h"
#include "pass/plan/Plan.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SetVector.h"

#include <vector>

namespace llvm {
class Constant;
class Value;
} // namespace llvm

namespace vais_profiler {

/// A call that may pass a context on.
struct CallSite {
  llvm::CallBase *call;
  unsigned number; ///< number of the slot in the caller's context
};

/// A function that is split into a name and a body.
struct SplitFunction {
  const FunctionPlan *plan;
  llvm::Function *body;               ///< takes the slot of the call as its last argument
  std::vector<CallSite> sites;        ///< calls of functions whose bodies take a context
  std::vector<CallSite> pointerCalls; ///< calls by pointer; each has the slot after its own as well
  std::vector<unsigned> lines;        ///< by slot number; 0 if unknown or if several calls share it
  llvm::Constant *descriptor;         ///< set by connect()
};

/// The split functions of a module; there are none if contexts are not passed on.
class PassedContexts {
public:
  PassedContexts(llvm::Module &module, const ModulePlan &plan, const Options &options);

  /// Returns the functions in the order of the plan.
  std::vector<SplitFunction> &functions() { return functions_; }

  bool contains(const llvm::Function &function) const { return places_.count(&function); }

  /// Makes the call sites of the body pass contexts on, and inserts the hooks that this requires.
  /// Hooks for what the body itself does must be in place already. `descriptor` is that of the
  /// function.
  void connect(SplitFunction &function, llvm::Constant *descriptor);

  /// Makes names find their contexts, removes those of functions that only passing callers call,
  /// and completes the bodies. All functions must be connected.
  void finish();

private:
  void leaveTailCallersWhole();
  const SplitFunction *calleeOf(const llvm::CallBase &call) const;
  bool passesOn(const llvm::CallBase &call) const;
  void findSites(SplitFunction &function) const;
  void addSites(SplitFunction &function, const std::vector<llvm::CallBase *> &calls) const;
  void passContexts(const SplitFunction &function);
  void fillEntry(const SplitFunction &function);
  void fillEntryWithHooks(const SplitFunction &function);

  llvm::Module &module_;
  Exits exits_;
  std::vector<SplitFunction> functions_;
  llvm::DenseMap<const llvm::Function *, size_t> places_; ///< in functions_
  llvm::SetVector<llvm::Function *> elsewhere_;           ///< what is called of other modules
};

} // namespace vais_profiler

#endif
