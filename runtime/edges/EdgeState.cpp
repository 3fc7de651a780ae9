/// Counters of the control flow in the profile.

#include "runtime/edges/EdgeState.h"

#include "runtime/base/Text.h"
#include "runtime/collect/arena/Arena.h"
#include "runtime/collect/state/OwnProcess.h"
#include "runtime/collect/state/ThreadState.h"

#include "contracts/MarkerFormat.h"

namespace vais::profiler {

using namespace format;

namespace {

using Count = uint64_t;

/// More than any object has; what exceeds it is not LLVM's.
constexpr uint64_t kMostBytes = uint64_t(1) << 32;

Count *at(uint64_t address) { return reinterpret_cast<Count *>(address); }

template <class T> T read(const char *bytes) {
  T value;
  copyBytes(&value, bytes, sizeof value);
  return value;
}

/// Returns zeroed memory for `count` numbers, or 0.
uint64_t allocateNumbers(Thread &self, uint64_t count) {
  if (count >= kMostBytes / sizeof(Count))
    return 0;
  return reinterpret_cast<uint64_t>(allocate(self, (count ? count : 1) * sizeof(Count), 64));
}

/// Calls `visit(description, function)` for each function that the object describes.
template <class Visit> void forEachDescription(const VaisProfilerCounters &object, Visit visit) {
  const auto size = static_cast<uint64_t>(object.functionsEnd - object.functions);
  for (uint64_t i = 0; object.size && (i + 1) * object.size <= size; ++i)
    visit(object.functions + i * object.size);
}

/// Describes the function; `site` is advanced past its sites.
CountedFunction functionOf(const VaisProfilerCounters &object, const char *description,
                           uint64_t &site) {
  CountedFunction function = {};
  function.nameHash = read<uint64_t>(description + object.nameHash);
  function.shape = read<uint64_t>(description + object.shape);
  function.code = read<uint64_t>(description + object.code);
  const uint64_t counters =
      reinterpret_cast<uint64_t>(description) + read<uint64_t>(description + object.counter);
  function.firstCounter = (counters - reinterpret_cast<uint64_t>(object.counters)) / sizeof(Count);
  function.counters = read<uint32_t>(description + object.count);
  function.firstSite = site;
  for (unsigned kind = 0; kind < object.kinds; ++kind) {
    const auto sites = read<uint16_t>(description + object.sites + kind * sizeof(uint16_t));
    if (kind < kValueKinds)
      function.sites[kind] = sites;
    site += sites;
  }
  return function;
}

uint64_t functionCount(const VaisProfilerCounters &object, uint64_t &sites) {
  uint64_t count = 0;
  forEachDescription(object, [&](const char *description) {
    functionOf(object, description, sites);
    ++count;
  });
  return count;
}

/// Makes the object without its contents, or returns null if there is no memory.
CountedObject *makeObject(Thread &self, const VaisProfilerCounters &object) {
  auto *made = allocate<CountedObject>(self);
  if (!made)
    return nullptr;
  made->functionCount = functionCount(object, made->siteCount);
  made->counterCount = static_cast<uint64_t>(object.countersEnd - object.counters);
  made->nameBytes = static_cast<uint64_t>(object.namesEnd - object.names);
  made->llvmFormat = object.format;
  made->llvm = object.llvm;
  made->functions = allocateNumbers(self, made->functionCount * sizeof(CountedFunction) / 8);
  made->counters = allocateNumbers(self, made->counterCount);
  made->values = allocateNumbers(self, made->siteCount);
  made->names = allocateNumbers(self, (made->nameBytes + 7) / 8);
  const bool isWhole = made->functions && made->counters && made->values && made->names;
  return isWhole ? made : nullptr;
}

void copyDescriptions(const VaisProfilerCounters &object, CountedObject &made) {
  uint64_t site = 0, i = 0;
  forEachDescription(object, [&](char *description) {
    auto *function = reinterpret_cast<CountedFunction *>(made.functions) + i++;
    const uint64_t firstSite = site;
    *function = functionOf(object, description, site);
    if (site == firstSite)
      return;
    const uint64_t values = made.values + firstSite * sizeof(Address<ValueCount>);
    __atomic_store_n(reinterpret_cast<uint64_t *>(description + object.values), values,
                     __ATOMIC_RELEASE);
  });
}

template <class Visit> void forEachObject(Visit visit) {
  Address<CountedObject> object = {
      __atomic_load_n(&gSwitches.header->counted.value, __ATOMIC_ACQUIRE)};
  for (; object.value; object = object.get()->next)
    visit(*object.get());
}

/// Returns whether the object's own counters, the ones in its section, are those of one that has
/// been registered: modules that different versions of LLVM compiled share the sections, but
/// describe functions differently.
bool isMixed(const VaisProfilerCounters &object) { return *object.bias != 0; }

Count countOf(const CountedObject &object, uint64_t i) {
  const uint32_t noted = object.noted;
  const uint64_t note = object.notes[noted & kNotedWhich];
  if (noted & kNotedIsOff)
    return at(note)[i];
  return at(object.counters)[i] + (note ? at(note)[i] : 0);
}

/// Notes `noteOf(count, counter)` for each counter. All notes become valid at once.
template <class Note> void note(Thread *self, CountedObject &object, bool isOff, Note noteOf) {
  const uint32_t next = ~object.noted & kNotedWhich;
  if (!object.notes[next])
    object.notes[next] = self ? allocateNumbers(*self, object.counterCount) : 0;
  if (!object.notes[next]) {
    __atomic_fetch_add(&gSwitches.header->lostCounters, object.counterCount, __ATOMIC_RELAXED);
    return;
  }
  for (uint64_t i = 0; i < object.counterCount; ++i)
    at(object.notes[next])[i] = noteOf(countOf(object, i), at(object.counters)[i]);
  __atomic_store_n(&object.noted, next | (isOff ? kNotedIsOff : 0), __ATOMIC_RELEASE);
}

bool isOff(const CountedObject &object) { return object.noted & kNotedIsOff; }

void noteStopOf(Thread *self, CountedObject &object) {
  if (!isOff(object))
    note(self, object, true, [](Count count, Count) { return count; });
}

/// A site's list, as far as it has been read.
struct ValueList {
  Address<ValueCount> *end; ///< where the next entry belongs
  unsigned values = 0;
  ValueCount *rarest = nullptr;
};

/// Returns the entry of the value, or null if there is none; the list has been read to its end
/// then.
ValueCount *find(ValueList &list, uint64_t value) {
  for (;; ++list.values) {
    auto *each =
        reinterpret_cast<ValueCount *>(__atomic_load_n(&list.end->value, __ATOMIC_ACQUIRE));
    if (!each || __atomic_load_n(&each->value, __ATOMIC_RELAXED) == value)
      return each;
    if (!list.rarest || each->count < list.rarest->count)
      list.rarest = each;
    list.end = &each->next;
  }
}

/// Adds the value behind `end`, or behind what another thread has added there, if there is memory.
void addValue(Address<ValueCount> *end, uint64_t value) {
  if (interruptsSlowPath())
    return;
  const SlowPath slowPath;
  Thread *self = tState.thread;
  auto *made = self ? static_cast<ValueCount *>(allocate(*self, sizeof(ValueCount), 32)) : nullptr;
  if (!made)
    return;
  made->value = value;
  made->count = 1;
  for (uint64_t next = 0;
       !__atomic_compare_exchange_n(&end->value, &next, reinterpret_cast<uint64_t>(made), false,
                                    __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE);
       next = 0)
    end = &reinterpret_cast<ValueCount *>(next)->next;
}

} // namespace

void registerCounters(Thread &self, const VaisProfilerCounters &object) {
  Header &header = *gSwitches.header;
  const auto counters = static_cast<uint64_t>(object.countersEnd - object.counters);
  CountedObject *made = isMixed(object) ? nullptr : makeObject(self, object);
  if (!made) {
    __atomic_fetch_add(&header.lostCounters, counters, __ATOMIC_RELAXED);
    return;
  }
  copyBytes(at(made->names), object.names, made->nameBytes);
  copyDescriptions(object, *made);
  if (!gOwn.isOn)
    noteStopOf(&self, *made);
  else
    copyBytes(at(made->counters), object.counters, made->counterCount * sizeof(Count));
  __atomic_store_n(object.bias, made->counters - reinterpret_cast<uint64_t>(object.counters),
                   __ATOMIC_RELEASE);
  uint64_t first = __atomic_load_n(&header.counted.value, __ATOMIC_RELAXED);
  do
    made->next.value = first;
  while (!__atomic_compare_exchange_n(&header.counted.value, &first,
                                      reinterpret_cast<uint64_t>(made), true, __ATOMIC_RELEASE,
                                      __ATOMIC_RELAXED));
}

// If a site has as many values as are kept, an unknown one takes from the count of the rarest, and
// takes its place once nothing is left, so that frequent values stay.
void countValue(Address<ValueCount> &head, uint64_t value) {
  ValueList list = {&head};
  if (ValueCount *known = find(list, value)) {
    __atomic_fetch_add(&known->count, 1, __ATOMIC_RELAXED);
  } else if (list.values < kMostValues) {
    addValue(list.end, value);
  } else if (ValueCount &rarest = *list.rarest; rarest.count <= 1) {
    __atomic_store_n(&rarest.value, value, __ATOMIC_RELAXED);
    __atomic_store_n(&rarest.count, 1, __ATOMIC_RELAXED);
  } else {
    __atomic_fetch_sub(&rarest.count, 1, __ATOMIC_RELAXED);
  }
}

void noteEdgesAtStop(Thread *self) {
  const SlowPath slowPath;
  forEachObject([self](CountedObject &object) { noteStopOf(self, object); });
}

void noteEdgesAtStart(Thread *self) {
  const SlowPath slowPath;
  forEachObject([self](CountedObject &object) {
    if (isOff(object))
      note(self, object, false, [](Count count, Count counter) { return count - counter; });
  });
}

void addEdgesToPhase(Thread &self, Phase &phase) {
  forEachObject([&](CountedObject &object) {
    if (!object.phaseStart)
      object.phaseStart = allocateNumbers(self, object.counterCount);
    PhaseCounters *counters = object.phases.get();
    while (counters && counters->phase.get() != &phase)
      counters = counters->next.get();
    if (!counters && (counters = allocate<PhaseCounters>(self))) {
      counters->phase.set(&phase);
      counters->counts = allocateNumbers(self, object.counterCount);
      counters->next = object.phases;
      object.phases.set(counters);
    }
    if (!object.phaseStart || !counters || !counters->counts) {
      __atomic_fetch_add(&gSwitches.header->lostCounters, object.counterCount, __ATOMIC_RELAXED);
      return;
    }
    for (uint64_t i = 0; i < object.counterCount; ++i) {
      const Count now = countOf(object, i);
      at(counters->counts)[i] += now - at(object.phaseStart)[i];
      at(object.phaseStart)[i] = now;
    }
  });
}

void restartEdgesAfterFork() {
  gSwitches.header->lostCounters = 0;
  forEachObject([](CountedObject &object) {
    for (uint64_t i = 0; i < object.counterCount; ++i)
      at(object.counters)[i] = 0;
    for (uint64_t i = 0; i < object.siteCount; ++i)
      at(object.values)[i] = 0;
    object.noted = 0;
    object.notes[0] = object.notes[1] = object.phaseStart = object.phases.value = 0;
  });
}

} // namespace vais::profiler
