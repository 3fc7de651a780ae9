/// A hash table that only grows, with chains to which entries are prepended without a lock.

#include "runtime/markers/MarkerTable.h"

#include "runtime/base/Text.h"
#include "runtime/collect/arena/Arena.h"
#include "runtime/collect/state/ThreadState.h"
#include "runtime/markers/Counters.h"

namespace vais::profiler {

using namespace format;

namespace {

/// The name of the marker that stands for all names beyond the limit.
constexpr const char *kOtherNames = "[other names]";

struct Name {
  const char *text;
  size_t length;
  uint64_t hash;
};

/// FNV-1a (Fowler, Noll, Vo).
uint64_t hashOf(const char *text, size_t length) {
  uint64_t hash = 0xcbf29ce484222325u;
  for (size_t i = 0; i < length; ++i)
    hash = (hash ^ static_cast<unsigned char>(text[i])) * 0x100000001b3u;
  return hash;
}

Name nameOf(const char *text) {
  const size_t length = textLength(text, kLongestMarkerName);
  return {text, length, hashOf(text, length)};
}

bool isNamed(const Marker &marker, const Name &name) {
  const String *text = marker.function.name.get();
  return marker.hash == name.hash && text->length == name.length &&
         bytesEqual(text->text, name.text, name.length);
}

ProcessMarkers *processMarkers() {
  return reinterpret_cast<ProcessMarkers *>(
      __atomic_load_n(&gSwitches.header->markers.value, __ATOMIC_ACQUIRE));
}

uint64_t &bucketOf(ProcessMarkers &process, const Name &name) {
  return process.buckets[name.hash % kMarkerBuckets].value;
}

/// Returns the marker in the chain from `first` up to, but not including, `last`.
Marker *findIn(uint64_t first, uint64_t last, const Name &name) {
  for (uint64_t at = first; at != last;) {
    auto *marker = reinterpret_cast<Marker *>(at);
    if (isNamed(*marker, name))
      return marker;
    at = marker->next.value;
  }
  return nullptr;
}

Marker *find(ProcessMarkers &process, const Name &name) {
  return findIn(__atomic_load_n(&bucketOf(process, name), __ATOMIC_ACQUIRE), 0, name);
}

/// Several threads may make it at the same time; one of them succeeds.
ProcessMarkers *makeProcessMarkers(Thread &thread) {
  if (ProcessMarkers *known = processMarkers())
    return known;
  auto *made = allocate<ProcessMarkers>(thread);
  if (!made)
    return nullptr;
  uint64_t expected = 0;
  if (__atomic_compare_exchange_n(&gSwitches.header->markers.value, &expected,
                                  reinterpret_cast<uint64_t>(made), false, __ATOMIC_ACQ_REL,
                                  __ATOMIC_ACQUIRE))
    return made;
  return reinterpret_cast<ProcessMarkers *>(expected);
}

/// Prepends a new marker to its chain, unless one of the same name has been added in the meantime.
Marker *add(ProcessMarkers &process, Marker &made, const Name &name) {
  uint64_t &bucket = bucketOf(process, name);
  uint64_t first = __atomic_load_n(&bucket, __ATOMIC_ACQUIRE);
  uint64_t seen = 0;
  do {
    if (Marker *other = findIn(first, seen, name))
      return other;
    made.next.value = seen = first;
  } while (!__atomic_compare_exchange_n(&bucket, &first, reinterpret_cast<uint64_t>(&made), false,
                                        __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE));
  __atomic_fetch_add(&process.count, 1, __ATOMIC_RELAXED);
  return &made;
}

Marker *make(Thread &thread, ProcessMarkers &process, const Name &name) {
  auto *marker = allocate<Marker>(thread);
  String *text = marker ? allocateString(thread, name.text, name.length) : nullptr;
  if (!text)
    return nullptr;
  marker->function.name.set(text);
  marker->function.flags = kFunctionIsRegion;
  marker->hash = name.hash;
  clearCounter(*marker);
  return add(process, *marker, name);
}

} // namespace

Marker *findMarker(const char *text) {
  ProcessMarkers *process = gSwitches.header ? processMarkers() : nullptr;
  if (!process)
    return nullptr;
  const Name name = nameOf(text);
  Marker *marker = find(*process, name);
  const bool isFull = __atomic_load_n(&process->count, __ATOMIC_RELAXED) >= kMostMarkers;
  return marker || !isFull ? marker : find(*process, nameOf(kOtherNames));
}

Marker *makeMarker(Thread &thread, const char *text) {
  if (interruptsSlowPath())
    return findMarker(text);
  const SlowPath slowPath;
  if (Marker *known = findMarker(text))
    return known;
  ProcessMarkers *process = makeProcessMarkers(thread);
  if (!process)
    return nullptr;
  const bool isFull = __atomic_load_n(&process->count, __ATOMIC_RELAXED) >= kMostMarkers;
  return make(thread, *process, nameOf(isFull ? kOtherNames : text));
}

} // namespace vais::profiler
