/// Tells whether a thread was preempted or received a signal between two moments.
///
/// The kernel clears the rseq_cs pointer of a thread whenever it takes the thread off the processor
/// or delivers a signal to it (Linux, rseq(2); glibc 2.35 and later registers the area). The
/// runtime stores a descriptor there whose range is never executed, and checks whether it is still
/// there: this takes one load, and one store after an interruption. If there is no rseq, or if the
/// program uses it itself, no interruption is ever seen.

#ifndef VAIS_PROFILER_COLLECT_INTERRUPTIONS_H
#define VAIS_PROFILER_COLLECT_INTERRUPTIONS_H

namespace vais::profiler {

/// Returns whether the calling thread has been interrupted since it last asked; true when it asks
/// for the first time. Always false if interruptions cannot be seen.
bool wasInterrupted();

/// Returns whether interruptions can be seen at all.
bool seesInterruptions();

/// Returns a word that the kernel changes when it interrupts the calling thread. From a call of
/// wasInterrupted() until then, it points to kUninterrupted; it always does if interruptions cannot
/// be seen.
const void *const volatile *interruptionWord();

/// The object to which such a word points.
extern const char kUninterrupted[] asm("vais_profiler_uninterrupted")
    __attribute__((visibility("hidden")));

} // namespace vais::profiler

#endif
