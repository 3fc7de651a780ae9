/// Finds functions that call nothing and do not take long.

#ifndef VAIS_PROFILER_PASS_LEAVES_H
#define VAIS_PROFILER_PASS_LEAVES_H

namespace llvm {
class Function;
} // namespace llvm

namespace vais_profiler {

/// Returns whether the function contains neither calls, those that code generation may add included,
/// nor loops.
bool isLeaf(const llvm::Function &function);

} // namespace vais_profiler

#endif
