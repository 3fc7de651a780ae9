/// Makes functions that take their context from their caller, and what such a body and the
/// function's name begin with.

#ifndef VAIS_PROFILER_PASS_BODY_ENTRY_H
#define VAIS_PROFILER_PASS_BODY_ENTRY_H

#include "llvm/IR/GlobalValue.h"

namespace llvm {
class Constant;
class Function;
} // namespace llvm

namespace vais_profiler {

/// Makes a function like `function`, in front of it, whose last argument is a context or a slot. It
/// is empty, is called as `function` with `suffix`, and has its visibility.
llvm::Function &withContext(llvm::Function &function, llvm::GlobalValue::LinkageTypes linkage,
                            const char *suffix);

/// Places the entry in front of the body's code. `descriptor` is that of the function, `name` the
/// address of its name, or null if that is not to be known.
void addBodyEntry(llvm::Function &body, llvm::Constant *descriptor, llvm::Constant *name);

/// Makes the empty function `name` jump to the runtime, which enters its body.
void addNameEntry(llvm::Function &name, llvm::Constant *descriptor);

} // namespace vais_profiler

#endif
