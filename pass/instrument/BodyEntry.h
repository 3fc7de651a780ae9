/// Builds the first instructions of a body that takes its context from its caller.

#ifndef VAIS_PROFILER_PASS_BODY_ENTRY_H
#define VAIS_PROFILER_PASS_BODY_ENTRY_H

namespace llvm {
class Constant;
class Function;
} // namespace llvm

namespace vais_profiler {

/// Places the entry in front of the body's code. `descriptor` is that of the function.
void addBodyEntry(llvm::Function &body, llvm::Constant *descriptor);

} // namespace vais_profiler

#endif
