/// The list of events is in the header, the rest in each thread.

#include "runtime/report/read/EventReader.h"

#include "runtime/report/text/PrintableText.h"

#include <algorithm>
#include <cerrno>
#include <optional>

namespace vais::profiler {
namespace {

constexpr uint32_t kTypeOfSoftware = 1, kCpuClock = 0, kTaskClock = 1; // linux/perf_event.h

EventRefusal refusalOf(const format::CountedEvent &event) {
  switch (event.refusal) {
  case 0:
    return EventRefusal::None;
  case ENOENT:
  case ENODEV:
  case ENXIO:
    return EventRefusal::NoCounter;
  case EACCES:
  case EPERM:
  case ENOSYS:
    return EventRefusal::Forbidden;
  case EOPNOTSUPP:
    return event.flags & format::kEventIsSampledOn ? EventRefusal::OfKernel
                                                   : EventRefusal::NoCounter;
  case EBUSY:
    return EventRefusal::TakenSignal;
  default:
    return EventRefusal::Other;
  }
}

Event eventOf(const format::CountedEvent &counted) {
  Event event;
  const char *end = std::find(std::begin(counted.name), std::end(counted.name), '\0');
  event.name = printable(std::string(std::begin(counted.name), end));
  event.isTime = counted.type == kTypeOfSoftware &&
                 (counted.config == kCpuClock || counted.config == kTaskClock);
  event.isUserOnly = counted.flags & format::kEventIsUserOnly;
  event.wasClosed = counted.flags & format::kEventWasClosed;
  event.refusal = refusalOf(counted);
  event.period = counted.flags & format::kEventIsSampledOn ? counted.period : 0;
  return event;
}

/// Each sample of an event that is sampled on stands for those since the one before: the variance
/// of a sum of such is that of sampling every n-th. Other samples stand for what the ticks between
/// found, however much that was.
double varianceOf(const Event &event, const format::EventCount &found) {
  const double squares =
      std::ldexp(static_cast<double>(found.squaresHigh), 64) + static_cast<double>(found.squares);
  return event.period ? std::max(squares - static_cast<double>(found.count), 0.0) : squares;
}

} // namespace

EventReader::EventReader(ProfileImage &image, Profile &profile) : image_(image), profile_(profile) {
  const bool canHave = image.header().version >= format::kFirstWithEvents;
  const auto list =
      canHave && image.header().events.value ? image.take(image.header().events) : std::nullopt;
  if (!list)
    return;
  if (list->count > format::kMostEvents)
    image.fail("at most " + std::to_string(format::kMostEvents) + " events",
               std::to_string(list->count));
  std::vector<Event> events;
  for (uint32_t i = 0; i < list->count; ++i)
    events.push_back(eventOf(list->events[i]));
  if (addEvents(profile.events, events).size() != profile.events.size())
    image.fail("events of different names", "some of the same name");
}

void EventReader::read(const format::Thread &thread, const KnownContexts &contexts,
                       ClockSampleReader &samples) {
  if (profile_.events.empty())
    return;
  if (thread.eventTotals.value == 0) {
    for (Event &event : profile_.events)
      ++event.threadsWithout;
    return;
  }
  readTotals(thread);
  image_.forEachEntry(thread.eventCounts, [&](auto, const format::EventCounts &counts) {
    const auto sample = image_.load(counts.sample);
    const ClockPlace place = sample ? samples.placeOf(*sample, contexts) : ClockPlace();
    if (!place.isOwn && place.context == kNone)
      return;
    const EventCounts placed = takePlaced(counts, place.isOwn);
    if (place.isOwn)
      return;
    addEventCounts(profile_.contexts[place.context].events, placed);
    samples.addEvents(place.context, *sample, placed);
  });
}

void EventReader::readTotals(const format::Thread &thread) {
  for (size_t i = 0; i < profile_.events.size(); ++i) {
    const format::Address<format::EventTotal> address = {thread.eventTotals.value +
                                                         i * sizeof(format::EventTotal)};
    const auto total = image_.take(address);
    if (!total)
      continue;
    Event &event = profile_.events[i];
    event.count += static_cast<double>(total->count);
    event.unplaced += static_cast<double>(total->count); // until it is found in a context
    event.enabledNs += static_cast<double>(total->enabledNs);
    event.runningNs += static_cast<double>(total->runningNs);
    event.threadsWithout += total->id == 0 && event.refusal == EventRefusal::None;
  }
}

/// Returns what a sample found, which has a place in the code of the profiler itself or elsewhere.
/// It may be behind the total of a process that still runs.
EventCounts EventReader::takePlaced(const format::EventCounts &first, bool isOwn) {
  EventCounts placed;
  std::optional<format::EventCounts> counts = first;
  for (size_t i = 0; counts; counts = counts->next.value ? image_.take(counts->next) : std::nullopt)
    for (const format::EventCount &found : counts->counts) {
      const size_t place = i++;
      if (place >= profile_.events.size() || found.count == 0)
        continue;
      Event &event = profile_.events[place];
      const auto count = static_cast<double>(found.count);
      event.unplaced = std::max(event.unplaced - count, 0.0);
      event.ownCount += isOwn ? count : 0;
      placed.resize(place + 1);
      placed[place] = {count, varianceOf(event, found)};
    }
  return placed;
}

} // namespace vais::profiler
