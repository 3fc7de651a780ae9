/// Threads and the trees they write.

#ifndef VAIS_PROFILER_COLLECT_THREADS_H
#define VAIS_PROFILER_COLLECT_THREADS_H

#include "vais_profiler/ProfileFormat.h"

namespace vais::profiler {

/// Gives the calling thread a tree: that of a thread which is certainly gone, else a new one.
/// Its current context becomes the tree's root. Null when there is no memory. In a slow path.
format::Thread *attachThread();

/// In a forked child: keeps only the calling thread's tree, with all counts at zero and the open
/// timed calls beginning now.
void restartAfterFork();

/// In a forked child whose memory is still its parent's: the calling thread writes to no tree any
/// more, not even where timed calls end.
void leaveTree();

} // namespace vais::profiler

#endif
