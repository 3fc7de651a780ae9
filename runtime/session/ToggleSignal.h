/// The signal that turns recording off and on again.

#ifndef VAIS_PROFILER_SESSION_TOGGLESIGNAL_H
#define VAIS_PROFILER_SESSION_TOGGLESIGNAL_H

namespace vais::profiler {

/// Returns the number of a signal named like SIGUSR2, USR2 or 12, or 0 if there is none of that
/// name or a program may not handle it.
int signalNumber(const char *name);

/// Makes the signal turn recording off and on from now on, unless the program handles it otherwise
/// later. Returns whether the kernel agreed.
bool handleToggleSignal(int signal);

} // namespace vais::profiler

#endif
