/// How much a function is.

#ifndef VAIS_PROFILER_PASS_FUNCTION_SIZE_H
#define VAIS_PROFILER_PASS_FUNCTION_SIZE_H

namespace llvm {
class Function;
} // namespace llvm

namespace vais_profiler {

/// IR instructions that become code: without debug and pseudo instructions.
unsigned countInstructions(const llvm::Function &function);

/// Whether control can come back to a block, in loops of any shape.
bool hasLoop(const llvm::Function &function);

} // namespace vais_profiler

#endif
