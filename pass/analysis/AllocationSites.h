/// Decides which calls of allocators can be recorded.

#ifndef VAIS_PROFILER_PASS_ALLOCATION_SITES_H
#define VAIS_PROFILER_PASS_ALLOCATION_SITES_H

#include "pass/plan/Allocator.h"

#include <string>

namespace llvm {
class CallBase;
} // namespace llvm

namespace vais_profiler {

/// Returns why `call`, which calls `allocator`, cannot be recorded, or "" if it can.
std::string whyLeftOut(const llvm::CallBase &call, const Allocator &allocator);

} // namespace vais_profiler

#endif
