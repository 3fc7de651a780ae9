/// Signal handlers without libc, because a program may define sigaction itself.

#ifndef VAIS_PROFILER_BASE_SIGNALHANDLER_H
#define VAIS_PROFILER_BASE_SIGNALHANDLER_H

#include <csignal>
#include <cstdint>

namespace vais::profiler {

using SignalHandler = void (*)(int signal, siginfo_t *information, void *context);

/// Installs `handler` for the signal. System calls that it interrupts are restarted, and it runs on
/// the thread's alternate stack if there is one. `blocked` is the set of signals that are blocked
/// meanwhile, as in the kernel's masks. Returns whether the kernel agreed.
bool handleSignal(int signal, SignalHandler handler, uint64_t blocked);

/// Continues where the handler with this `context` (its third argument) interrupted the program,
/// without the kernel, for sandboxes in which rt_sigreturn(2) is refused. The signal stays blocked,
/// and vector registers keep their present contents. On processors other than x86-64, does nothing
/// and returns.
void leaveSignalHandler(const void *context);

/// Does what libc's sigaction(2) does, for a libc that has no second name for it. Returns what the
/// kernel returns.
long setSignalAction(int signal, const struct sigaction *action, struct sigaction *old);

/// Returns the handler of the signal, which is null for SIG_DFL or if the kernel does not tell.
SignalHandler handlerOf(int signal);

/// Ignores the signal from now on, and discards it where it is pending.
void ignoreSignal(int signal);

/// Restores the default action of the signal.
void restoreSignal(int signal);

} // namespace vais::profiler

#endif
