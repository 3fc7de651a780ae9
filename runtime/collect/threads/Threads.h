/// Threads and the trees to which they write.

#ifndef VAIS_PROFILER_COLLECT_THREADS_H
#define VAIS_PROFILER_COLLECT_THREADS_H

#include "contracts/ProfileFormat.h"

namespace vais::profiler {

/// Gives the calling thread a tree: that of a thread which certainly no longer exists, or a new
/// one. Makes the root of the tree current. Returns null if there is no memory. Only in a slow
/// path.
format::Thread *attachThread();

/// Makes a tree for a fibre, whose first call is at the stack address `stackTop`. Returns null if
/// there is no memory. Only in a slow path.
format::Thread *makeFibre(uint64_t stackTop);

/// What a forked child does with the timed calls that were open when the process forked.
enum class OpenCalls {
  BeginNow, ///< they are open in the child's thread, too, and are timed from now on
  Drop      ///< the parent continued meanwhile, so they may be open no longer
};

/// For a forked child: keeps only the tree of its first thread, which may be null, and those of
/// fibres, which it may continue, and sets all counts to zero.
void restartAfterFork(format::Thread *thread, OpenCalls openCalls);

} // namespace vais::profiler

#endif
