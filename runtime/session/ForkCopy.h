/// Parent and child share the profile's memory until the child has copied it, and what it copies is
/// the tree of the thread that forked: that thread stands still meanwhile.
///
/// Both sides give up after a time, and each can tell that the other has: a copy that may be torn
/// is never used. Where the profile is private memory the child has its own from the start, and
/// nobody waits.

#ifndef VAIS_PROFILER_SESSION_FORKCOPY_H
#define VAIS_PROFILER_SESSION_FORKCOPY_H

namespace vais::profiler {

/// Before a fork, in the thread that forks. Waits for the copies of other threads' children.
void awaitForkCopies();

/// After it, in the parent: waits until the child has copied. A fork that failed has no child,
/// which cannot be known here: it costs a second.
void awaitForkCopy();

/// In the child, before it copies; false when the parent went on already.
bool beginForkCopy();

/// In the child, after it copied; false when the parent went on meanwhile.
bool endForkCopy();

} // namespace vais::profiler

#endif
