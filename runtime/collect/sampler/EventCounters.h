/// Counters of hardware and software events (perf_event_open(2)), one of each for each thread.
///
/// They are read when a sample of the thread's CPU clock is taken (ClockSampler.h): by one read(2)
/// for the hardware events together and one for those of software, and one more for each set of
/// counters that the processor does not have at once. What they advanced by belongs to the context
/// of the sample. Nothing is read between samples, so that calls cost the same as without.
///
/// A counter needs a descriptor, which the program may close, and whose number it may then use for
/// something else: before each read the kernel is asked whether it still is the counter. Forked
/// children close the descriptors that they inherit, and execve(2) does.

#ifndef VAIS_PROFILER_COLLECT_EVENTCOUNTERS_H
#define VAIS_PROFILER_COLLECT_EVENTCOUNTERS_H

#include "contracts/EventFormat.h"

#include <cstdint>

namespace vais::profiler {

/// An event, and what the kernel has to know of it that is not part of the profile: config1 and
/// config2 of perf_event_attr. In reports its name tells it from others.
struct EventRequest {
  format::CountedEvent event;
  uint64_t config1;
  uint64_t config2;
};

/// Adds an event to those that are counted; when the session begins. Finds out whether the kernel
/// counts it, and whether in the kernel, too. One that is there already is not added again. Returns
/// false if there are too many.
bool addEvent(format::Header &header, const EventRequest &request);

/// Opens the counters of the calling thread, the owner. In a slow path.
void openCounters(format::Thread &thread);

/// Reads the counters for the last time and closes them. From any thread of the process.
void closeCounters(format::Thread &thread);

/// Closes descriptors that a forked child has inherited.
void closeInheritedCounters(format::Thread &thread);

/// Adds what the counters have advanced by to the sample, in its thread, and to the totals; to
/// nothing if recording is off. The sample is null if it has no place. Safe in signal handlers.
void countEvents(format::Thread &thread, format::ClockSample *sample);

/// Adds what the event that is sampled on has advanced by, likewise. `registers` are a number that
/// differs if the thread has got on since the signal before.
void countSampledEvent(format::Thread &thread, format::ClockSample *sample, uint64_t registers);

/// Brings the totals of all threads up to date, when the process ends.
void readLastTotals(format::Header &header);

/// Returns whether an event is sampled on, so that it signals the thread.
bool samplesOnEvent();

} // namespace vais::profiler

#endif
