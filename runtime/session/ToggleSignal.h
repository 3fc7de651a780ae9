/// The signal that turns recording off and on again.

#ifndef VAIS_PROFILER_SESSION_TOGGLESIGNAL_H
#define VAIS_PROFILER_SESSION_TOGGLESIGNAL_H

namespace vais::profiler {

/// The number of a signal named like SIGUSR2, USR2 or 12; 0 when there is none of that name, or
/// none that a program may handle.
int signalNumber(const char *name);

/// Has the signal turn recording off and on from now on, unless the program handles it otherwise
/// later. Returns whether the kernel agreed.
bool handleToggleSignal(int signal);

} // namespace vais::profiler

#endif
