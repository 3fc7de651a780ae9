/// Checks and hashes names.

#include "runtime/handles/names/NameText.h"

#include "runtime/base/Hash.h"

namespace vais::profiler {

using Word = uint64_t;

static uint64_t wordAt(const char *text) { return detail::loadWord<Word>(text); }

/// Returns the last eight bytes, or all bytes if there are fewer.
static uint64_t lastWord(const char *text, size_t length) {
  if (length >= sizeof(Word))
    return wordAt(text + length - sizeof(Word));
  uint64_t word = 0;
  for (size_t i = 0; i < length; ++i)
    word |= uint64_t(static_cast<unsigned char>(text[i])) << 8 * i;
  return word;
}

static uint64_t hashBytes(const char *text, size_t length) {
  uint64_t hash = length;
  for (size_t i = 0; i + sizeof(Word) < length; i += sizeof(Word)) {
    hash = hashOf(hash ^ wordAt(text + i));
    hash ^= hash >> 32;
  }
  return spreadBits(hashOf(hash ^ lastWord(text, length)));
}

bool isSameText(const char *a, const char *b, size_t length) {
  for (size_t i = 0; i + sizeof(Word) < length; i += sizeof(Word))
    if (wordAt(a + i) != wordAt(b + i))
      return false;
  return lastWord(a, length) == lastWord(b, length);
}

bool readsSlowly(const char *text, const Name &name) {
  for (size_t i = 0; i <= name.length; ++i)
    if (text[i] != name.text()[i])
      return false;
  return true;
}

NameText nameOf(const char *text, size_t length) { return {text, length, hashBytes(text, length)}; }

bool readName(const char *terminated, NameText &name) {
  if (!terminated)
    return false;
  size_t length = 0;
  unsigned char anyBits = 0;
  for (; terminated[length]; ++length)
    anyBits |= static_cast<unsigned char>(terminated[length]);
  const bool isAscii = anyBits < 0x80;
  if (!isAscii && !isUtf8(terminated, length))
    return false;
  name = nameOf(terminated, length);
  return true;
}

namespace {

/// What may follow a first byte: `count` bytes, the next of which is in [least, most] and the
/// others in [80, BF].
struct Continuation {
  size_t count;
  unsigned char least;
  unsigned char most;
};

/// Requires a first byte from C2 to F4.
Continuation continuationOf(unsigned char first) {
  switch (first) {
  case 0xE0:
    return {2, 0xA0, 0xBF};
  case 0xED:
    return {2, 0x80, 0x9F};
  case 0xF0:
    return {3, 0x90, 0xBF};
  case 0xF4:
    return {3, 0x80, 0x8F};
  default:
    return {first < 0xE0 ? size_t(1) : first < 0xF0 ? size_t(2) : size_t(3), 0x80, 0xBF};
  }
}

/// Returns the length of the character at the start of `text`, or 0 if it is not a valid one.
size_t characterLength(const unsigned char *text, size_t left) {
  if (text[0] < 0x80)
    return 1;
  if (text[0] < 0xC2 || text[0] > 0xF4)
    return 0;
  const Continuation continuation = continuationOf(text[0]);
  if (left <= continuation.count || text[1] < continuation.least || text[1] > continuation.most)
    return 0;
  for (size_t i = 2; i <= continuation.count; ++i)
    if ((text[i] & 0xC0) != 0x80)
      return 0;
  return continuation.count + 1;
}

} // namespace

bool isUtf8(const char *text, size_t length) {
  auto *bytes = reinterpret_cast<const unsigned char *>(text);
  for (size_t i = 0; i < length;) {
    const size_t step = characterLength(bytes + i, length - i);
    if (!step)
      return false;
    i += step;
  }
  return true;
}

} // namespace vais::profiler
