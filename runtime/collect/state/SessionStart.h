/// What recording needs from the session, which may not have begun: constructors and callbacks on
/// foreign threads may run before any other code of the runtime. Defined in session/.

#ifndef VAIS_PROFILER_COLLECT_SESSIONSTART_H
#define VAIS_PROFILER_COLLECT_SESSIONSTART_H

#include "contracts/ProfileFormat.h"

#include <cstdint>

namespace vais::profiler {

/// Begins the session unless it has begun already. Returns false if there is none (no memory, or
/// another thread is about to begin it). Only in a slow path.
bool beginSession();

/// Stamps the end of the process, which is about to end in the way that `ending` says. `status` is
/// its exit status + 1, or 0 if it is not known. May be called again nearer to the end. May be
/// called at any time.
void noteEnding(format::Ending ending, uint32_t status);

/// For a child that was made without the knowledge of the runtime: whatever it counts from here on
/// is in memory of its own. May be called at any time.
void leaveProfileInChild();

/// Count what no thread's tree can hold. May be called at any time.
void countDroppedCall();
void countDroppedAllocation();

} // namespace vais::profiler

#endif
