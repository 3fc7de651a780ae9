/// Events of the kernel that signal a thread as often as is asked, beside the kernel's ticks
/// (perf_event_open(2): PERF_COUNT_SW_TASK_CLOCK).
///
/// An event is due after so much CPU time of its thread, by a timer interrupt of its own. What is
/// due while the thread is in the kernel is left out (exclude_kernel), so that the signal comes
/// between two instructions of the thread's own code: it cuts no system call short, it cannot
/// outlive an execve(2), and perf_event_paranoid allows it up to 2.
///
/// An event that is mapped needs no descriptor: the program has no more of them than without it,
/// and cannot close it. Its mapping is not in forked children (VM_DONTCOPY), nor in what execve(2)
/// starts, and neither is the event.

#ifndef VAIS_PROFILER_COLLECT_SAMPLEEVENT_H
#define VAIS_PROFILER_COLLECT_SAMPLEEVENT_H

#include "contracts/ProfileFormat.h"

#include <cstdint>

namespace vais::profiler {

/// The signal of events, which Linux itself never sends. A signal below the real-time ones is
/// pending once at most, however many events are due while it is blocked; real-time signals would
/// queue up, and where there is no more room for them the kernel sends SIGIO instead, which may end
/// the program.
extern const int kEventSignal;

/// How often events come. Set when the session begins.
struct SampleEvents {
  uint64_t periodNs; ///< CPU time of a thread from one to the next; 0: there are none
  uint64_t costNs;   ///< CPU time that a sample by an event takes
  uint64_t tickNs;   ///< from one tick of the kernel to the next
};
extern SampleEvents gSampleEvents __attribute__((visibility("hidden")));

/// Sets gSampleEvents: `perSecond` events for each second of a thread's CPU time, at least as many
/// as ticks, or as many as cost no more than the `share` of a thread's time, by what one is seen to
/// cost. Sets eventTicks of the header, whose rate and costs are known. Returns On, or why there
/// are no events: NoEvents, or CostlyEvents where ticks would be more. Takes about two milliseconds
/// of CPU time. In a slow path, which keeps the events' signal away.
format::SamplerState prepareSampleEvents(format::Header &header, uint64_t perSecond, double share);

/// Signals the calling thread, `thread`, after each `periodNs` of its CPU time. Returns where the
/// event is mapped; 0 where the kernel refuses it. The signal's si_code is not SI_TIMER.
uint64_t openSampleEvent(uint32_t thread, uint64_t periodNs);

/// Has each overflow of the event signal the thread. Returns whether the kernel agreed.
bool signalOwner(long descriptor, uint32_t thread);

/// From any thread of the process that opened it. Returns false if the kernel refuses: the event
/// goes on.
bool closeSampleEvent(uint64_t event);

} // namespace vais::profiler

#endif
