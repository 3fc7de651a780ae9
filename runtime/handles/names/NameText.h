/// Names, as a caller passes them and as they are stored.

#ifndef VAIS_PROFILER_HANDLES_NAMETEXT_H
#define VAIS_PROFILER_HANDLES_NAMETEXT_H

#include "runtime/base/MappedTable.h"

#include <cstddef>
#include <cstdint>

namespace vais::profiler {

/// Valid UTF-8. It belongs to the caller and need not be terminated.
struct NameText {
  const char *text;
  size_t length; ///< bytes
  uint64_t hash; ///< evenly distributed hash of the bytes
};

/// A stored name. It is followed by the text and a NUL.
struct Name {
  size_t length; ///< bytes
  uint64_t hash;

  const char *text() const { return reinterpret_cast<const char *>(this + 1); }
};

inline NameText textOf(const Name &name) { return {name.text(), name.length, name.hash}; }

/// A name in a table, and what is counted under it.
struct NameEntry {
  const Name *name;
  uint64_t samples;

  bool isFree() const { return !name; }
  uint64_t hash() const { return name->hash; }
};

/// Describes a text that is known to be valid.
NameText nameOf(const char *text, size_t length);

/// Describes a terminated text. Returns false if it is null or not UTF-8. Takes linear time.
bool readName(const char *terminated, NameText &name);

/// Returns whether two texts of this length consist of the same bytes.
bool isSameText(const char *a, const char *b, size_t length);

/// Returns the entry of the name with this text, or null if there is none.
inline NameEntry *findName(const MappedTable<NameEntry> &names, const NameText &text) {
  return names.find(text.hash, [&](const NameEntry &entry) {
    const Name &name = *entry.name;
    return name.hash == text.hash && name.length == text.length &&
           isSameText(name.text(), text.text, text.length);
  });
}

namespace detail {
template <class Word> struct __attribute__((packed, may_alias)) Unaligned { Word value; };
template <class Word> Word loadWord(const char *text) {
  return reinterpret_cast<const Unaligned<Word> *>(text)->value;
}
} // namespace detail

/// Returns whether a terminated text equals the name, comparing byte by byte.
bool readsSlowly(const char *text, const Name &name);

/// Returns the same. A text that is shorter than the name may be read beyond its end, but not
/// beyond its page. This is intended, hence no_sanitize.
__attribute__((no_sanitize("address"))) inline bool reads(const char *text, const Name &name) {
  using detail::loadWord;
  constexpr size_t kPage = 4096;
  const char *own = name.text();
  const size_t size = name.length + 1;
  if (__builtin_expect(reinterpret_cast<uintptr_t>(text) % kPage + size > kPage || size < 4, 0))
    return readsSlowly(text, name);
  if (size < 8)
    return loadWord<uint32_t>(text) == loadWord<uint32_t>(own) &&
           loadWord<uint32_t>(text + size - 4) == loadWord<uint32_t>(own + size - 4);
  for (size_t i = 0; i + 8 < size; i += 8)
    if (loadWord<uint64_t>(text + i) != loadWord<uint64_t>(own + i))
      return false;
  return loadWord<uint64_t>(text + size - 8) == loadWord<uint64_t>(own + size - 8);
}

/// Returns whether the bytes are well-formed UTF-8 (The Unicode Standard, table 3-7): without
/// overlong forms, surrogates, or anything beyond U+10FFFF.
bool isUtf8(const char *text, size_t length);

} // namespace vais::profiler

#endif
