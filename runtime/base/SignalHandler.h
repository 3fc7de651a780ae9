/// Signal handlers without libc: a program may define sigaction itself.

#ifndef VAIS_PROFILER_BASE_SIGNALHANDLER_H
#define VAIS_PROFILER_BASE_SIGNALHANDLER_H

#include <csignal>
#include <cstdint>

namespace vais::profiler {

using SignalHandler = void (*)(int signal, siginfo_t *information, void *context);

/// Has `handler` handle the signal, with system calls begun anew and on the thread's alternate
/// stack if it has one. `blocked` are the signals that are kept away meanwhile, as in the kernel's
/// masks. Returns whether the kernel agreed.
bool handleSignal(int signal, SignalHandler handler, uint64_t blocked);

/// Goes on where the handler with this `context` (its third argument) interrupted the program,
/// without the kernel: for where it refuses rt_sigreturn(2). The signal stays blocked, and vector
/// registers are as they are. Returns, with nothing done, on other processors than x86-64.
void leaveSignalHandler(const void *context);

/// sigaction(2) as libc has it, for where libc has no second name for it. Returns what the kernel
/// returns.
long setSignalAction(int signal, const struct sigaction *action, struct sigaction *old);

/// What handles the signal: 0 is SIG_DFL; null where the kernel does not say.
SignalHandler handlerOf(int signal);

/// Has the kernel do with the signal what it does by default.
void restoreSignal(int signal);

} // namespace vais::profiler

#endif
