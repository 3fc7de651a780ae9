/// The stack that the calling thread was started with.

#ifndef VAIS_PROFILER_COLLECT_OWNSTACK_H
#define VAIS_PROFILER_COLLECT_OWNSTACK_H

#include <cstdint>

namespace vais::profiler {

/// Notes roughly where the stack is, on which the calling thread runs as it gets its tree.
/// `isFirst` says whether it is the first thread of the process.
void noteOwnStack(bool isFirst);

/// Returns whether `address` is on the stack that the calling thread was started with, or true if
/// noteOwnStack() was not called. Reads the list of mappings once for each thread for which that is
/// not obvious.
bool isOnOwnStack(uint64_t address);

/// Returns whether the calling thread runs on its stack for signal handlers (sigaltstack(2)). Makes
/// a system call.
bool isOnSignalStack();

} // namespace vais::profiler

#endif
