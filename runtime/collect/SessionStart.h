/// What recording needs of the session around it, which may not have begun: constructors and
/// callbacks on foreign threads run before anything of ours. Defined in session/.

#ifndef VAIS_PROFILER_COLLECT_SESSIONSTART_H
#define VAIS_PROFILER_COLLECT_SESSIONSTART_H

namespace vais::profiler {

/// Begins the session if nobody has; false when there is none (no memory, or another thread is
/// about to begin it). In a slow path.
bool beginSession();

/// Counts what no thread's tree can hold. Any time.
void countDroppedCall();
void countDroppedAllocation();

} // namespace vais::profiler

#endif
