/// The text of a name, as a caller passes it: checked, measured and hashed before any lock is
/// taken.

#ifndef VAIS_PROFILER_HANDLES_NAMETEXT_H
#define VAIS_PROFILER_HANDLES_NAMETEXT_H

#include <cstddef>
#include <cstdint>

namespace vais::profiler {

/// Valid UTF-8. It belongs to the caller and need not be terminated.
struct NameText {
  const char *text;
  size_t length; ///< bytes
  uint64_t hash; ///< of the bytes, evenly spread
};

/// Describes a terminated text; false when it is null or not UTF-8. Linear.
bool readName(const char *terminated, NameText &name);

/// Whether two texts of this length are the same bytes.
bool isSameText(const char *a, const char *b, size_t length);

/// Whether the bytes are well-formed UTF-8 (The Unicode Standard, table 3-7): no overlong forms, no
/// surrogates, nothing beyond U+10FFFF.
bool isUtf8(const char *text, size_t length);

} // namespace vais::profiler

#endif
