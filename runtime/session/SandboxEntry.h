/// Whether the program enters a sandbox is seen where this is linked.

#ifndef VAIS_PROFILER_SESSION_SANDBOXENTRY_H
#define VAIS_PROFILER_SESSION_SANDBOXENTRY_H

namespace vais::profiler {

/// Links what sees it.
void watchForSandbox();

} // namespace vais::profiler

#endif
