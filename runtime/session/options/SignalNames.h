/// Signals by their names.

#ifndef VAIS_PROFILER_SESSION_SIGNALNAMES_H
#define VAIS_PROFILER_SESSION_SIGNALNAMES_H

namespace vais::profiler {

/// Returns the number of a signal named like SIGUSR2, USR2 or 12, or 0 if there is none of that
/// name or a program may not handle it.
int signalNumber(const char *name);

} // namespace vais::profiler

#endif
