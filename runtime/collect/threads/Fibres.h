/// Fibres: stacks that the program made itself and switches between (swapcontext(3), coroutines
/// with a stack of their own).
///
/// Frames hold contexts, and a fibre takes its frames along when another thread resumes it. So that
/// no two threads ever count in the same place, each fibre has a tree of its own, whose contexts
/// stand below the path on which the fibre was started.

#ifndef VAIS_PROFILER_COLLECT_FIBRES_H
#define VAIS_PROFILER_COLLECT_FIBRES_H

#include "contracts/ProfileFormat.h"

#include <cstdint>

namespace vais::profiler {

/// For a call by name at the stack address `frame` whose edge is not known. Returns null if it is a
/// call of the current context, and otherwise the context to which it belongs: if it begins a
/// fibre, that of `current` in the fibre's tree; if it is on the thread's own stack and `current`
/// is in a fibre's tree, the root of the thread. Only in a slow path.
format::Context *starterOfStack(format::Thread &thread, format::Context *current, uint64_t frame);

} // namespace vais::profiler

#endif
