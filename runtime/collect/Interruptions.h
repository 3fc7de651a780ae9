/// Whether the thread was preempted, or got a signal, between two moments.
///
/// The kernel clears the rseq_cs pointer of a thread whenever it takes it off the processor or
/// delivers a signal to it (Linux, rseq(2); glibc 2.35 and later registers the area). We put a
/// descriptor there whose range is never executed, and look whether it is still there: one load,
/// and one store after an interruption. Where there is no rseq, or the program uses it itself,
/// nothing is ever seen.

#ifndef VAIS_PROFILER_COLLECT_INTERRUPTIONS_H
#define VAIS_PROFILER_COLLECT_INTERRUPTIONS_H

namespace vais::profiler {

/// Whether the calling thread was interrupted since it last asked; yes when it asks first.
bool wasInterrupted();

/// Whether interruptions can be seen at all.
bool seesInterruptions();

/// A word that the kernel changes when it interrupts the calling thread; it is kUninterrupted since
/// wasInterrupted() was last asked. Where nothing can be seen it stays so.
const void *const volatile *interruptionWord();

/// The object that such a word points to.
extern const char kUninterrupted[] asm("vais_profiler_uninterrupted")
    __attribute__((visibility("hidden")));

} // namespace vais::profiler

#endif
