/// The part that only programs with instrumented code link: their session begins when they start. A
/// program that is linked with the C interface alone begins a session, and a profile, when it
/// records something.

#include "runtime/collect/state/SessionStart.h"
#include "runtime/session/SignalEntry.h"
#include "runtime/session/process/OtherCopies.h"
#include "runtime/session/sandbox/SandboxEntry.h"

#include "contracts/Hooks.h"

/// Referenced by every instrumented module, so that a different version of the hooks is a link
/// error.
extern "C" __attribute__((visibility("default"), used)) const char vais_profiler_hooks_5 = 1;
static_assert(VAIS_PROFILER_HOOKS_VERSION == 5, "rename vais_profiler_hooks_5 with the version");

namespace vais::profiler {

__attribute__((constructor(101))) static void beginEarly() {
  if constexpr (VAIS_PROFILER_BEGINS_EARLY) {
    watchForSandbox();
    watchForSignal();
    beginSession();
  } else {
    chooseRole();
  }
}

} // namespace vais::profiler
