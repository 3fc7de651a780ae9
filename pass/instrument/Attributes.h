/// Drops attributes of functions and calls that instrumentation has made false.

#ifndef VAIS_PROFILER_PASS_ATTRIBUTES_H
#define VAIS_PROFILER_PASS_ATTRIBUTES_H

namespace llvm {
class Module;
} // namespace llvm

namespace vais_profiler {

/// Applies to a module in which functions have been instrumented.
void dropUntrueAttributes(llvm::Module &module);

} // namespace vais_profiler

#endif
