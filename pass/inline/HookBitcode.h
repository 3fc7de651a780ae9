/// inline/Hooks.c as bitcode, compiled by the clang of the LLVM version that the plugin is built
/// for.

#ifndef VAIS_PROFILER_PASS_HOOK_BITCODE_H
#define VAIS_PROFILER_PASS_HOOK_BITCODE_H

#include "llvm/ADT/StringRef.h"

namespace vais_profiler {

/// Empty if that clang was not available when the plugin was built.
extern const llvm::StringRef kHookBitcode;

} // namespace vais_profiler

#endif
