/// UTF-8 as RFC 3629 defines it.

#include "Names.h"

namespace vais::profiler {
namespace {

constexpr const char *kReplacement = "\xEF\xBF\xBD";

bool isContinuation(unsigned char byte) { return (byte & 0xC0) == 0x80; }

/// Bytes of the character at `i`; 0 when it is not well-formed.
size_t characterLength(const std::string &text, size_t i) {
  const auto byte = [&](size_t at) {
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0u;
  };
  const unsigned first = byte(i);
  const unsigned second = byte(i + 1);
  if (first < 0x80)
    return 1;
  const size_t length = first < 0xC2   ? 0
                        : first < 0xE0 ? 2
                        : first < 0xF0 ? 3
                        : first < 0xF5 ? 4
                                       : 0;
  for (size_t k = 1; k < length; ++k)
    if (!isContinuation(static_cast<unsigned char>(byte(i + k))))
      return 0;
  const bool isOverlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
  const bool isSurrogate = first == 0xED && second >= 0xA0;
  const bool isBeyond = first == 0xF4 && second >= 0x90;
  return isOverlong || isSurrogate || isBeyond ? 0 : length;
}

bool isControl(const std::string &text, size_t i, size_t length) {
  const auto first = static_cast<unsigned char>(text[i]);
  if (length == 1)
    return first < 0x20 || first == 0x7F;
  return length == 2 && first == 0xC2 && static_cast<unsigned char>(text[i + 1]) < 0xA0;
}

} // namespace

std::string printable(const std::string &text) {
  std::string result;
  for (size_t i = 0; i < text.size();) {
    const size_t length = characterLength(text, i);
    if (length == 0)
      result += kReplacement;
    else if (isControl(text, i, length))
      result += '?';
    else
      result.append(text, i, length);
    i += length == 0 ? 1 : length;
  }
  return result;
}

} // namespace vais::profiler
