/// Names: as a caller passes them, and as they are kept.

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
  uint64_t hash; ///< of the bytes, evenly spread
};

/// A name that is kept. The text follows, with a NUL.
struct Name {
  size_t length; ///< bytes
  uint64_t hash;

  const char *text() const { return reinterpret_cast<const char *>(this + 1); }
};

inline NameText textOf(const Name &name) { return {name.text(), name.length, name.hash}; }

/// A name in a table, and what is counted of it there.
struct NameEntry {
  const Name *name;
  uint64_t samples;

  bool isFree() const { return !name; }
  uint64_t hash() const { return name->hash; }
};

/// Describes a text that is known to be one.
NameText nameOf(const char *text, size_t length);

/// Describes a terminated text; false when it is null or not UTF-8. Linear.
bool readName(const char *terminated, NameText &name);

/// Whether two texts of this length are the same bytes.
bool isSameText(const char *a, const char *b, size_t length);

/// The entry of the name that reads so; null when there is none.
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

/// Whether a terminated text reads as the name, one byte after the other.
bool readsSlowly(const char *text, const Name &name);

/// The same. A text that is shorter than the name may be read beyond its end, within its page,
/// which is no mistake: hence no sanitizer.
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

/// Whether the bytes are well-formed UTF-8 (The Unicode Standard, table 3-7): no overlong forms, no
/// surrogates, nothing beyond U+10FFFF.
bool isUtf8(const char *text, size_t length);

} // namespace vais::profiler

#endif
