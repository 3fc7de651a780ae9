/// The state of markers in a thread: its part of the profile, and the names that it has used most
/// recently.
///
/// Names are compared by content, because a buffer may hold one name now and another later. A name
/// is looked up by its address, and the text there is compared with the text that was there before.
/// For a name of up to 15 bytes this takes two words and a few instructions. Such a name is read to
/// the end of its last word, but never beyond its page.

#ifndef VAIS_PROFILER_MARKERS_MARKERSTATE_H
#define VAIS_PROFILER_MARKERS_MARKERSTATE_H

#include "runtime/base/Hash.h"
#include "runtime/base/Text.h"
#include "runtime/collect/state/ThreadState.h"

#include "contracts/MarkerFormat.h"

#include <cstdint>

namespace vais::profiler {

/// A name as it was last passed. 128 bytes.
struct CachedName {
  uint64_t shortKey; ///< address of the name + 1 if it is short; 0 if it is not or if there is none
  format::Marker *marker;
  // A short name including its NUL, in two words that may overlap.
  uint64_t first;
  uint64_t last;
  uint64_t lastOffset; ///< offset at which `last` begins
  uint64_t mask;       ///< for both words: which bytes belong to the name

  const char *address; ///< address of the name
  uint64_t size;       ///< size of the name including its NUL; at most kMostCached
  char text[64];       ///< a copy of the name
};
static_assert(sizeof(CachedName) == 128);
constexpr uint64_t kMostCached = sizeof CachedName::text;
constexpr uint64_t kMostShort = 16;

constexpr unsigned kCachedNameBits = 5;

struct MarkerState {
  format::ThreadMarkers recorded;
  CachedName names[1u << kCachedNameBits]; ///< by address; unused entries are all zero
};

/// Returns the state of the calling thread, which is made if necessary, or null if there is no
/// memory.
MarkerState *makeMarkerState(format::Thread &thread);

/// Returns the cache entry for a name at the address `text`.
inline const CachedName &cachedName(const MarkerState &state, const char *text) {
  const uint64_t hash = hashOf(reinterpret_cast<uint64_t>(text));
  return state.names[hash >> (64 - kCachedNameBits)];
}

inline uint64_t wordAt(const char *text) {
  uint64_t word;
  __builtin_memcpy(&word, text, sizeof word);
  return word;
}

/// Returns the marker of a short name that was used recently, or null if it must be searched for. A
/// signal handler may replace the entry at any time. Therefore the marker is read first, and then
/// whether the entry still is that of the name.
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

/// Returns whether a name reads as it did when it was cached. Bytes beyond the page in which the
/// name begins are read only if the name is known to continue there, because it may have become
/// shorter.
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

/// Like shortMarker, but for any name.
inline format::Marker *cachedMarker(const MarkerState &state, const char *text) {
  const CachedName &name = cachedName(state, text);
  format::Marker *marker = name.marker;
  __atomic_signal_fence(__ATOMIC_SEQ_CST);
  return text && name.address == text && isUnchanged(name, text) ? marker : nullptr;
}

/// Returns the marker of a name, or null if there is no memory. `thread` and `state` are those of
/// the calling thread.
format::Marker *markerOf(format::Thread &thread, MarkerState &state, const char *text);

/// For a forked child: resets the counts to zero but keeps the names and the open regions of its
/// thread. `state` is that of this thread, or null if it has none.
void restartMarkersAfterFork(MarkerState *state);

/// For the end of the process: counts regions of threads that no longer exist as left open, and
/// also those of the calling thread if nothing is running in it any more.
void endMarkers(format::Header &header);

} // namespace vais::profiler

#endif
