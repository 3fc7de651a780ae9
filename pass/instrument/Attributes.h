/// Takes back what the module says about its functions and instrumentation makes untrue.

#ifndef VAIS_PROFILER_PASS_ATTRIBUTES_H
#define VAIS_PROFILER_PASS_ATTRIBUTES_H

namespace llvm {
class Module;
} // namespace llvm

namespace vais_profiler {

/// For a module in which functions were instrumented.
void dropUntrueAttributes(llvm::Module &module);

} // namespace vais_profiler

#endif
