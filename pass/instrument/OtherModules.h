/// Lets calls between the modules of one linked object pass contexts on as well.

#ifndef VAIS_PROFILER_PASS_OTHER_MODULES_H
#define VAIS_PROFILER_PASS_OTHER_MODULES_H

namespace llvm {
class CallBase;
class Function;
class GlobalValue;
} // namespace llvm

namespace vais_profiler {

/// Returns whether calls by name from the same linked object reach what that object defines.
bool staysInObject(const llvm::GlobalValue &function);

/// Gives `body` the symbol by which other modules enter the body of `function`, and of its aliases,
/// if these may do so.
void offerBody(llvm::Function &body, const llvm::Function &function);

/// Returns whether the callee may have a body in another module.
bool mayHaveBodyElsewhere(const llvm::CallBase &call);

/// Returns what a call enters that passes a context on to `function`, whose body, if there is one,
/// is in another module.
llvm::Function &bodyElsewhere(llvm::Function &function);

} // namespace vais_profiler

#endif
