/// What a thread knows of markers: what the profile holds of them, and the names that it used last.
///
/// Names are told apart by content, since a buffer may hold one name now and another one later. So
/// a name is found by its address, and what stands there is compared with what stood there before:
/// of a name of up to 15 bytes in two words, which costs a few instructions. Such a name is read to
/// the end of the word, but never to another page.

#ifndef VAIS_PROFILER_MARKERS_MARKERSTATE_H
#define VAIS_PROFILER_MARKERS_MARKERSTATE_H

#include "runtime/base/Hash.h"
#include "runtime/base/Text.h"
#include "runtime/collect/ThreadState.h"

#include "contracts/MarkerFormat.h"

#include <cstdint>

namespace vais::profiler {

/// A name as it was passed last. 128 bytes.
struct CachedName {
  uint64_t shortKey; ///< its address + 1 if it is short; 0: it is not, or there is none
  format::Marker *marker;
  // Of a short name, with the NUL at its end, in words that may overlap.
  uint64_t first;
  uint64_t last;
  uint64_t lastOffset; ///< where `last` begins
  uint64_t mask;       ///< of both words: what belongs to the name

  const char *address; ///< where the name stands
  uint64_t size;       ///< of the name and the NUL at its end; at most kMostCached
  char text[64];       ///< a copy of it
};
static_assert(sizeof(CachedName) == 128);
constexpr uint64_t kMostCached = sizeof CachedName::text;
constexpr uint64_t kMostShort = 16;

constexpr unsigned kCachedNameBits = 5;

struct MarkerState {
  format::ThreadMarkers recorded;
  CachedName names[1u << kCachedNameBits]; ///< by address; those not used yet are all zero
};

/// Of the calling thread, made if need be; null when there is no memory.
MarkerState *makeMarkerState(format::Thread &thread);

/// The place of a name that stands at `text`.
inline const CachedName &cachedName(const MarkerState &state, const char *text) {
  const uint64_t hash = hashOf(reinterpret_cast<uint64_t>(text));
  return state.names[hash >> (64 - kCachedNameBits)];
}

inline uint64_t wordAt(const char *text) {
  uint64_t word;
  __builtin_memcpy(&word, text, sizeof word);
  return word;
}

/// The marker of a name that was used lately, if it is short; null when it must be searched for. A
/// handler may change the place at any time: what was there is looked at first, and whether it was
/// right then.
inline format::Marker *shortMarker(const MarkerState &state, const char *text) {
  const CachedName &name = cachedName(state, text);
  format::Marker *marker = name.marker;
  __atomic_signal_fence(__ATOMIC_SEQ_CST);
  if (__builtin_expect(name.shortKey != reinterpret_cast<uint64_t>(text) + 1, 0))
    return nullptr;
  const uint64_t difference =
      ((wordAt(text) ^ name.first) | (wordAt(text + name.lastOffset) ^ name.last)) & name.mask;
  return __builtin_expect(difference == 0, 1) ? marker : nullptr;
}

/// Whether a name reads as it did when it was cached. What is behind the page in which it begins is
/// read only if it is known to go on there: it may have become shorter.
inline bool isUnchanged(const CachedName &name, const char *text) {
  constexpr uint64_t kPage = 4096, kWord = sizeof(uint64_t);
  const uint64_t size = name.size;
  if (size < kWord || reinterpret_cast<uint64_t>(text) % kPage > kPage - size)
    return textEquals(text, name.text, size - 1);
  uint64_t difference = wordAt(text + size - kWord) ^ wordAt(name.text + size - kWord);
  for (uint64_t i = 0; i + kWord < size; i += kWord)
    difference |= wordAt(text + i) ^ wordAt(name.text + i);
  return difference == 0;
}

/// The same of any name.
inline format::Marker *cachedMarker(const MarkerState &state, const char *text) {
  const CachedName &name = cachedName(state, text);
  format::Marker *marker = name.marker;
  __atomic_signal_fence(__ATOMIC_SEQ_CST);
  return text && name.address == text && isUnchanged(name, text) ? marker : nullptr;
}

/// The marker of a name; null when there is no memory. `thread` and `state` are the calling
/// thread's.
format::Marker *markerOf(format::Thread &thread, MarkerState &state, const char *text);

/// In a forked child: counts at zero; names, and the open regions of its thread, stay. `state` is
/// that thread's, null when it has none.
void restartMarkersAfterFork(MarkerState *state);

/// At the end of the process: regions of threads that are gone count as left open, and so do those
/// of the calling thread where nothing is running any more.
void endMarkers(format::Header &header);

} // namespace vais::profiler

#endif
