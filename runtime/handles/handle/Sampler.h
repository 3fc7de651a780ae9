/// The timer of profilers that sample. A thread of the profiler determines, at random times, in
/// which instrumented function each thread is and how long that thread has been on the processor
/// since the last look.
///
/// It uses no signals: the program's system calls are not interrupted, signal handlers and timers
/// remain available to the program, and threads that wait get no samples. A sample stands for an
/// interval of CPU time, whichever thread used it.

#ifndef VAIS_PROFILER_HANDLES_SAMPLER_H
#define VAIS_PROFILER_HANDLES_SAMPLER_H

namespace vais::profiler {

/// To be called when a profiler that samples was started. Starts the thread the first time.
/// Requires that signals are blocked.
void wakeSampler();

/// Starts the thread again, if it is needed, in a forked child, which does not have it. Requires
/// gHandlesMutex and blocked signals.
void restartSampler();

} // namespace vais::profiler

#endif
