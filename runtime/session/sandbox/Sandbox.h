/// Recording in a process that may no longer make system calls, or only some.
///
/// A program under seccomp(2) dies of a call that its sandbox does not allow. In strict mode that
/// is any call but read, write, _exit and sigreturn, and reading the time stamp counter as well.
/// What is allowed cannot be found out, because this would take a call. Everything that recording
/// may need is therefore made in advance, and no calls are made afterwards (SystemCall.h): contexts
/// and everything that belongs to them come from what was reserved, and what does not fit is
/// counted as dropped.

#ifndef VAIS_PROFILER_SESSION_SANDBOX_H
#define VAIS_PROFILER_SESSION_SANDBOX_H

#include <cstdint>

namespace vais::profiler {

/// Bytes of the profile that are reserved, which is enough for some 20,000 contexts.
constexpr uint64_t kSandboxReserve = uint64_t(16) << 20;

/// Reserves everything that recording may need; from here on, no system calls are made. Returns
/// false if nothing can be recorded. May be called in any thread, but not in a signal handler.
bool prepareSandbox();

/// To be called if the process did not enter a sandbox after all.
void leaveSandbox();

/// Stops the clock and the timing of calls, because reading the counter would kill the process from
/// here on.
void endTiming();

} // namespace vais::profiler

#endif
