/// Names that threads have with the kernel (pthread_setname_np, prctl(2)), kept in the profile.
///
/// Nothing tells when a thread is named, or when it ends. A name is mostly set before a thread does
/// its work, so it is read when the thread gets its tree and again in its first slow paths; what
/// runs when the process ends is asked once more.

#ifndef VAIS_PROFILER_COLLECT_THREADNAMES_H
#define VAIS_PROFILER_COLLECT_THREADNAMES_H

#include "contracts/ProfileFormat.h"

namespace vais::profiler {

/// Reads the name of the calling thread, which has just become the owner of `thread`. In a slow
/// path. One system call.
void noteNewOwner(format::Thread &thread);

/// Reads it anew, the first few times that it is called. In a slow path. A system call, or none.
void noteOwnName(format::Thread &thread);

/// Reads the names of all threads that still run. Three system calls for each.
void noteRunningThreads(format::Header &header);

} // namespace vais::profiler

#endif
