/// Recognises allocators by their attributes.

#ifndef VAIS_PROFILER_PASS_ALLOCATOR_ATTRIBUTES_H
#define VAIS_PROFILER_PASS_ALLOCATOR_ATTRIBUTES_H

#include "pass/plan/Allocator.h"
#include "pass/plan/Options.h"

#include <optional>

namespace llvm {
class Function;
} // namespace llvm

namespace vais_profiler {

/// Reads `allockind`, `allocsize` and `allocptr`. With Wrappers::On, also recognises a function
/// with `allocsize` and a `noalias` result, which is what clang makes of __attribute__((malloc,
/// alloc_size(…))).
std::optional<Allocator> allocatorByAttributes(const llvm::Function &function, Wrappers wrappers);

} // namespace vais_profiler

#endif
