/// Allocators that say so by attributes.

#ifndef VAIS_PROFILER_PASS_ALLOCATOR_ATTRIBUTES_H
#define VAIS_PROFILER_PASS_ALLOCATOR_ATTRIBUTES_H

#include "pass/plan/Allocator.h"
#include "pass/plan/Options.h"

#include <optional>

namespace llvm {
class Function;
} // namespace llvm

namespace vais_profiler {

/// Reads `allockind` with `allocsize` and `allocptr`; with wrappers also `allocsize` on a function
/// whose result is `noalias`, which is what __attribute__((malloc, alloc_size(…))) becomes.
std::optional<Allocator> allocatorByAttributes(const llvm::Function &function, Wrappers wrappers);

} // namespace vais_profiler

#endif
