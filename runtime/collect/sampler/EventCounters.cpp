/// Opens counters in groups, and reads a group at a time.

#include "runtime/collect/sampler/EventCounters.h"

#include "runtime/base/SignalHandler.h"
#include "runtime/base/SystemCall.h"
#include "runtime/base/Text.h"
#include "runtime/collect/arena/Arena.h"
#include "runtime/collect/arena/HashTable.h"
#include "runtime/collect/sampler/EventReading.h"
#include "runtime/collect/sampler/SampleEvent.h"
#include "runtime/collect/state/OwnProcess.h"
#include "runtime/collect/state/ThreadState.h"

#include <cstddef>
#include <fcntl.h>
#include <linux/perf_event.h>
#include <sys/ioctl.h>

namespace vais::profiler {

using namespace format;

namespace {

/// The lowest file descriptor of a counter, so that the program gets the same low ones as without
/// counters.
constexpr int kFirstDescriptor = 700;

/// What read(2) returns of a group.
struct GroupReading {
  uint64_t number;
  uint64_t enabledNs;
  uint64_t runningNs;
  struct {
    uint64_t count;
    uint64_t id;
  } counters[kMostEvents];
};

/// What the events of the list were asked for with: the flags of theirs may have become more since.
EventRequest gRequests[kMostEvents];

/// Which events a sample tells something about.
enum class Of { Clock, SampledEvent };

EventList *eventList() { return gSwitches.header ? gSwitches.header->events.get() : nullptr; }

EventTotal *totalsOf(const Thread &thread) { return thread.eventTotals.get(); }

bool isOfSoftware(const CountedEvent &event) { return event.type == PERF_TYPE_SOFTWARE; }

/// Returns whether the event happens in the kernel alone.
bool isOfKernel(const CountedEvent &event) {
  return isOfSoftware(event) && (event.config == PERF_COUNT_SW_CONTEXT_SWITCHES ||
                                 event.config == PERF_COUNT_SW_CPU_MIGRATIONS);
}

/// Opens a counter of event `i` of the list for the calling thread, in the group of `leader` or, if
/// that is negative, in one of its own.
long openCounter(const EventList &list, uint32_t i, long leader) {
  const CountedEvent &event = list.events[i];
  constexpr int kSelf = 0, kAnyProcessor = -1;
  perf_event_attr attributes = {};
  attributes.type = event.type;
  attributes.size = sizeof attributes;
  attributes.config = event.config;
  attributes.config1 = gRequests[i].config1;
  attributes.config2 = gRequests[i].config2;
  attributes.read_format = PERF_FORMAT_GROUP | PERF_FORMAT_ID | PERF_FORMAT_TOTAL_TIME_ENABLED |
                           PERF_FORMAT_TOTAL_TIME_RUNNING;
  if (event.flags & kEventIsUserOnly)
    attributes.exclude_kernel = attributes.exclude_hv = 1;
  if (event.flags & kEventIsKernelOnly)
    attributes.exclude_user = attributes.exclude_hv = 1;
  if (event.flags & kEventIsSampledOn)
    attributes.sample_period = event.period;
  return systemCall(__NR_perf_event_open, &attributes, kSelf, kAnyProcessor, leader,
                    PERF_FLAG_FD_CLOEXEC);
}

/// Gives the descriptor a high number, if there is one.
int outOfTheWay(int descriptor) {
  const long moved = systemCall(__NR_fcntl, descriptor, F_DUPFD_CLOEXEC, kFirstDescriptor);
  if (moved < 0)
    return descriptor;
  systemCall(__NR_close, descriptor);
  return static_cast<int>(moved);
}

bool isCounter(int descriptor, uint64_t id) {
  uint64_t found = 0;
  return systemCall(__NR_ioctl, descriptor, PERF_EVENT_IOC_ID, &found) == 0 && found == id;
}

int descriptorOf(const EventTotal &total) { return static_cast<int>(total.descriptor) - 1; }

/// Opens the counter of event `i`: in the group of `leader`, or where the kernel does not have that
/// many counters at once, in a new one, which `leader` then is.
bool openCounterOf(const EventList &list, EventTotal *totals, uint32_t i, uint32_t &leader) {
  const bool isAlone = list.events[i].flags & kEventIsSampledOn;
  long descriptor = -EINVAL;
  if (leader != kMostEvents && !isAlone)
    descriptor = openCounter(list, i, descriptorOf(totals[leader]));
  uint32_t own = leader;
  if (descriptor < 0) {
    descriptor = openCounter(list, i, -1);
    own = i;
  }
  uint64_t id = 0;
  if (descriptor < 0 || systemCall(__NR_ioctl, descriptor, PERF_EVENT_IOC_ID, &id) != 0)
    return false;
  if (!isAlone)
    leader = own;
  totals[i].lastCount = totals[i].lastEnabledNs = totals[i].lastRunningNs = 0;
  totals[i].id = id;
  totals[i].leader = own;
  totals[i].descriptor = static_cast<uint32_t>(outOfTheWay(static_cast<int>(descriptor))) + 1;
  return true;
}

/// Returns the sample's counts of event `i`, made if need be; null when there is no memory.
EventCount *countOf(Thread &thread, const ClockSample *sample, uint32_t i) {
  // The table leaves out the lowest six bits of keys.
  const auto keyOf = [](const EventCounts &each) { return each.sample.value << 1; };
  const auto address = reinterpret_cast<uint64_t>(sample);
  const auto make = [&] {
    auto *made = allocate<EventCounts>(thread);
    if (made)
      made->sample.value = address;
    return made;
  };
  const SlowPath slowPath;
  if (tState.openSlowPaths > 0)
    return nullptr;
  EventCounts *counts = findOrMakeEntry(thread, thread.eventCounts, address << 1, keyOf, make);
  for (uint32_t block = i / kEventsPerCounts; counts && block > 0; --block) {
    if (!counts->next.value)
      counts->next.set(make());
    counts = counts->next.get();
  }
  return counts ? &counts->counts[i % kEventsPerCounts] : nullptr;
}

void addReading(Thread &thread, ClockSample *sample, uint32_t i, const EventReading &reading) {
  EventTotal &total = totalsOf(thread)[i];
  const EventAdvance advance = advanceTo(total, reading);
  if (!gOwn.isOn)
    return;
  total.enabledNs += advance.enabledNs;
  total.runningNs += advance.runningNs;
  if (!advance.count)
    return;
  total.count += advance.count;
  if (EventCount *count = sample ? countOf(thread, sample, i) : nullptr)
    addToCount(*count, advance.count);
}

/// Reads the group of counter `leader`. A descriptor that is none of the profiler's any more is
/// left alone from then on.
void readGroup(Thread &thread, ClockSample *sample, EventList &list, uint32_t leader) {
  EventTotal *totals = totalsOf(thread);
  GroupReading group;
  const int descriptor = descriptorOf(totals[leader]);
  if (!isCounter(descriptor, totals[leader].id)) {
    totals[leader].descriptor = 0;
    for (uint32_t i = 0; i < list.count; ++i)
      if (totals[i].leader == leader && totals[i].id)
        __atomic_fetch_or(&list.events[i].flags, kEventWasClosed, __ATOMIC_RELAXED);
    return;
  }
  constexpr long kLeast = offsetof(GroupReading, counters);
  if (systemCall(__NR_read, descriptor, &group, sizeof group) < kLeast)
    return; // refused, or nothing, of a counter that cannot be put on the processor
  for (uint32_t k = 0; k < group.number && k < kMostEvents; ++k)
    for (uint32_t i = 0; i < list.count; ++i)
      if (totals[i].leader == leader && totals[i].id == group.counters[k].id)
        addReading(thread, sample, i, {group.counters[k].count, group.enabledNs, group.runningNs});
}

void readCounters(Thread &thread, ClockSample *sample, Of of) {
  EventList *list = eventList();
  const EventTotal *totals = totalsOf(thread);
  if (!list || !totals)
    return;
  for (uint32_t i = 0; i < list->count; ++i) {
    const bool isSampledOn = list->events[i].flags & kEventIsSampledOn;
    if (totals[i].descriptor && totals[i].leader == i && isSampledOn == (of == Of::SampledEvent))
      readGroup(thread, sample, *list, i);
  }
}

void closeDescriptors(Thread &thread) {
  const EventList *list = eventList();
  EventTotal *totals = totalsOf(thread);
  for (uint32_t i = 0; list && totals && i < list->count; ++i) {
    if (totals[i].descriptor && isCounter(descriptorOf(totals[i]), totals[i].id))
      systemCall(__NR_close, descriptorOf(totals[i]));
    totals[i].descriptor = 0;
  }
}

/// What the thread's last signal of the event that is sampled on found.
struct Repetition {
  uint64_t registers;
  bool isLetPass; ///< the next event does not signal the thread
};
__thread Repetition tRepetition __attribute__((tls_model("initial-exec")));

/// An event of which each signals the thread may come again and again: the kernel does not resolve
/// a page fault for which it needs a lock (of the pages of the vdso, for one) while a signal is
/// pending, and the instruction that is repeated after the signal raises both again. Has only every
/// second event signal the thread, or each of them again.
void letNextEventPass(Thread &thread, bool lets) {
  const EventList *list = eventList();
  const EventTotal *totals = totalsOf(thread);
  for (uint32_t i = 0; list && totals && i < list->count; ++i) {
    const CountedEvent &event = list->events[i];
    if (!(event.flags & kEventIsSampledOn) || event.period != 1 || !totals[i].descriptor)
      continue;
    const int descriptor = descriptorOf(totals[i]);
    const uint64_t period = lets ? 2 : 1;
    if (isCounter(descriptor, totals[i].id))
      systemCall(__NR_ioctl, descriptor, PERF_EVENT_IOC_PERIOD, &period);
  }
}

/// Reports tell events apart by their names.
bool isSame(const EventRequest &a, const EventRequest &b) {
  constexpr uint32_t kWhere = kEventIsUserOnly | kEventIsKernelOnly;
  const bool countsTheSame = a.event.type == b.event.type && a.event.config == b.event.config &&
                             a.config1 == b.config1 && a.config2 == b.config2 &&
                             (a.event.flags & kWhere) == (b.event.flags & kWhere);
  return countsTheSame || textEquals(a.event.name, b.event.name, textLength(b.event.name));
}

EventList *makeList(Header &header) {
  constexpr uint64_t kSize = 4096;
  static_assert(sizeof(EventList) <= kSize);
  if (!header.events.value)
    header.events.set(static_cast<EventList *>(allocateChunk(kSize)));
  return header.events.get();
}

} // namespace

bool addEvent(Header &header, const EventRequest &request) {
  EventList *list = makeList(header);
  for (uint32_t i = 0; list && i < list->count; ++i)
    if (isSame(gRequests[i], request))
      return true;
  if (!list || list->count == kMostEvents)
    return false;
  const uint32_t number = list->count++;
  CountedEvent &added = list->events[number];
  added = request.event;
  gRequests[number] = request;
  const bool isOnlyOfKernel = isOfKernel(added) || added.flags & kEventIsKernelOnly;
  if (added.flags & kEventIsSampledOn)
    added.flags |= kEventIsUserOnly;
  if (added.flags & kEventIsSampledOn && (isOnlyOfKernel || handlerOf(kEventSignal))) {
    added.refusal = isOnlyOfKernel ? EOPNOTSUPP : EBUSY;
    return true;
  }
  long descriptor = openCounter(*list, number, -1);
  if ((descriptor == -EACCES || descriptor == -EPERM) && !isOnlyOfKernel) {
    added.flags |= kEventIsUserOnly;
    descriptor = openCounter(*list, number, -1);
  }
  if (descriptor < 0)
    added.refusal = static_cast<uint32_t>(-descriptor);
  else
    systemCall(__NR_close, descriptor);
  return true;
}

void openCounters(Thread &thread) {
  EventList *list = eventList();
  if (!list)
    return;
  if (!thread.eventTotals.value)
    thread.eventTotals.set(static_cast<EventTotal *>(
        allocate(thread, list->count * sizeof(EventTotal), sizeof(EventTotal))));
  EventTotal *totals = totalsOf(thread);
  if (!totals)
    return;
  uint32_t leaders[] = {kMostEvents, kMostEvents}; // of software, which never waits, and of others
  for (uint32_t i = 0; i < list->count; ++i) {
    CountedEvent &event = list->events[i];
    if (event.refusal || !openCounterOf(*list, totals, i, leaders[isOfSoftware(event)]))
      continue;
    if (event.flags & kEventIsSampledOn)
      signalOwner(descriptorOf(totals[i]), thread.owner);
  }
}

void closeCounters(Thread &thread) {
  readCounters(thread, nullptr, Of::Clock);
  readCounters(thread, nullptr, Of::SampledEvent);
  closeDescriptors(thread);
}

void closeInheritedCounters(Thread &thread) { closeDescriptors(thread); }

void countEvents(Thread &thread, ClockSample *sample) { readCounters(thread, sample, Of::Clock); }

void countSampledEvent(Thread &thread, ClockSample *sample, uint64_t registers) {
  readCounters(thread, sample, Of::SampledEvent);
  const bool isRepeated = registers == tRepetition.registers;
  tRepetition.registers = registers;
  if (isRepeated == tRepetition.isLetPass)
    return;
  tRepetition.isLetPass = isRepeated;
  letNextEventPass(thread, isRepeated);
}

void readLastTotals(Header &header) {
  if (!header.events.value)
    return;
  for (Thread *thread = header.threads.get(); thread; thread = thread->next.get()) {
    readCounters(*thread, nullptr, Of::Clock);
    readCounters(*thread, nullptr, Of::SampledEvent);
  }
}

bool samplesOnEvent() {
  const EventList *list = eventList();
  for (uint32_t i = 0; list && i < list->count; ++i)
    if (list->events[i].flags & kEventIsSampledOn && !list->events[i].refusal)
      return true;
  return false;
}

} // namespace vais::profiler
