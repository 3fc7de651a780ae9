/// Returns the name of a function as the linker sees it.

#ifndef VAIS_PROFILER_PASS_SYMBOL_NAME_H
#define VAIS_PROFILER_PASS_SYMBOL_NAME_H

#include "llvm/IR/Function.h"

namespace vais_profiler {

/// Strips the \01 with which front ends keep LLVM from mangling a name.
inline llvm::StringRef symbolName(const llvm::Function &function) {
  llvm::StringRef name = function.getName();
  return !name.empty() && name.front() == '\1' ? name.drop_front() : name;
}

} // namespace vais_profiler

#endif
