/// Makes the thread that forks wait for its child. Parent and child share the memory of the profile
/// until the child has copied it, and the tree that it copies is that of the thread that forked.
///
/// Both sides give up after some time, and each notices when the other has given up, so that an
/// inconsistent copy is never used. If the profile is private memory, the child has its own from
/// the start, and nobody waits.

#ifndef VAIS_PROFILER_SESSION_FORKCOPY_H
#define VAIS_PROFILER_SESSION_FORKCOPY_H

namespace vais::profiler {

/// To be called before a fork, in the thread that forks. Waits until the children of other threads
/// have made their copies.
void awaitForkCopies();

/// To be called after it, in the parent. Waits until the child has made its copy. If the fork
/// failed there is no child, but this cannot be seen here and costs a second.
void awaitForkCopy();

/// To be called in the child before it copies. Returns false if the parent has continued already.
bool beginForkCopy();

/// To be called in the child after it has copied. Returns false if the parent has continued
/// meanwhile.
bool endForkCopy();

} // namespace vais::profiler

#endif
