/// Where this is linked, the runtime notices when the program handles the sampler's signal.

#ifndef VAIS_PROFILER_SESSION_SIGNALENTRY_H
#define VAIS_PROFILER_SESSION_SIGNALENTRY_H

namespace vais::profiler {

/// Makes the linker include what notices it.
void watchForSignal();

} // namespace vais::profiler

#endif
