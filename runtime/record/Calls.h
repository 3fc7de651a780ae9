/// Enters and leaves functions and regions where the fast path of the hooks does not suffice.

#ifndef VAIS_PROFILER_RECORD_CALLS_H
#define VAIS_PROFILER_RECORD_CALLS_H

#include "runtime/collect/functions/FunctionRegistry.h"
#include "runtime/record/FastState.h"

#include "contracts/Hooks.h"

namespace vais::profiler {

/// The stack address at which the function that uses this was called. It is the same in the hooks
/// at a function's entry and exit, unless the function calls alloca.
#define VAIS_PROFILER_FRAME reinterpret_cast<uint64_t>(__builtin_dwarf_cfa())

/// Returns the tree of the calling thread. The tree, and the session, are made if necessary.
/// Returns null if there is no memory, if another copy of the runtime records, or in a signal
/// handler that interrupted a slow path.
format::Thread *currentThread();

/// Enters a function whose edge the fast path did not find. `frame` is a stack address of the call;
/// that of the hook's own frame, if the hook is known. Returns the token.
void *enterSlowly(VaisProfilerFunction &function, uint64_t frame, EntryHook hook);

/// Begins to time a call that has been counted, if possible. Returns the token.
void *timeCallSlowly(format::Context *caller, format::Slot *slot, uint64_t frame);

/// Leaves a function or region that was entered at `frame` and that is timed or traced, as `token`
/// says.
void endCallSlowly(void *token, uint64_t frame);

} // namespace vais::profiler

#endif
