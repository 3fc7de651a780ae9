/// Entering and leaving what has a record in the profile, beyond what the hooks' fast path does.

#ifndef VAIS_PROFILER_RECORD_CALLS_H
#define VAIS_PROFILER_RECORD_CALLS_H

#include "runtime/record/FastState.h"

#include "contracts/Hooks.h"

namespace vais::profiler {

/// The calling thread's stack address where it called the function that uses this: the same at a
/// function's entry and exit unless it calls alloca.
#define VAIS_PROFILER_FRAME reinterpret_cast<uint64_t>(__builtin_dwarf_cfa())

/// The calling thread's tree, made now if need be, and with it the session; null when there is no
/// memory.
format::Thread *currentThread();

/// Enters a function whose edge the fast path did not find. `frame` is a stack address of the call.
/// Returns the token.
void *enterSlowly(VaisProfilerFunction &function, uint64_t frame);

/// Begins to time a call that is counted, if that goes. Returns the token.
void *timeCallSlowly(format::Context *caller, format::Slot *slot, uint64_t frame);

/// Leaves what `token` says is timed or traced, which was entered at `frame`.
void endCallSlowly(void *token, uint64_t frame);

} // namespace vais::profiler

#endif
