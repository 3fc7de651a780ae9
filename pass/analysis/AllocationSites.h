/// Which calls of allocators make sense to record.

#ifndef VAIS_PROFILER_PASS_ALLOCATION_SITES_H
#define VAIS_PROFILER_PASS_ALLOCATION_SITES_H

#include "pass/plan/Allocator.h"

#include <string>

namespace llvm {
class CallBase;
} // namespace llvm

namespace vais_profiler {

/// Why `call`, which calls `allocator`, cannot be recorded; empty when it can.
std::string whyLeftOut(const llvm::CallBase &call, const Allocator &allocator);

} // namespace vais_profiler

#endif
