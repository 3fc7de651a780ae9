/// Measures how large a function is.

#ifndef VAIS_PROFILER_PASS_FUNCTION_SIZE_H
#define VAIS_PROFILER_PASS_FUNCTION_SIZE_H

namespace llvm {
class Function;
} // namespace llvm

namespace vais_profiler {

/// Returns the number of IR instructions, without debug and pseudo instructions, which become no
/// code.
unsigned countInstructions(const llvm::Function &function);

/// Returns whether control can return to a block, through a loop of any shape.
bool hasLoop(const llvm::Function &function);

} // namespace vais_profiler

#endif
