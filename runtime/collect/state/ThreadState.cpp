/// The state of each thread, and the context of threads that have no tree. OwnProcess.cpp defines
/// the switches.

#include "runtime/collect/state/ThreadState.h"

namespace vais::profiler {

alignas(64) Nowhere gNowhere = {};
__thread ThreadState tState = {&gNoContext, kNoDistance, nullptr, nullptr, 0, 0, 0, 0};

/// The name for inlined hooks. The runtime itself uses its own name, so that no copy of it reads
/// the state of another.
extern "C" {
extern __thread ThreadState vais_profiler_thread_state __attribute__((
    alias("vais_profiler_own_thread_state"), tls_model("initial-exec"), visibility("default")));
}

} // namespace vais::profiler
