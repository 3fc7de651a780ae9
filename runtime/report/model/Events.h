/// Counts of hardware and software events: parts of a Profile.

#ifndef VAIS_PROFILER_REPORT_EVENTS_H
#define VAIS_PROFILER_REPORT_EVENTS_H

#include <cstdint>
#include <string>
#include <vector>

namespace vais::profiler {

/// Why an event was not counted.
enum class EventRefusal {
  None,        ///< it was
  NoCounter,   ///< the machine, or the virtual one, has no counter for it
  Forbidden,   ///< perf_event_paranoid, or a container
  OfKernel,    ///< it cannot be sampled on: it happens in the kernel alone
  TakenSignal, ///< it cannot be sampled on: the program has the signal
  Other        ///< for a reason that is not known
};

/// An event that was to be counted. Of several processes everything is the sum.
struct Event {
  std::string name;        ///< as it was asked for
  bool isTime = false;     ///< counts nanoseconds
  bool isUserOnly = false; ///< without what happened in the kernel
  bool wasClosed = false;  ///< the program closed counters, so that counts are too low
  EventRefusal refusal = EventRefusal::None;
  uint64_t period = 0;  ///< each so many of it were a sample; 0: it was counted at ticks
  double count = 0;     ///< in all threads, while they were counted
  double ownCount = 0;  ///< the part of it in the profiler itself
  double unplaced = 0;  ///< the part of it in no known context
  double enabledNs = 0; ///< for how long it was to be counted, over all threads
  double runningNs =
      0; ///< for how long it was; if it is less, counts are scaled to all of the time
  uint64_t threadsWithout = 0; ///< threads in which it was not counted
};

/// How often an event happened in a context, by samples.
struct EventCount {
  double count = 0;
  double variance = 0;
};

/// By Profile::events. Fewer elements: nothing of the rest.
using EventCounts = std::vector<EventCount>;

/// Adds counts of the same events.
void addEventCounts(EventCounts &sum, const EventCounts &from);

/// Takes off counts of the same events, which are part of the sum.
void subtractEventCounts(EventCounts &sum, const EventCounts &part);

/// Adds counts of events whose positions in the sum are `places`.
void addEventCounts(EventCounts &sum, const EventCounts &from, const std::vector<size_t> &places);

/// Adds the events to others by their names. Returns the position of each.
std::vector<size_t> addEvents(std::vector<Event> &sum, const std::vector<Event> &from);

} // namespace vais::profiler

#endif
