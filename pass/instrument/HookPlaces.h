/// Finds the places in a function where the hooks of its entry and exits cost least.

#ifndef VAIS_PROFILER_PASS_HOOK_PLACES_H
#define VAIS_PROFILER_PASS_HOOK_PLACES_H

namespace llvm {
class Function;
class Instruction;
} // namespace llvm

namespace vais_profiler {

/// Returns the instruction before which the entry hook belongs.
llvm::Instruction &entryPlace(llvm::Function &function);

/// Returns the instruction before which the hook of `exit`, an exit of the plan, belongs.
llvm::Instruction &exitPlace(llvm::Instruction &exit);

} // namespace vais_profiler

#endif
