/// Samples where each thread's CPU time goes: the second observer, which does not stand in the
/// instruction stream as time stamps do.
///
/// A timer on the thread's CPU clock (timer_create(2)) signals the thread itself. It expires with
/// the kernel's tick, which comes anyway: 100 to 1,000 times a second, whatever is asked. The
/// handler adds the CPU time since the sample before to an entry of the thread's table, which is
/// found by the current context and the program counter: no stack is unwound, the context is the
/// path.
///
/// Where the kernel lets CPU timers expire on a thread's way back to its own code
/// (CONFIG_POSIX_CPU_TIMERS_TASK_WORK) no system call is cut short: a sleeping thread uses no CPU
/// time. Other kernels are left alone.
///
/// Where more samples are wanted, an event (SampleEvent.h) signals the thread between ticks as
/// well, whenever it has used so much CPU time and is not in the kernel. Events then sample the
/// thread's own code, and ticks only what it does in the kernel.

#ifndef VAIS_PROFILER_COLLECT_CLOCKSAMPLER_H
#define VAIS_PROFILER_COLLECT_CLOCKSAMPLER_H

#include "contracts/ProfileFormat.h"

#include <cstdint>

namespace vais::profiler {

/// The sampler's signal; 0 if there is no sampler, or none any more. Children of fork keep it.
extern int gSamplerSignal __attribute__((visibility("hidden")));
inline bool wantsClockSamples() { return gSamplerSignal != 0; }

/// The session begins, and the profile is this process's. `eventsPerSecond` of a thread's CPU time
/// are wanted beside the ticks, as far as they cost no more than the `share` of that time; 0: none.
void prepareClockSampler(format::Header &header, uint64_t eventsPerSecond, double share);

/// The thread's owner has become so, or goes on as it in a forked process: it has no timer or event
/// yet, and those of an owner before, of this process, go. On that owner.
void beginClockSamples(format::Thread &thread, bool isForked);

/// To be called when the calling thread, the owner, is seen to have used `cpuNanoseconds`
/// altogether: begins to sample its clock if that is worth a timer.
void considerClockSamples(format::Thread &thread, uint64_t cpuNanoseconds);

/// Returns whether a signal for which the program asks is the sampler's own. May be called at any
/// time.
bool isSamplerSignal(int signal);

/// To be called when the program wants the signal for itself: no thread is sampled any more, and
/// the signal gets its default action back.
void giveUpSamplerSignal();

/// The process is about to enter a sandbox, where handlers might not be allowed to return: no
/// thread has a timer or an event any more.
void endClockSamples();

} // namespace vais::profiler

#endif
