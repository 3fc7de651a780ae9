/// Recording in a process that may make no system calls any more, or only some.
///
/// A program under seccomp(2) dies of a call that its sandbox does not allow. In strict mode that
/// is any call but read, write, _exit and sigreturn, and reading the time stamp counter as well.
/// What may be called cannot be asked there: to ask is a call. So all that recording may need is
/// made before, and from then on nothing is called (SystemCall.h): contexts and all that goes with
/// them come from what was reserved, and what finds no place there is counted as dropped.

#ifndef VAIS_PROFILER_SESSION_SANDBOX_H
#define VAIS_PROFILER_SESSION_SANDBOX_H

#include <cstdint>

namespace vais::profiler {

/// Bytes of the profile that are reserved: some 20,000 contexts.
constexpr uint64_t kSandboxReserve = uint64_t(16) << 20;

/// Reserves all that recording may need, and makes no system call from here on. False when there is
/// nothing to record with. From any thread; not in a signal handler.
bool prepareSandbox();

/// The process did not enter a sandbox after all.
void leaveSandbox();

/// Reading the counter would kill the process from here on: the clock stands still, and no call is
/// timed any more.
void endTiming();

} // namespace vais::profiler

#endif
