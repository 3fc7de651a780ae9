/// UTF-8 as RFC 3629 defines it, and the C++ runtime's demangler.

#include "Names.h"

#include <cstdlib>
#include <cxxabi.h>
#include <memory>

namespace vais::profiler {
namespace {

constexpr const char *kReplacement = "\xEF\xBF\xBD";
constexpr const char *kEllipsis = "\xE2\x80\xA6";

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

/// Bytes of the first `count` characters.
size_t prefixLength(const std::string &text, size_t count) {
  size_t i = 0;
  for (; i < text.size(); ++i)
    if (!isContinuation(static_cast<unsigned char>(text[i])) && count-- == 0)
      break;
  return i;
}

} // namespace

std::string demangle(const std::string &symbol) {
  if (symbol.compare(0, 2, "_Z") != 0)
    return symbol;
  int status = 0;
  const std::unique_ptr<char, void (*)(void *)> name(
      abi::__cxa_demangle(symbol.c_str(), nullptr, nullptr, &status), std::free);
  return status == 0 && name ? name.get() : symbol;
}

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

std::string displayName(const std::string &symbol) { return printable(demangle(symbol)); }

size_t displayWidth(const std::string &text) {
  size_t width = 0;
  for (const char byte : text)
    width += !isContinuation(static_cast<unsigned char>(byte));
  return width;
}

std::string elide(const std::string &text, size_t width) {
  const size_t all = displayWidth(text);
  if (all <= width)
    return text;
  if (width == 0)
    return "";
  const size_t front = width / 2;
  const size_t back = width - 1 - front;
  return text.substr(0, prefixLength(text, front)) + kEllipsis +
         text.substr(prefixLength(text, all - back));
}

} // namespace vais::profiler
