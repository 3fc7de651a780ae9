/// The timer of profilers that sample: a thread of the profiler's own looks, at random times, which
/// instrumented function each thread is in, and how long that thread was on the processor since.
///
/// No signals: the program's system calls are not interrupted, its handlers and timers stay its
/// own, and threads that wait get no samples. A sample stands for an interval of time on the
/// processor, whoever used it up.

#ifndef VAIS_PROFILER_HANDLES_SAMPLER_H
#define VAIS_PROFILER_HANDLES_SAMPLER_H

namespace vais::profiler {

/// A profiler that samples was started. The first time, starts the thread. Signals must be blocked.
void wakeSampler();

/// In a forked child, which does not have the thread: starts it again if need be. Under
/// gHandlesMutex, with signals blocked.
void restartSampler();

} // namespace vais::profiler

#endif
