/// What recording needs of the session around it, which may not have begun: constructors and
/// callbacks on foreign threads run before anything of ours. Defined in session/.

#ifndef VAIS_PROFILER_COLLECT_SESSIONSTART_H
#define VAIS_PROFILER_COLLECT_SESSIONSTART_H

#include "contracts/ProfileFormat.h"

#include <cstdint>

namespace vais::profiler {

/// Begins the session if nobody has; false when there is none (no memory, or another thread is
/// about to begin it). In a slow path.
bool beginSession();

/// Stamps the end of the process, which is about to end as `ending` says; `status` is its exit
/// status + 1, 0 when it is not known. May be told again, nearer to the end. Any time.
void noteEnding(format::Ending ending, uint32_t status);

/// In a child that was made without our knowledge: whatever it counts from here on is in memory of
/// its own. Any time.
void leaveProfileInChild();

/// Counts what no thread's tree can hold. Any time.
void countDroppedCall();
void countDroppedAllocation();

} // namespace vais::profiler

#endif
