/// Where in a function the hooks of its entry and its exits cost least.

#ifndef VAIS_PROFILER_PASS_HOOK_PLACES_H
#define VAIS_PROFILER_PASS_HOOK_PLACES_H

namespace llvm {
class Function;
class Instruction;
} // namespace llvm

namespace vais_profiler {

/// The instruction before which the function is entered.
llvm::Instruction &entryPlace(llvm::Function &function);

/// The instruction before which the function is left, for an exit of the plan.
llvm::Instruction &exitPlace(llvm::Instruction &exit);

} // namespace vais_profiler

#endif
