/// Finds what a mistyped word may have been meant to be.

#ifndef VAIS_PROFILER_SESSION_NEARESTWORD_H
#define VAIS_PROFILER_SESSION_NEARESTWORD_H

#include "runtime/base/Text.h"

namespace vais::profiler {

/// Returns the Levenshtein distance, or its maximum if a word is longer than the buffer.
inline unsigned distanceOf(const char *a, const char *b) {
  constexpr unsigned kLongest = 32;
  unsigned row[kLongest + 1];
  const auto lengthA = static_cast<unsigned>(textLength(a, kLongest + 1));
  const auto lengthB = static_cast<unsigned>(textLength(b, kLongest + 1));
  if (lengthA > kLongest || lengthB > kLongest)
    return kLongest;
  for (unsigned j = 0; j <= lengthB; ++j)
    row[j] = j;
  for (unsigned i = 1; i <= lengthA; ++i) {
    unsigned diagonal = row[0];
    row[0] = i;
    for (unsigned j = 1; j <= lengthB; ++j) {
      const unsigned above = row[j];
      unsigned least = diagonal + (a[i - 1] != b[j - 1]);
      least = above + 1 < least ? above + 1 : least;
      least = row[j - 1] + 1 < least ? row[j - 1] + 1 : least;
      row[j] = least;
      diagonal = above;
    }
  }
  return row[lengthB];
}

/// Keeps the candidate that is nearest to a word.
struct NearestWord {
  const char *word;
  const char *found = "";
  unsigned least = ~0u;

  void consider(const char *candidate) {
    const unsigned d = distanceOf(word, candidate);
    if (d < least) {
      least = d;
      found = candidate;
    }
  }
};

} // namespace vais::profiler

#endif
