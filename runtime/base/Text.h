/// Text in fixed buffers, without libc. All functions are safe in signal handlers.

#ifndef VAIS_PROFILER_IO_TEXT_H
#define VAIS_PROFILER_IO_TEXT_H

#include <cstddef>
#include <cstdint>

namespace vais::profiler {

/// Returns the length of a terminated text, at most `limit`.
size_t textLength(const char *text, size_t limit = SIZE_MAX);

/// Returns whether a terminated text equals `other`, which is `length` bytes long.
bool textEquals(const char *text, const char *other, size_t length);

void copyBytes(void *to, const void *from, size_t size);
bool bytesEqual(const void *a, const void *b, size_t size);

/// A terminated text of bounded length. What does not fit is cut off, and isCut() says so.
template <size_t Capacity> class FixedText {
public:
  FixedText &append(const char *text, size_t length) {
    for (size_t i = 0; i < length; ++i)
      append(text[i]);
    return *this;
  }
  FixedText &append(const char *text) { return append(text, textLength(text)); }
  FixedText &append(char c) {
    if (length_ + 1 < Capacity) {
      text_[length_++] = c;
      text_[length_] = '\0';
    } else {
      isCut_ = true;
    }
    return *this;
  }
  FixedText &appendNumber(uint64_t number) {
    char digits[20];
    size_t count = 0;
    do
      digits[count++] = static_cast<char>('0' + number % 10);
    while (number /= 10);
    while (count)
      append(digits[--count]);
    return *this;
  }
  void cutTo(size_t length) {
    length_ = length;
    text_[length_] = '\0';
  }
  const char *c_str() const { return text_; }
  size_t size() const { return length_; }
  bool isCut() const { return isCut_; }

private:
  char text_[Capacity] = {};
  size_t length_ = 0;
  bool isCut_ = false;
};

/// A path of at most the length that the kernel accepts.
using PathText = FixedText<4096>;

/// Writes a line, preceded by "vais-profiler: ", to standard error.
void writeDiagnostic(const char *line);

/// Returns a short text for an errno value that opening or writing a file may lead to.
const char *errorText(long error);

} // namespace vais::profiler

#endif
