/// Where this is linked, the runtime notices when the program enters a sandbox.

#ifndef VAIS_PROFILER_SESSION_SANDBOXENTRY_H
#define VAIS_PROFILER_SESSION_SANDBOXENTRY_H

namespace vais::profiler {

/// Makes the linker include what notices it.
void watchForSandbox();

} // namespace vais::profiler

#endif
