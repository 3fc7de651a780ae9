/// The names that the kernel has for threads (pthread_setname_np, prctl(2)), which are kept in the
/// profile.
///
/// The runtime is not told when a thread is named or when it ends. A name is mostly set before a
/// thread does its work, so it is read when the thread gets its tree and again in its first slow
/// paths. The names of the threads that are running when the process ends are read once more.

#ifndef VAIS_PROFILER_COLLECT_THREADNAMES_H
#define VAIS_PROFILER_COLLECT_THREADNAMES_H

#include "contracts/ProfileFormat.h"

namespace vais::profiler {

/// Reads the name of the calling thread, which has just become the owner of `thread`. Only in a
/// slow path. Takes one system call.
void noteNewOwner(format::Thread &thread);

/// Reads it again, the first few times that this is called. Only in a slow path. Takes a system
/// call or none.
void noteOwnName(format::Thread &thread);

/// Reads the names of all threads that are still running. Takes three system calls for each.
void noteRunningThreads(format::Header &header);

} // namespace vais::profiler

#endif
