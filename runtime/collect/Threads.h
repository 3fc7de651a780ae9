/// Threads and the trees they write.

#ifndef VAIS_PROFILER_COLLECT_THREADS_H
#define VAIS_PROFILER_COLLECT_THREADS_H

#include "contracts/ProfileFormat.h"

namespace vais::profiler {

/// Gives the calling thread a tree: that of a thread which is certainly gone, else a new one.
/// Its current context becomes the tree's root. Null when there is no memory. In a slow path.
format::Thread *attachThread();

/// What becomes of timed calls that were open when a process forked, in the child.
enum class OpenCalls {
  BeginNow, ///< they are those of the child's thread
  Drop      ///< the parent went on meanwhile: nobody knows
};

/// In a forked child: keeps only the tree of its first thread, which may be null, with all counts
/// at zero.
void restartAfterFork(format::Thread *thread, OpenCalls openCalls);

} // namespace vais::profiler

#endif
