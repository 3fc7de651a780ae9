/// Whether the program handles the sampler's signal is seen where this is linked.

#ifndef VAIS_PROFILER_SESSION_SIGNALENTRY_H
#define VAIS_PROFILER_SESSION_SIGNALENTRY_H

namespace vais::profiler {

/// Links what sees it.
void watchForSignal();

} // namespace vais::profiler

#endif
