/// The part of a profile that holds counts of hardware and software events (perf_event_open(2)).
///
///     Header::events       EventList: what was to be counted, in each thread alike
///     Thread::eventTotals  an EventTotal for each event of the list, one behind the other
///     Thread::eventCounts  where samples found the events: an EventCounts for each ClockSample
///
/// What a counter has advanced by since the sample before is added to the ClockSample of the newest
/// one. What remains of a total is known of no context.

#ifndef VAIS_PROFILER_EVENT_FORMAT_H
#define VAIS_PROFILER_EVENT_FORMAT_H

#include "contracts/ProfileFormat.h"

namespace vais::profiler::format {

constexpr uint32_t kMostEvents = 16;
constexpr uint32_t kLongestEventName = 35; ///< bytes

/// Bits of CountedEvent::flags.
constexpr uint32_t kEventIsUserOnly = 1; ///< what happens in the kernel is not counted
constexpr uint32_t kEventIsSampledOn =
    2;                                  ///< each sample of it says where it happened, no tick does
constexpr uint32_t kEventWasClosed = 4; ///< the program closed a descriptor of its counters
constexpr uint32_t kEventIsKernelOnly = 8; ///< only what happens in the kernel is counted

/// An event, as the kernel knows it.
struct CountedEvent {
  char name[kLongestEventName + 1]; ///< as it was asked for, terminated
  uint32_t type;                    ///< perf_event_attr::type and config
  uint64_t config;
  uint64_t period;  ///< with kEventIsSampledOn: events from one sample to the next
  uint32_t flags;   ///< kEventIs*
  uint32_t refusal; ///< errno with which the kernel refuses it; 0: it does not
};
static_assert(sizeof(CountedEvent) == 64);

struct EventList {
  uint32_t count;
  uint32_t reserved[15];
  CountedEvent events[kMostEvents];
};
static_assert(sizeof(EventList) == sizeof(CountedEvent) * (1 + kMostEvents));

/// What a thread's counter of an event showed while recording was on.
struct EventTotal {
  uint64_t count;     ///< scaled where the counter was not there all the time
  uint64_t enabledNs; ///< time for which the event was to be counted
  uint64_t runningNs; ///< time for which it was
  // Private to the owner: what the counter showed last, and where it is.
  uint64_t lastCount;
  uint64_t lastEnabledNs;
  uint64_t lastRunningNs;
  uint64_t id;         ///< the kernel's number of the counter
  uint32_t descriptor; ///< plus 1; 0: there is no counter
  uint32_t leader;     ///< index of the counter with which it is read
};
static_assert(sizeof(EventTotal) == 64);

/// How often an event happened at the samples of a place.
struct EventCount {
  uint64_t count;
  uint64_t squares;     ///< sum of the squares of what each sample added, its lower half
  uint64_t squaresHigh; ///< and its upper half
};

/// Counts of the events 2 i and 2 i + 1 of the list at a ClockSample, where i is the number of
/// EventCounts before this one.
constexpr uint32_t kEventsPerCounts = 2;
struct EventCounts {
  Address<ClockSample> sample;
  Address<EventCounts> next; ///< those of further events
  EventCount counts[kEventsPerCounts];
};
static_assert(sizeof(EventCounts) == 64);

/// An open-addressed hash table of the first EventCounts of a thread's samples.
struct EventCountTable {
  uint32_t capacity; ///< entries; a power of two
  uint32_t count;    ///< entries in use
  Address<EventCounts> entries[1];
};

} // namespace vais::profiler::format

#endif
